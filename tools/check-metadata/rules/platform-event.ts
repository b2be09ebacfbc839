import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../project/metadata-file.ts';
import { filesOf, type Project } from '../project/project.ts';
import { childOf, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

const REQUIRED = ['deploymentStatus', 'description', 'label', 'pluralLabel'];
/** What only stored records have. */
const FOREIGN = ['compactLayoutAssignment', 'enableHistory', 'nameField', 'sharingModel'];

/**
 * Platform events are published with the transaction that they tell of, and permission sets grant of them what there is.
 * Source: Platform Events Developer Guide, "Define Your Platform Event" and "Platform Event Permissions".
 */
export const platformEvent: Rule = {
  name: 'platform-event',
  check: (project: Project) => [
    ...filesOf(project, 'object')
      .filter(({ name }) => name.endsWith('__e'))
      .flatMap(checkEvent),
    ...checkGrants(project),
  ],
};

function checkEvent({ path: file, root }: MetadataFile): Problem[] {
  const problems: Problem[] = [];
  const say = (problem: string, remedy: string) => problems.push({ file, problem, remedy });
  for (const name of REQUIRED) if (textOf(root, name) === '') say(`lacks ${name}`, `add <${name}>`);
  for (const name of FOREIGN) if (childOf(root, name) !== undefined) say(`has ${name}, as records have`, 'remove it');
  if (textOf(root, 'eventType') !== 'HighVolume') say('is of no kind that can be made', 'set eventType to HighVolume');
  // At once, it can arrive before its record exists, or survive a rollback.
  if (textOf(root, 'publishBehavior') !== 'PublishAfterCommit')
    say('is published before the commit', 'set publishBehavior to PublishAfterCommit');
  return problems;
}

function checkGrants({ permissionSets }: Project): Problem[] {
  return permissionSets.flatMap(({ file, objects }) =>
    objects
      .filter(({ object, mayEdit, mayDelete, seesAll, changesAll }) => {
        return object.endsWith('__e') && (mayEdit || mayDelete || seesAll || changesAll);
      })
      .map(({ object }) => ({
        file: file.path,
        problem: `grants more than Read and Create on ${object}`,
        remedy: 'an event can only be read and published',
      })),
  );
}
