import type { CheckDefinition } from './check.ts';

const SETUP_PATH = '/lightning/setup/ManageExternalClientApplication/home';

/** Who we are in the org, and which org it is. */
export const salesforceLogin: CheckDefinition = {
  id: 'salesforce-login',
  group: 'salesforce',
  run: ({ org: { login, user, organization } }) => {
    if (login.kind !== 'known') {
      const reason = login.kind === 'failed' ? login.reason : 'no answer';
      return {
        state: 'error',
        finding: `The middleware cannot log in to Salesforce: ${reason}`,
        remedy:
          'Setup → External Client App Manager → Start Video Middleware → Policies: enable the Client Credentials Flow, ' +
          'with the integration user as Run As user. Settings → OAuth Settings shows the Consumer Key and Secret for ' +
          'SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET. SALESFORCE_LOGIN_URL must be the My Domain of the org.',
        setupPath: SETUP_PATH,
      };
    }
    const who = user.kind === 'known' ? `${user.value.name} (${user.value.username})` : login.value.userId;
    const { orgId } = login.value;
    if (organization.kind !== 'known') return { state: 'ok', finding: `Logged in as ${who} to the org ${orgId}.` };
    const { name, isSandbox } = organization.value;
    return {
      state: 'ok',
      finding: `Logged in as ${who} to ${name} (${orgId}), ${isSandbox ? 'a sandbox' : 'not a sandbox'}.`,
    };
  },
};
