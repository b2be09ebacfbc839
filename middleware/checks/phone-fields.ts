import { phoneChoices } from '../domain/pick-field.ts';
import type { CheckDefinition } from './check.ts';
import { fieldProblems } from './field-problems.ts';
import { judge, judgeSettings } from './judge.ts';
import { CALLS_STEP } from './menu.ts';

/** The phone fields of the settings can be read and hold numbers. */
export const phoneFields: CheckDefinition = {
  id: 'phone-fields',
  group: 'calls',
  settings: ['Phone_Fields__c'],
  run: (facts) =>
    judgeSettings(facts, ({ settings }) =>
      judge(facts.org.objects['Contact'] ?? { kind: 'hidden' }, (contact) => {
        const items = fieldProblems(phoneChoices(settings), contact);
        if (items.length === 0)
          return { state: 'ok', finding: `Numbers are taken from ${settings.phoneFields.join(', then ')}.` };
        return {
          state: 'error',
          finding: 'A phone field of the settings cannot be used, and so no call is started.',
          remedy: `${CALLS_STEP}: correct the phone fields, for example to MobilePhone, then Phone.`,
          items,
          setupPath: '/lightning/setup/ObjectManager/Contact/FieldsAndRelationships/view',
        };
      }),
    ),
};
