import { doNotCallChoices } from '../domain/pick-field.ts';
import type { CheckDefinition } from './check.ts';
import { fieldProblems } from './field-problems.ts';
import { judge, judgeSettings } from './judge.ts';
import { CALLS_STEP } from './menu.ts';

const FIELD = 'DoNotCall';
const FIELDS = '/lightning/setup/ObjectManager/Contact/FieldsAndRelationships/view';

/** The checkboxes that forbid an SMS can be read. */
export const doNotCall: CheckDefinition = {
  id: 'do-not-call',
  group: 'calls',
  settings: ['Respect_Do_Not_Call__c', 'Do_Not_Call_Field__c'],
  run: (facts) =>
    judgeSettings(facts, ({ settings }) =>
      judge(facts.org.objects['Contact'] ?? { kind: 'hidden' }, (contact) => {
        if (!settings.respectDoNotCall) {
          return {
            state: 'warning',
            finding: 'Do Not Call is not respected: contacts who asked not to be called get an SMS all the same.',
            remedy: `${CALLS_STEP}: switch on Respect Do Not Call, unless you have the consent of your customers.`,
          };
        }
        const [problem] = fieldProblems(doNotCallChoices(settings), contact);
        if (problem !== undefined) {
          return {
            state: 'error',
            finding: problem,
            remedy: `${CALLS_STEP}: choose another checkbox, or none. No call is started before.`,
            setupPath: FIELDS,
          };
        }
        if (contact?.fields.some(({ name }) => name === FIELD) !== true) {
          return {
            state: 'error',
            finding:
              'The integration user may not read Do Not Call of contacts: no SMS is sent without the reason of an agent.',
            remedy:
              'Setup → Permission Sets → Video Integration → Object Settings → Contacts → Edit: tick Read Access of Do Not ' +
              `Call. Or, ${CALLS_STEP}: switch off Respect Do Not Call.`,
            setupPath: '/lightning/setup/PermSets/home',
          };
        }
        const named = settings.doNotCallField;
        return {
          state: 'ok',
          finding: `No SMS goes to contacts with Do Not Call${named === null ? '' : ` or ${named}`} without a reason.`,
        };
      }),
    ),
};
