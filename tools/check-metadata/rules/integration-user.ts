import ts from 'typescript';
import { nodesIn, parseSource } from '../code/parse-source.ts';
import { setFile } from '../project/permission-file.ts';
import type { OwnRule } from '../project/project.ts';
import { INTEGRATION, integrationGrants } from './integration-grants.ts';

/** The first to log in at all, the second to look up the agent where users are private; the optional set shows Setup. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  [INTEGRATION]: ['ApiEnabled', 'ViewAllUsers'],
  Video_Setup_Insight: ['ViewRoles', 'ViewSetup'],
};
/** What the middleware asks contacts for: numbers, places, and whether to call at all. */
const FIELD_TYPES = ['address', 'boolean', 'phone'];
/** Where the middleware names fields of the org. */
const NAMES_FIELDS = /^middleware\/(?:domain|salesforce)\//u;

/** The middleware's user may log in, look up agents, and read those numbers and addresses that the middleware names. */
export const integrationUser: OwnRule = {
  name: 'integration-user',
  check: (project, say) => {
    const { metadata, middleware } = project;
    for (const [name, permissions] of Object.entries(NEEDED)) {
      const set = metadata.permissionSets.get(name);
      if (set === undefined) say('force-app', `has no permission set ${name}`, 'add it');
      for (const permission of permissions)
        if (set?.userPermissions.has(permission) === false)
          say(setFile(project, name), `lacks ${permission}`, 'add it to userPermissions');
    }
    const named = new Set(middleware.filter(([path]) => NAMES_FIELDS.test(path)).flatMap(textsOf));
    const grants = integrationGrants(metadata);
    for (const field of metadata.objects.get('Contact')?.fields.values() ?? [])
      if ((FIELD_TYPES.includes(field.type) || field.compoundFieldName !== undefined) && named.has(field.name))
        for (const [problem, remedy] of grants?.demandField({ object: 'Contact', field }) ?? [])
          say(setFile(project, INTEGRATION), problem, remedy);
  },
};

function textsOf([path, text]: readonly [string, string]): string[] {
  return nodesIn(parseSource(path, text))
    .filter(ts.isStringLiteral)
    .map((node) => node.text);
}
