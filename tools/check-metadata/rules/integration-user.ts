import ts from 'typescript';
import { nodesIn, parseSource } from '../code/parse-source.ts';
import type { Problem } from '../problem.ts';
import type { Project } from '../project/project.ts';
import { childrenOf, isTrue, textOf } from '../xml/element.ts';
import { integrationGrants } from './integration-grants.ts';
import type { Rule } from './rule.ts';

/** The first to log in at all, the second to look up the agent where users are private. */
const USER_PERMISSIONS = ['ApiEnabled', 'ViewAllUsers'];

/** The middleware's user may log in, look up agents, and read those fields of contacts that the middleware names itself. */
export const integrationUser: Rule = { name: 'integration-user', check };

function check({ permissionSets, middleware, schema }: Project): Problem[] {
  const set = permissionSets.find(({ file }) => file.name === 'Video_Integration');
  if (set === undefined) return [];
  const permissions = childrenOf(set.file.root, 'userPermissions').filter((grant) => isTrue(grant, 'enabled'));
  const problems: Problem[] = USER_PERMISSIONS.filter(
    (name) => !permissions.some((grant) => textOf(grant, 'name') === name),
  ).map((name) => ({ file: set.file.path, problem: `lacks ${name}`, remedy: 'add it to userPermissions' }));
  const grants = integrationGrants(set);
  const named = new Set(middleware.filter(([path]) => path.startsWith('middleware/salesforce/')).flatMap(textsOf));
  for (const field of schema.get('Contact')?.fields.values() ?? [])
    // Agents have an Email too: that is the one the middleware names.
    if (!field.isCustom && field.type !== 'Email' && named.has(field.name))
      problems.push(...grants.demandField('Contact', field));
  return problems;
}

function textsOf([path, text]: readonly [string, string]): string[] {
  return nodesIn(parseSource(path, text))
    .filter(ts.isStringLiteral)
    .map((node) => node.text);
}
