import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../project/metadata-file.ts';
import { filesOf, type Project } from '../project/project.ts';
import { objectNameOf } from '../schema/build-schema.ts';
import { childOf, isTrue, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

const REQUIRED = ['label', 'pluralLabel', 'description', 'deploymentStatus', 'sharingModel', 'nameField'];
// Source: Salesforce Help, "Field History Tracking": twenty fields per object.
const MAX_TRACKED_FIELDS = 20;

/** Source: Metadata API Developer Guide, "CustomObject": either all of the three or none. */
const SWITCHES = ['enableBulkApi', 'enableSharing', 'enableStreamingApi'];

/** A custom object says all that a deployment needs, although its type calls most of it optional. */
export const objectDefinition: Rule = {
  name: 'object-definition',
  check: (project) =>
    filesOf(project, 'object')
      .filter(({ name }) => name.endsWith('__c'))
      .flatMap((file) => [
        ...checkDefinition(file, project),
        ...checkHistory(file, project),
        ...checkList(file, project),
      ]),
};

function checkDefinition({ path, root }: MetadataFile, project: Project): Problem[] {
  const problems: Problem[] = REQUIRED.filter((name) => childOf(root, name) === undefined).map((name) => ({
    file: path,
    problem: `lacks ${name}`,
    remedy: `add <${name}>`,
  }));
  const nameField = childOf(root, 'nameField');
  const type = nameField === undefined ? '' : textOf(nameField, 'type');
  if (nameField !== undefined && type !== 'Text' && type !== 'AutoNumber')
    problems.push({ file: path, problem: `has a name of type "${type}"`, remedy: 'use Text or AutoNumber' });
  if (nameField !== undefined && type === 'AutoNumber' && !/\{0+\}/u.test(textOf(nameField, 'displayFormat')))
    problems.push({
      file: path,
      problem: 'has an auto number without a format',
      remedy: 'add displayFormat, such as A-{0000}',
    });
  if (new Set(SWITCHES.map((name) => textOf(root, name))).size > 1)
    problems.push({
      file: path,
      problem: 'has switches that must be equal',
      remedy: `set ${SWITCHES.join(', ')} alike`,
    });
  const layout = textOf(root, 'compactLayoutAssignment');
  if (layout !== '' && layout !== 'SYSTEM' && !hasCompactLayout(project, path, layout))
    problems.push({
      file: path,
      problem: `uses the compact layout ${layout}, which is not there`,
      remedy: 'add it or name another',
    });
  return problems;
}

function hasCompactLayout(project: Project, objectPath: string, layout: string): boolean {
  const folder = objectPath.slice(0, objectPath.lastIndexOf('/'));
  return project.tree.has(`${folder}/compactLayouts/${layout}.compactLayout-meta.xml`);
}

function checkHistory({ path, name, root }: MetadataFile, project: Project): Problem[] {
  const tracked = filesOf(project, 'field').filter(
    (field) => objectNameOf(field) === name && isTrue(field.root, 'trackHistory'),
  );
  if (tracked.length > MAX_TRACKED_FIELDS)
    return [{ file: path, problem: `tracks ${tracked.length} fields`, remedy: `track ${MAX_TRACKED_FIELDS} at most` }];
  if (tracked.length > 0 && !isTrue(root, 'enableHistory'))
    return [{ file: path, problem: 'has tracked fields but no history', remedy: 'set enableHistory to true' }];
  return [];
}

/** Components and people find rows by the list of all. */
function checkList({ path }: MetadataFile, { tree }: Project): Problem[] {
  const list = `${path.slice(0, path.lastIndexOf('/'))}/listViews/All.listView-meta.xml`;
  return tree.has(list) ? [] : [{ file: path, problem: 'has no list view All', remedy: 'add it in listViews/' }];
}
