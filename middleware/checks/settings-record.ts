import type { CheckDefinition, Verdict } from './check.ts';
import { judge } from './judge.ts';
import { CONNECTION_STEP } from './menu.ts';

const ASSIGN_INTEGRATION =
  'Setup → Permission Sets → Video Integration → Manage Assignments → Add Assignments, and choose the integration user.';
const SETUP_PATH = '/lightning/setup/PermSets/home';

const HIDDEN: Verdict = {
  state: 'error',
  finding: 'The object Video Settings does not exist in the org, or not for the integration user.',
  remedy: `Deploy the package, then: ${ASSIGN_INTEGRATION}`,
  setupPath: SETUP_PATH,
};

/** The one record of settings is there, and we can read all that it says. */
export const settingsRecord: CheckDefinition = {
  id: 'settings-record',
  group: 'salesforce',
  run: ({ org: { settings } }) => {
    if (settings.kind === 'failed' && settings.reason.startsWith('INVALID_FIELD')) {
      return {
        state: 'error',
        finding: `The integration user may not read all of the settings: ${settings.reason}`,
        remedy: ASSIGN_INTEGRATION,
        setupPath: SETUP_PATH,
      };
    }
    return judge(
      settings,
      (record) => {
        if (record === null) {
          return {
            state: 'error',
            finding: 'There is no Video Settings record with the key "default".',
            remedy: `${CONNECTION_STEP}: enter the Middleware URL, and save. That makes the record.`,
          };
        }
        if (!record.hasGateKey) {
          return {
            state: 'error',
            finding: 'The Gate Key is empty, so the middleware answers no page.',
            remedy: `${CONNECTION_STEP}: fill Gate Key with a long random text, and save.`,
          };
        }
        return { state: 'ok', finding: 'The settings are there and can be read.' };
      },
      HIDDEN,
    );
  },
};
