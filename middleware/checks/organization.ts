import type { CheckDefinition } from './check.ts';
import { judgeSettings } from './judge.ts';

// Ids come with 15 or 18 characters; the last three only repeat the case of the others.
const ID_LENGTH = 15;

/** The settings were made in this org: a copy of it must not call customers in its name. */
export const organization: CheckDefinition = {
  id: 'organization',
  group: 'salesforce',
  run: (facts) =>
    judgeSettings(facts, ({ settings: { orgId } }) => {
      const { login } = facts.org;
      if (login.kind !== 'known') return { state: 'not-applicable', finding: 'Not checked: the org is not known.' };
      const connected = login.value.orgId;
      if (orgId?.slice(0, ID_LENGTH) === connected.slice(0, ID_LENGTH))
        return { state: 'ok', finding: `The settings were made in this org (${connected}).` };
      const edit = `set Organization ID to ${connected} in the tab Video Settings`;
      if (orgId === null) {
        return {
          state: 'warning',
          finding: 'The settings do not say in which org they were made: a refreshed sandbox would go on as this org.',
          remedy: `App Launcher → Start Video → Video Setup → Connection → Verify, which notes this org. Or ${edit}.`,
        };
      }
      return {
        state: 'error',
        finding: `The settings were made in the org ${orgId}, and this is ${connected}: it looks like a refreshed sandbox. No call is started here.`,
        remedy: `If this org is to make calls: first check the Middleware URL, which may be that of the other org. Then App Launcher → Start Video → Video Setup → Use these settings in this org. Or ${edit}.`,
      };
    }),
};
