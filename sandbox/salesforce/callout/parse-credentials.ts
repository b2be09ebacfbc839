import { MetadataProblem, type XmlNode } from '../metadata/xml/xml-node.ts';
import type { ExternalCredential, NamedCredential } from './callout-types.ts';

export function parseNamedCredential(node: XmlNode, name: string): NamedCredential {
  node.without('allowMergeFieldsInBody', 'allowMergeFieldsInHeader', 'description');
  node.oneOf('namedCredentialType', ['SecuredEndpoint']);
  const parameters = node.list('namedCredentialParameters').map((parameter) => {
    parameter.without('description', 'parameterName', 'sequenceNumber');
    const type = parameter.oneOf('parameterType', ['Url', 'Authentication']);
    return type === 'Url'
      ? { url: parameter.required('parameterValue') }
      : { credential: parameter.required('externalCredential') };
  });
  const url = parameters.flatMap((one) => one.url ?? [])[0];
  const externalCredential = parameters.flatMap((one) => one.credential ?? [])[0];
  if (url === undefined || externalCredential === undefined)
    throw new MetadataProblem(
      'A secured endpoint needs a parameter of the type Url and one of the type Authentication',
    );
  if (!URL.canParse(url)) throw new MetadataProblem(`${url} is not a URL`);
  return {
    name,
    label: node.required('label'),
    url: url.replace(/\/$/u, ''),
    externalCredential,
    isCalloutEnabled:
      (node.has('calloutStatus') ? node.oneOf('calloutStatus', ['Enabled', 'Disabled']) : 'Enabled') === 'Enabled',
    sendsAuthorization: node.boolean('generateAuthorizationHeader'),
  };
}

export function parseExternalCredential(node: XmlNode, name: string): ExternalCredential {
  node.without('description');
  node.oneOf('authenticationProtocol', ['Custom']);
  const parameters = node.list('externalCredentialParameters').map((parameter) => {
    parameter.without('description', 'parameterGroup', 'sequenceNumber');
    const type = parameter.oneOf('parameterType', ['NamedPrincipal', 'AuthHeader']);
    const parameterName = parameter.required('parameterName');
    return type === 'NamedPrincipal'
      ? { principal: parameterName }
      : { header: { name: parameterName, value: parameter.required('parameterValue') } };
  });
  return {
    name,
    label: node.required('label'),
    principals: parameters.flatMap((one) => one.principal ?? []),
    headers: parameters.flatMap((one) => one.header ?? []),
  };
}
