import type { CheckDefinition } from './check.ts';
import { judge } from './judge.ts';

const SETUP_PATH = '/lightning/setup/FlexiPageList/home';
const STEPS =
  'Setup → Lightning App Builder → the page → Edit: drag the custom component Start Video onto the page, Save, and ' +
  'Activation if the page is not active yet. Leave pages as they are that your agents do not use.';

/** Agents find the component on the pages of contacts and cases. */
export const recordPages: CheckDefinition = {
  id: 'record-pages',
  group: 'salesforce',
  run: ({ org }) =>
    judge(org.pages, (pages) => {
      const lacking = pages.filter(({ hasComponent }) => !hasComponent);
      const without = ['Contact', 'Case'].filter(
        (object) => !pages.some((page) => page.object === object && page.hasComponent),
      );
      if (lacking.length === 0 && without.length === 0)
        return { state: 'ok', finding: `All ${pages.length} record pages of Contact and Case hold Start Video.` };
      return {
        state: 'warning',
        finding:
          without.length > 0
            ? `No record page of ${without.join(' or ')} holds Start Video: agents find it there as quick action only.`
            : 'Some record pages do not hold Start Video.',
        remedy: STEPS,
        items: lacking.map(({ label, object }) => `${label} (${object})`),
        setupPath: SETUP_PATH,
      };
    }),
};
