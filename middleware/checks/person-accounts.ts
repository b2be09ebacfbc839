import type { CheckDefinition } from './check.ts';
import { judge } from './judge.ts';

/** With Person Accounts agents work on a page of Account, which the component does not serve. */
export const personAccounts: CheckDefinition = {
  id: 'person-accounts',
  group: 'salesforce',
  run: ({ org }) =>
    judge(org.objects['Account'] ?? { kind: 'hidden' }, (account) => {
      if (account === null) return { state: 'not-applicable', finding: 'The integration user does not see accounts.' };
      if (!account.fields.some(({ name }) => name === 'IsPersonAccount'))
        return { state: 'ok', finding: 'The org does not use Person Accounts.' };
      return {
        state: 'warning',
        finding: 'The org uses Person Accounts, which are not supported: calls start from contacts and cases only.',
        remedy: 'Start calls to person accounts from their cases.',
      };
    }),
};
