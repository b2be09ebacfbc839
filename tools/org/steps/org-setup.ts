import { z } from 'zod';
import { soqlText } from '../../../middleware/salesforce/soql.ts';
import { createDeployStep } from './deploy-step.ts';
import { PACKAGE } from './package.ts';
import type { Tools } from './step.ts';

const SETUP = 'org-setup/main/default';
const CLIENT_APP = ['externalClientApps', 'extlClntAppOauthSettings', 'extlClntAppGlobalOauthSets'].map(
  (folder) => `${SETUP}/${folder}`,
);

/** What the middleware logs in with. Its three parts are refused one without the other. */
export const clientApp = createDeployStep({
  name: 'client app',
  purpose: 'Deploys the external client app that the middleware logs in with.',
  folders: CLIENT_APP,
  due: 'Start Video Middleware will be deployed. Salesforce makes its key and secret.',
  done: 'Start Video Middleware is deployed.',
  remedy: (refusal) =>
    /secret/iu.test(refusal)
      ? 'You need the permission View External Client Apps Consumer Secrets in Metadata, or Setup → External Client App Settings → Allow Access to OAuth Consumer Secrets via Metadata API. Or make the app by hand, as docs/administrators/setup.md says.'
      : 'Is Setup → External Client App Settings → Opt in to External Client Apps on? Or make the app by hand, as docs/administrators/setup.md says.',
});

/** Apart from the app: if they are refused, the app stays, and a person can set them. */
export const clientPolicies = createDeployStep({
  name: 'client policies',
  purpose: 'Lets the app log in as the integration user, and nobody else.',
  folders: [`${SETUP}/extlClntAppPolicies`, `${SETUP}/extlClntAppOauthPolicies`],
  needs: [PACKAGE, ...CLIENT_APP],
  due: 'The app will run as the integration user.',
  done: 'The app runs as the integration user.',
  cannotValidate: async ({ sf, settings: { integrationUsername } }: Tools) => {
    const soql = `SELECT Id FROM User WHERE Username = ${soqlText(integrationUsername)}`;
    const users = await sf.query(soql, z.object({ Id: z.string() }));
    return users.length > 0 ? undefined : 'Not tried: it names the integration user, who is not there yet.';
  },
  remedy: (refusal) =>
    /execution user/iu.test(refusal)
      ? 'Salesforce does not take the integration user. Is it active, with API Only and Video Integration? If so, set it by hand: Setup → External Client App Manager → Start Video Middleware → Policies → Edit: client credentials flow on, run as the integration user.'
      : 'Set them by hand: Setup → External Client App Manager → Start Video Middleware → Policies → Edit: client credentials flow on, run as the integration user; Permitted Users: Admin approved users are pre-authorized; App Policies: permission set Video Integration.',
});

/** Lets pages fetch from the middleware. */
export const trustedSite = createDeployStep({
  name: 'trusted site',
  purpose: 'Lets Lightning pages call the middleware.',
  folders: [`${SETUP}/cspTrustedSites`],
  due: 'The address of the middleware will be a trusted URL.',
  done: 'The address of the middleware is a trusted URL.',
  remedy: () =>
    'Enter it by hand: Setup → Trusted URLs → New: the address, context Lightning Experience Pages, connect-src. Has another trusted URL the same address? Then keep that one, with connect-src.',
});

/** Changes what every site in the org may do, so nobody decides it but a person. */
export const securitySettings = createDeployStep({
  name: 'security settings',
  purpose:
    'Sends the Permissions-Policy header, which lets 8x8 use camera and microphone. It counts for the whole org: other sites that use them in Lightning then need trusted URLs, too.',
  folders: [`${SETUP}/settings`],
  due: 'The security settings of the org will be changed, as you said.',
  done: 'Camera and microphone are given to trusted URLs.',
  isWanted: ({ settings }) => {
    if (settings.securitySettings === true) return undefined;
    return settings.securitySettings === false
      ? {
          state: 'by hand',
          says: 'Left as they are, as you said. By hand: Setup → Session Settings → Browser Feature Permissions.',
        }
      : { state: 'ask', says: 'You will be asked: it counts for the whole org.' };
  },
  remedy: () => 'Set it by hand: Setup → Session Settings → Browser Feature Permissions: Trusted URLs, for both.',
});
