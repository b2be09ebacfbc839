import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../project/metadata-file.ts';
import { filesOf, type Project } from '../project/project.ts';
import { objectNameOf } from '../schema/build-schema.ts';
import { childOf, childrenOf, textOf, textsOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

/** Standard columns of a custom object's lists. Source: Metadata API Developer Guide, "ListView". */
const STANDARD_COLUMNS = ['NAME', 'CREATED_DATE', 'CREATEDBY_USER', 'LAST_UPDATE', 'UPDATEDBY_USER', 'OWNER.ALIAS'];
const SEARCH_LISTS = [
  'customTabListAdditionalFields',
  'lookupDialogsAdditionalFields',
  'searchFilterFields',
  'searchResultsAdditionalFields',
];
// Source: Salesforce Help, "Compact Layouts": ten fields.
const MAX_COMPACT_FIELDS = 10;

/** List views, compact layouts and search layouts show fields that are there. */
export const fieldLists: Rule = {
  name: 'field-lists',
  check: (project) => [
    ...filesOf(project, 'listView').flatMap((file) => [
      ...checkColumns(file, objectNameOf(file), textsOf(file.root, 'columns'), project),
      ...checkFilters(file, project),
    ]),
    ...filesOf(project, 'compactLayout').flatMap((file) => checkCompactLayout(file, project)),
    ...filesOf(project, 'object').flatMap((file) => {
      const search = childOf(file.root, 'searchLayouts');
      const columns = search === undefined ? [] : SEARCH_LISTS.flatMap((list) => textsOf(search, list));
      return checkColumns(file, file.name, columns, project);
    }),
  ],
};

function checkColumns(
  { path }: MetadataFile,
  object: string,
  columns: readonly string[],
  { schema }: Project,
): Problem[] {
  return columns
    .filter((name) => !STANDARD_COLUMNS.includes(name) && schema.get(object)?.fields.get(name)?.isCustom !== true)
    .map((name) => unknownField(path, object, name));
}

function checkFilters(file: MetadataFile, { schema }: Project): Problem[] {
  const object = objectNameOf(file);
  return childrenOf(file.root, 'filters').flatMap((filter) => {
    const name = textOf(filter, 'field');
    if (STANDARD_COLUMNS.includes(name)) return [];
    const field = schema.get(object)?.fields.get(name);
    if (field === undefined) return [unknownField(file.path, object, name)];
    const value = textOf(filter, 'value');
    if (field.type !== 'Picklist' || value.split(',').every((one) => field.picklistValues.includes(one))) return [];
    return [{ file: file.path, problem: `filters ${name} by "${value}"`, remedy: 'use values of the picklist' }];
  });
}

function checkCompactLayout(file: MetadataFile, { schema }: Project): Problem[] {
  const object = objectNameOf(file);
  const fields = textsOf(file.root, 'fields');
  const problems = fields
    .filter((name) => schema.get(object)?.fields.has(name) !== true)
    .map((name) => unknownField(file.path, object, name));
  if (fields.length > MAX_COMPACT_FIELDS)
    problems.push({ file: file.path, problem: `has ${fields.length} fields`, remedy: `keep ${MAX_COMPACT_FIELDS}` });
  return problems;
}

function unknownField(file: string, object: string, name: string): Problem {
  return { file, problem: `shows ${name}, which ${object} does not have`, remedy: 'add the field or correct the name' };
}
