import { isTrue, textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

/** Source: Metadata API Developer Guide, "ExtlClntAppOauthSettings". */
const SCOPES = [
  'Address',
  'Api',
  'Basic',
  'CDPProfile',
  'CDPQuery',
  'Chatter',
  'Content',
  'CustomPermissions',
  'Email',
  'Full',
  'OpenID',
  'Phone',
  'Profile',
  'RefreshToken',
  'Web',
];

/** An external client app asks for scopes that are there, and runs as somebody. */
export const clientApp: DeployRule = {
  name: 'client-app',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'eca')) {
      if (textOf(file.root, 'label') === '') say(file, 'lacks a label', 'add <label>');
      if (!/^[^@\s]+@[^@\s]+$/u.test(textOf(file.root, 'contactEmail')))
        say(file, 'names nobody to write to', 'add contactEmail');
    }
    for (const file of filesOf(deployment, 'ecaOauth'))
      for (const scope of textOf(file.root, 'commaSeparatedOauthScopes').split(','))
        if (!SCOPES.includes(scope.trim()))
          say(file, `asks for the unknown scope ${scope}`, `use ${SCOPES.join(', ')}`);
    for (const file of filesOf(deployment, 'ecaGlblOauth'))
      if (!URL.canParse(textOf(file.root, 'callbackUrl')))
        say(file, 'has no callback URL, which is demanded even where it is unused', 'add callbackUrl');
    for (const file of filesOf(deployment, 'ecaOauthPlcy')) {
      const isNeeded = isTrue(file.root, 'isClientCredentialsFlowEnabled');
      if (isNeeded && !/^[^@\s]+@[^@\s]+$/u.test(textOf(file.root, 'clientCredentialsFlowUser')))
        say(
          file,
          'Enter a valid execution user for the OAuth client credentials flow',
          'add clientCredentialsFlowUser',
        );
    }
  },
};
