import type { CheckDefinition } from './check.ts';
import { judge } from './judge.ts';

const SETUP_PATH = '/lightning/setup/Flows/home';

/** Flows of the package arrive inactive in some orgs. */
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
      const inactive = known.filter(({ isActive }) => !isActive);
      if (inactive.length === 0) return { state: 'ok', finding: 'All flows of the package are active.' };
      return {
        state: 'warning',
        finding: 'Flows of the package are not active: workflows get no video call, or nobody is told of it.',
        remedy: 'Setup → Flows → the flow → Activate.',
        items: inactive.map(({ label, name }) => `${label} (${name})`),
        setupPath: SETUP_PATH,
      };
    }),
};
