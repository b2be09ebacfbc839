import type { FieldSchema, ListView, ObjectSchema, Row } from '../types.ts';
import { createFilterTest } from '../soql/metadata-filter.ts';
import type { SoqlContext } from '../soql/soql-context.ts';
import type { RowTest } from '../soql/where.ts';
import { badParameter } from './ui-error.ts';

/** Compiles scope and filters of a list view. @throws SalesforceError for what this sandbox cannot apply */
export function compileListView(context: SoqlContext, object: ObjectSchema, view: ListView): RowTest {
  if (view.booleanFilter !== undefined)
    throw badParameter('Filter logic of list views is not supported by this sandbox');
  const tests = view.filters.map(({ field: name, operation, value }): RowTest => {
    const field = findColumn(object, name);
    const test = field === undefined ? undefined : createFilterTest(field, operation, value, context.org.clock.now());
    if (field === undefined || test === undefined)
      throw badParameter(`The filter ${name} ${operation} is not supported by this sandbox`);
    return (row) => test(row[field.name] ?? null);
  });
  const inScope = compileScope(context, view);
  return (row) => inScope(row) && tests.every((test) => test(row));
}

/** Columns are named as in metadata: `NAME`, `CREATED_DATE`, `Status__c`. */
export function findColumn(object: ObjectSchema, column: string): FieldSchema | undefined {
  if (column === 'NAME') return object.field(object.nameField);
  return object.field(column) ?? object.field(column.replaceAll('_', ''));
}

function compileScope({ session }: SoqlContext, { filterScope }: ListView): RowTest {
  if (filterScope === 'Everything') return () => true;
  if (filterScope === 'Mine') return (row: Row) => row['OwnerId'] === session.user.id;
  throw badParameter(`The scope ${filterScope} is not supported by this sandbox`);
}
