import { loginChoice } from '../domain/pick-field.ts';
import type { CheckDefinition } from './check.ts';
import { fieldProblems } from './field-problems.ts';
import { judge, judgeSettings } from './judge.ts';
import { CALLS_STEP } from './menu.ts';

/**
 * Standard fields that people change in their personal settings. Source: Salesforce Help, "Edit Your Personal
 * Information". An e-mail address is changed there too, but counts only once it is confirmed.
 */
const OWN_FIELDS = [
  'AboutMe',
  'Alias',
  'CommunityNickname',
  'CompanyName',
  'Department',
  'Division',
  'Extension',
  'FirstName',
  'LastName',
  'MobilePhone',
  'Phone',
  'Title',
];
const EDIT = `${CALLS_STEP}: set the agent login field to`;

/** The field that says as whom a person logs in at 8x8; whoever could write it could be somebody else there. */
export const agentLogin: CheckDefinition = {
  id: 'agent-login',
  group: 'calls',
  settings: ['Agent_Login_Field__c'],
  run: (facts) =>
    judgeSettings(facts, ({ settings }) =>
      judge(facts.org.objects['User'] ?? { kind: 'hidden' }, (user) => {
        const field = settings.agentLoginField;
        const [problem] = fieldProblems([loginChoice(settings)], user);
        if (problem !== undefined)
          return { state: 'error', finding: problem, remedy: `${EDIT} Email, or to another text field of User.` };
        if (OWN_FIELDS.includes(field)) {
          return {
            state: 'warning',
            finding: `Agents can change ${field} of their own user, and so log in at 8x8 as somebody else.`,
            remedy: `${EDIT} a field that only administrators edit, for example Email or FederationIdentifier.`,
          };
        }
        if (!field.endsWith('__c')) return { state: 'ok', finding: `Agents log in at 8x8 by their ${field}.` };
        return {
          state: 'ok',
          finding: `Agents log in at 8x8 by ${field}. Whether agents can edit this field cannot be told from here.`,
          remedy: `Make sure that they cannot: Setup → Object Manager → User → Fields & Relationships → ${field} → Set Field-Level Security, Read-Only for their profiles.`,
          setupPath: '/lightning/setup/ObjectManager/User/FieldsAndRelationships/view',
        };
      }),
    ),
};
