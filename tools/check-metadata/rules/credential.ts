import type { Problem } from '../problem.ts';
import { fileNamed, filesOf, type Project } from '../project/project.ts';
import { childrenOf, isTrue, textOf, type Element } from '../xml/element.ts';
import type { Rule } from './rule.ts';

const AUTOMATION = 'Start_Video_Middleware-Automation';
const USERS = 'UserExternalCredential';

/**
 * Flows reach the middleware: its address, the header with the key, and who may use the key. Source: Metadata API
 * Developer Guide, "NamedCredential" and "ExternalCredential".
 */
export const credential: Rule = {
  name: 'credential',
  check: (project: Project) => [
    ...checkNamed(project),
    ...checkExternal(project),
    ...checkServices(project),
    ...checkPrincipals(project),
  ],
};

function parametersOf(root: Element, list: string, type: string): Element[] {
  return childrenOf(root, list).filter((parameter) => textOf(parameter, 'parameterType') === type);
}

function externalOf(named: Element): string {
  const [authentication] = parametersOf(named, 'namedCredentialParameters', 'Authentication');
  return authentication === undefined ? '' : textOf(authentication, 'externalCredential');
}

function checkNamed(project: Project): Problem[] {
  return filesOf(project, 'namedCredential').flatMap(({ path: file, root }) => {
    const problems: Problem[] = [];
    const say = (problem: string, remedy: string) => problems.push({ file, problem, remedy });
    const [url] = parametersOf(root, 'namedCredentialParameters', 'Url');
    const external = externalOf(root);
    if (textOf(root, 'namedCredentialType') !== 'SecuredEndpoint')
      say('is of the old kind', 'set namedCredentialType to SecuredEndpoint');
    if (url === undefined || !textOf(url, 'parameterValue').startsWith('https://'))
      say('has no https address', 'add a parameter of the type Url');
    if (fileNamed(project, 'externalCredential', external) === undefined)
      say(
        `relies on the external credential "${external}", which is not there`,
        'name one in an Authentication parameter',
      );
    // The key comes as a header of the external credential; a header of Salesforce's own would replace it.
    if (isTrue(root, 'generateAuthorizationHeader'))
      say('sends a header of its own', 'set generateAuthorizationHeader to false');
    if (!isTrue(root, 'allowMergeFieldsInHeader'))
      say('sends the header without the key', 'set allowMergeFieldsInHeader to true');
    return problems;
  });
}

function checkExternal(project: Project): Problem[] {
  return filesOf(project, 'externalCredential').flatMap(({ path: file, name, root }) => {
    const problems: Problem[] = [];
    const say = (problem: string, remedy: string) => problems.push({ file, problem, remedy });
    if (textOf(root, 'description') === '') say('lacks a description', 'say where the key comes from');
    if (!filesOf(project, 'namedCredential').some((named) => externalOf(named.root) === name))
      say('is used by no named credential', 'add one that says where the key is sent');
    if (parametersOf(root, 'externalCredentialParameters', 'NamedPrincipal').length === 0)
      say('has nobody who may call', 'add a NamedPrincipal');
    const headers = parametersOf(root, 'externalCredentialParameters', 'AuthHeader');
    if (!headers.some((header) => textOf(header, 'parameterName') === 'Authorization'))
      say('sends no key', 'add the AuthHeader Authorization');
    for (const header of headers)
      if (!textOf(header, 'parameterValue').includes(`{!$Credential.${name}.`))
        say('holds what it sends', `take the value from {!$Credential.${name}.…}: secrets are typed in Setup`);
    return problems;
  });
}

function checkServices(project: Project): Problem[] {
  return filesOf(project, 'externalServiceRegistration')
    .filter(({ root }) => fileNamed(project, 'namedCredential', textOf(root, 'namedCredentialReference')) === undefined)
    .map(({ path, root }) => ({
      file: path,
      problem: `uses the named credential "${textOf(root, 'namedCredentialReference')}", which is not there`,
      remedy: 'correct namedCredentialReference',
    }));
}

function checkPrincipals(project: Project): Problem[] {
  const principals = filesOf(project, 'externalCredential').flatMap(({ name, root }) =>
    parametersOf(root, 'externalCredentialParameters', 'NamedPrincipal').map(
      (parameter) => `${name}-${textOf(parameter, 'parameterName')}`,
    ),
  );
  const grants = project.permissionSets.flatMap((set) =>
    childrenOf(set.file.root, 'externalCredentialPrincipalAccesses').map((access) => ({
      set,
      principal: textOf(access, 'externalCredentialPrincipal'),
      isEnabled: isTrue(access, 'enabled'),
    })),
  );
  const problems: Problem[] = [];
  for (const { set, principal } of grants) {
    const { path: file } = set.file;
    if (!principals.includes(principal))
      problems.push({ file, problem: `grants the principal ${principal}, which is not there`, remedy: 'correct it' });
    // Source: Salesforce Help, "Enable External Credential Principals": without it the callout is refused.
    if (!set.objects.some(({ object, mayRead }) => object === USERS && mayRead))
      problems.push({ file, problem: `grants a principal without Read on ${USERS}`, remedy: 'add the object' });
  }
  if (!grants.some(({ principal, isEnabled }) => principal === AUTOMATION && isEnabled))
    problems.push({ file: 'force-app', problem: 'lets nobody use the automation key', remedy: `grant ${AUTOMATION}` });
  return problems;
}
