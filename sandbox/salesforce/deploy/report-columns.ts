import type { OrgMetadata } from '../metadata/metadata-types.ts';
import type { FieldSchema, ObjectSchema } from '../schema/schema-types.ts';
import { isLongText } from './is-long-text.ts';

const NUMBERS = ['double', 'int', 'currency', 'percent'];
const ONLY_SHOWN = ['location', 'address', 'base64'];

/**
 * A field as report types name it: standard lookups by their relationship (`Owner`, `CreatedBy`), all others by name.
 * Source: Metadata API Developer Guide, "ReportType", and the sample of "Report".
 */
export function reportField(object: ObjectSchema, name: string): FieldSchema | undefined {
  const field = object.fields.get(name);
  if (field !== undefined && (field.type !== 'reference' || field.custom)) return field;
  return [...object.fields.values()].find((one) => !one.custom && one.relationshipName === name);
}

/** The field of a report's column `Object$Field`, if its report type has it. */
export function reportColumn(metadata: OrgMetadata, reportType: string, column: string): FieldSchema | undefined {
  const type = metadata.analytics.reportTypes.get(reportType);
  if (type?.columns.includes(column) !== true) return undefined;
  const [table = '', name = ''] = column.split('$');
  const object = metadata.object(table);
  return object === undefined ? undefined : reportField(object, name);
}

/** Source: Salesforce Help, "Group Report Data". */
export const isGroupable = (field: FieldSchema): boolean => !isLongText(field) && !ONLY_SHOWN.includes(field.type);

export const isDate = ({ type }: FieldSchema): boolean => type === 'date' || type === 'datetime';

/** Source: Salesforce Help, "Summarize Report Data". */
export function summariesOf({ type }: FieldSchema): readonly string[] {
  if (NUMBERS.includes(type)) return ['Sum', 'Average', 'Maximum', 'Minimum', 'Median', 'Unique'];
  return type === 'boolean' ? ['Sum', 'Average', 'Maximum', 'Minimum'] : ['Unique'];
}
