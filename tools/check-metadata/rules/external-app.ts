import { filesOf } from '../../../sandbox/salesforce/deploy/deployment.ts';
import { isTrue, textOf } from '../../../sandbox/salesforce/metadata/xml/element.ts';
import type { OwnRule } from '../project/project.ts';

/** The parts that let a server log in by client credentials, and what each must say for it. */
const PARTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ecaGlblOauth: { isClientCredentialsFlowEnabled: 'true' },
  ecaOauth: { commaSeparatedOauthScopes: 'Api' },
  ecaPlcy: { isEnabled: 'true', isOauthPluginEnabled: 'true' },
  ecaOauthPlcy: { isClientCredentialsFlowEnabled: 'true' },
};

/** The middleware's external client app is complete, asks for the API only, and brings no secret. */
export const externalApp: OwnRule = {
  name: 'external-app',
  check: (project, say) => {
    for (const app of filesOf(project, 'eca'))
      for (const [suffix, wanted] of Object.entries(PARTS)) {
        const part = filesOf(project, suffix).find(
          ({ root }) => textOf(root, 'externalClientApplication') === app.name,
        );
        if (part === undefined) {
          say(app, `has no .${suffix}`, 'add that part');
          continue;
        }
        for (const [name, value] of Object.entries(wanted))
          if (textOf(part.root, name) !== value)
            say(part, `says ${name} "${textOf(part.root, name)}"`, `set it to ${value}`);
        for (const secret of ['consumerKey', 'consumerSecret'])
          if (textOf(part.root, secret) !== '') say(part, `holds a ${secret}`, 'remove it: Salesforce makes one');
        if (suffix === 'ecaOauthPlcy' && textOf(part.root, 'commaSeparatedPermissionSet') === '')
          say(part, 'lets in nobody', 'add commaSeparatedPermissionSet');
        if (suffix === 'ecaGlblOauth' && isTrue(part.root, 'isConsumerSecretOptional'))
          say(part, 'asks for no secret', 'set isConsumerSecretOptional to false');
      }
  },
};
