import type { Problem } from '../problem.ts';
import { fileNamed, filesOf, type Project } from '../project/project.ts';
import { isTrue, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

/** The parts that let a server log in by client credentials, and what each must say for it. */
const PARTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ecaGlblOauth: { isClientCredentialsFlowEnabled: 'true' },
  ecaOauth: { commaSeparatedOauthScopes: 'Api' },
  ecaOauthPlcy: { isClientCredentialsFlowEnabled: 'true' },
};

/** The middleware's external client app is complete, asks for the API only, and brings no secret. */
export const externalApp: Rule = {
  name: 'external-app',
  check: (project) => [...checkParts(project), ...checkOwners(project)],
};

function checkParts(project: Project): Problem[] {
  return filesOf(project, 'eca').flatMap((app) =>
    Object.entries(PARTS).flatMap(([suffix, wanted]): Problem[] => {
      const part = filesOf(project, suffix).find(({ root }) => textOf(root, 'externalClientApplication') === app.name);
      if (part === undefined) return [{ file: app.path, problem: `has no .${suffix}`, remedy: 'add that part' }];
      const { path: file, root } = part;
      const problems = Object.entries(wanted)
        .filter(([name, value]) => textOf(root, name) !== value)
        .map(([name, value]) => ({
          file,
          problem: `says ${name} "${textOf(root, name)}"`,
          remedy: `set it to ${value}`,
        }));
      const secret = ['consumerKey', 'consumerSecret'].find((name) => textOf(root, name) !== '');
      if (secret !== undefined)
        problems.push({ file, problem: `holds a ${secret}`, remedy: 'remove it: Salesforce makes one' });
      if (suffix === 'ecaOauthPlcy' && textOf(root, 'clientCredentialsFlowUser') === '')
        problems.push({ file, problem: 'runs as nobody', remedy: 'add clientCredentialsFlowUser' });
      const approved = textOf(root, 'commaSeparatedPermissionSet');
      if (suffix === 'ecaOauthPlcy' && fileNamed(project, 'permissionset', approved) === undefined)
        problems.push({ file, problem: `lets in "${approved}", which is not there`, remedy: 'name a permission set' });
      if (suffix === 'ecaGlblOauth' && isTrue(root, 'isConsumerSecretOptional'))
        problems.push({ file, problem: 'asks for no secret', remedy: 'set isConsumerSecretOptional to false' });
      return problems;
    }),
  );
}

function checkOwners(project: Project): Problem[] {
  const apps = filesOf(project, 'eca').map(({ name }) => name);
  return Object.keys(PARTS).flatMap((suffix) =>
    filesOf(project, suffix)
      .filter(({ root }) => !apps.includes(textOf(root, 'externalClientApplication')))
      .map(({ path }) => ({ file: path, problem: 'belongs to no app', remedy: 'correct externalClientApplication' })),
  );
}
