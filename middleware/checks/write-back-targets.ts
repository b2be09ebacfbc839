import type { CheckDefinition } from './check.ts';
import { judgeSettings } from './judge.ts';
import { CALLS_STEP } from './menu.ts';

/** The call reference reaches a record on which people look for it. */
export const writeBackTargets: CheckDefinition = {
  id: 'write-back-targets',
  group: 'calls',
  settings: ['Update_Case__c', 'Update_Contact__c'],
  run: (facts) =>
    judgeSettings(facts, ({ settings: { updateCase, updateContact } }) => {
      const targets = [...(updateCase ? ['the case'] : []), ...(updateContact ? ['the contact'] : [])];
      if (targets.length > 0)
        return { state: 'ok', finding: `The call reference is written to ${targets.join(' and ')}.` };
      return {
        state: 'warning',
        finding: 'The call reference is written to the video session alone: neither case nor contact shows it.',
        remedy: `${CALLS_STEP}: switch on the case, the contact, or both.`,
      };
    }),
};
