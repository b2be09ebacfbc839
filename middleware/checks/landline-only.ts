import type { CheckDefinition } from './check.ts';
import { judgeSettings } from './judge.ts';
import { CALLS_STEP } from './menu.ts';

const FINDINGS: ReadonlyMap<string, string> = new Map([
  ['Fail', 'A workflow’s call to a contact with landlines only fails, and the owner of the case is told why.'],
  [
    'Link',
    'A workflow’s call to a contact with landlines only goes by link: nobody is texted, so somebody has to send it.',
  ],
]);

/** What becomes of a workflow's call to a contact who cannot get an SMS is one of what there is. */
export const landlineOnly: CheckDefinition = {
  id: 'landline-only',
  group: 'calls',
  settings: ['Landline_Only__c'],
  run: (facts) =>
    judgeSettings(facts, ({ landlineOnly: saved }) => {
      const finding = FINDINGS.get(saved ?? 'Fail');
      if (finding !== undefined) return { state: 'ok', finding };
      return {
        state: 'warning',
        finding: `Landline Only says “${saved}”, which the middleware does not know: a workflow’s call to a contact with landlines only fails.`,
        remedy: `${CALLS_STEP}: choose what becomes of contacts with landlines only.`,
      };
    }),
};
