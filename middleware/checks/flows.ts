import { PACKAGED_FLOWS } from '../domain/packaged-flows.ts';
import type { CheckDefinition } from './check.ts';
import { judge } from './judge.ts';

const SETUP_PATH = '/lightning/setup/Flows/home';

/** Flows of the package are there and active: in some orgs they arrive inactive. */
export const flows: CheckDefinition = {
  id: 'flows',
  group: 'salesforce',
  run: ({ org }) =>
    judge(org.flows, (known) => {
      if (known.length === 0)
        return {
          state: 'not-applicable',
          finding: 'The org has no flow of this package. Agents can start calls without.',
        };
      const missing = PACKAGED_FLOWS.filter((name) => !known.some((flow) => flow.name === name));
      const inactive = known.filter(({ isActive }) => !isActive);
      if (inactive.length === 0 && missing.length === 0)
        return { state: 'ok', finding: 'All flows of the package are active.' };
      return {
        state: 'warning',
        finding: 'Flows of the package do not run: workflows get no video call, or nobody is told of it.',
        remedy: 'Setup → Flows → the flow → Activate. Deploy the package once more for those that are not there.',
        items: [
          ...inactive.map(({ label, name }) => `${label} (${name}): not active`),
          ...missing.map((name) => `${name}: not deployed`),
        ],
        setupPath: SETUP_PATH,
      };
    }),
};
