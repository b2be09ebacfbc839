import ts from 'typescript';
import { nodesIn, parseSource } from '../code/parse-source.ts';
import type { Problem } from '../problem.ts';
import type { PermissionSet } from '../project/permission-set.ts';
import type { Project } from '../project/project.ts';
import { childrenOf, isTrue, textOf } from '../xml/element.ts';
import { integrationGrants } from './integration-grants.ts';
import type { Rule } from './rule.ts';

/** The first to log in at all, the second to look up the agent where users are private. */
const USER_PERMISSIONS = ['ApiEnabled', 'ViewAllUsers'];

/** Its optional second set; viewing Setup takes viewing roles. */
const INSIGHT_PERMISSIONS = ['ViewRoles', 'ViewSetup'];

/** Where the middleware names fields of the org. */
const NAMES_FIELDS = /^middleware\/(?:domain|salesforce)\//u;

/** The middleware's user may log in, look up agents, and read those fields of contacts that the middleware names itself. */
export const integrationUser: Rule = { name: 'integration-user', check };

function check({ permissionSets, middleware, schema }: Project): Problem[] {
  const set = permissionSets.find(({ file }) => file.name === 'Video_Integration');
  const insight = permissionSets.find(({ file }) => file.name === 'Video_Setup_Insight');
  if (set === undefined) return [];
  const problems = [
    ...demandPermissions(set, USER_PERMISSIONS),
    ...(insight === undefined
      ? [{ file: 'force-app', problem: 'has no permission set Video_Setup_Insight', remedy: 'add it' }]
      : demandPermissions(insight, INSIGHT_PERMISSIONS)),
  ];
  const grants = integrationGrants(set);
  const named = new Set(middleware.filter(([path]) => NAMES_FIELDS.test(path)).flatMap(textsOf));
  for (const field of schema.get('Contact')?.fields.values() ?? [])
    // Agents have an Email too: that is the one the middleware names.
    if (!field.isCustom && field.type !== 'Email' && named.has(field.name))
      problems.push(...grants.demandField('Contact', field));
  return problems;
}

function demandPermissions({ file: { path, root } }: PermissionSet, names: readonly string[]): Problem[] {
  const granted = childrenOf(root, 'userPermissions').filter((grant) => isTrue(grant, 'enabled'));
  return names
    .filter((name) => !granted.some((grant) => textOf(grant, 'name') === name))
    .map((name) => ({ file: path, problem: `lacks ${name}`, remedy: 'add it to userPermissions' }));
}

function textsOf([path, text]: readonly [string, string]): string[] {
  return nodesIn(parseSource(path, text))
    .filter(ts.isStringLiteral)
    .map((node) => node.text);
}
