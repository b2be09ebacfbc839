import { objectNameOf } from '../../metadata/metadata-file.ts';
import { elementsAt, textOf, textsOf } from '../../metadata/xml/element.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/schema-types.ts';
import { filesOf, type DeployRule } from '../deployment.ts';
import { filterProblem } from '../filter-problem.ts';
import { isLogicOver } from '../is-logic-over.ts';

/** Standard columns of lists. Source: Metadata API Developer Guide, "ListView". */
const STANDARD: Readonly<Record<string, string>> = {
  NAME: 'Name',
  CREATED_DATE: 'CreatedDate',
  CREATEDBY_USER: 'CreatedById',
  'CREATEDBY_USER.ALIAS': 'CreatedById',
  LAST_UPDATE: 'LastModifiedDate',
  'OWNER.ALIAS': 'OwnerId',
  UPDATEDBY_USER: 'LastModifiedById',
  'UPDATEDBY_USER.ALIAS': 'LastModifiedById',
};
const SEARCH = [
  'customTabListAdditionalFields',
  'lookupDialogsAdditionalFields',
  'searchFilterFields',
  'searchResultsAdditionalFields',
];
const MAX_COLUMNS = 15;
const MAX_FILTERS = 10;

/** List views and search layouts show fields that are there, and filter by values that these can have. */
export const listColumns: DeployRule = {
  name: 'list-columns',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'listView')) {
      const object = deployment.metadata.object(objectNameOf(file));
      if (object === undefined) continue;
      const columns = textsOf(file.root, 'columns');
      if (columns.length > MAX_COLUMNS) say(file, `has ${columns.length} columns`, `keep ${MAX_COLUMNS}`);
      for (const column of columns)
        if (columnNamed(object, column) === undefined)
          say(file, `Could not resolve list view column: ${column}`, 'add the field or correct the name');
      const filters = elementsAt(file.root, 'filters');
      if (filters.length > MAX_FILTERS) say(file, `has ${filters.length} filters`, `keep ${MAX_FILTERS}`);
      for (const filter of filters) {
        const name = textOf(filter, 'field');
        const field = columnNamed(object, name);
        if (field === undefined) {
          say(file, `Could not resolve list view filter: ${name}`, 'correct the name');
          continue;
        }
        const problem = filterProblem(field, textOf(filter, 'operation'), textOf(filter, 'value'));
        if (problem !== undefined) say(file, problem, 'use an operation and a value that the field can have');
      }
      const logic = textOf(file.root, 'booleanFilter');
      if (logic !== '' && !isLogicOver(logic, filters.length))
        say(file, `combines ${filters.length} filters by "${logic}"`, 'name each filter by its number');
    }
    for (const file of filesOf(deployment, 'object')) {
      const object = deployment.metadata.object(file.name);
      for (const { text } of SEARCH.flatMap((list) => elementsAt(file.root, `searchLayouts/${list}`)))
        if (object !== undefined && columnNamed(object, text) === undefined)
          say(file, `searches by ${text}, which ${file.name} does not have`, 'add the field or correct the name');
    }
  },
};

/** Fields of one's own go by their name, those of Salesforce by the name of a column. */
function columnNamed(object: ObjectSchema, name: string): FieldSchema | undefined {
  const standard = STANDARD[name];
  const field = object.fields.get(standard ?? name);
  return standard === undefined && object.custom && field?.custom !== true ? undefined : field;
}
