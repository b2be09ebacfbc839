import { childrenOf, textOf, type Element } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

const SECRET = /\{!\$Credential\.(?<credential>\w+)\.\w+\}/gu;

/** Named and external credentials are complete. Source: Metadata API Developer Guide, the pages of both. */
export const credential: DeployRule = {
  name: 'credential',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'namedCredential')) {
      const { root } = file;
      if (textOf(root, 'namedCredentialType') !== 'SecuredEndpoint')
        say(file, 'is of the old kind', 'set namedCredentialType to SecuredEndpoint');
      const [url] = parametersOf(root, 'namedCredentialParameters', 'Url');
      const address = url === undefined ? '' : textOf(url, 'parameterValue');
      const isLocal = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/|$)/u.test(address);
      if (!URL.canParse(address) || !(isLocal || address.startsWith('https://')))
        say(file, 'has no https address', 'add a parameter of the type Url');
      const [authentication] = parametersOf(root, 'namedCredentialParameters', 'Authentication');
      if (authentication === undefined || textOf(authentication, 'externalCredential') === '')
        say(file, 'authenticates by nothing', 'name an external credential in an Authentication parameter');
    }
    for (const file of filesOf(deployment, 'externalCredential')) {
      const { root, name } = file;
      if (
        textOf(root, 'authenticationProtocol') === 'Custom' &&
        parametersOf(root, 'externalCredentialParameters', 'NamedPrincipal').length === 0
      )
        say(file, 'has nobody who may call', 'add a NamedPrincipal');
      for (const parameter of childrenOf(root, 'externalCredentialParameters')) {
        const type = textOf(parameter, 'parameterType');
        if (textOf(parameter, 'parameterName') === '') say(file, `has a ${type} without a name`, 'add parameterName');
        if (type === 'NamedPrincipal' && !/^[1-9]\d*$/u.test(textOf(parameter, 'sequenceNumber')))
          say(file, 'has a principal without its place', 'add sequenceNumber, from 1');
        if (type !== 'AuthHeader') continue;
        const value = textOf(parameter, 'parameterValue');
        if (value === '') say(file, 'has a header without a value', 'add parameterValue');
        for (const { groups } of value.matchAll(SECRET))
          if (groups?.['credential'] !== name)
            say(file, `takes a value from the credential ${groups?.['credential'] ?? ''}`, `take it from ${name}`);
      }
    }
  },
};

function parametersOf(root: Element, list: string, type: string): Element[] {
  return childrenOf(root, list).filter((parameter) => textOf(parameter, 'parameterType') === type);
}
