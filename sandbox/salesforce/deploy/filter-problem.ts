import type { FieldSchema } from '../schema/schema-types.ts';
import { isLongText } from './is-long-text.ts';

const EQUALITY = ['equals', 'notEqual'];
const ORDER = ['lessThan', 'lessOrEqual', 'greaterThan', 'greaterOrEqual'];
const WORDS = ['contains', 'notContain', 'startsWith'];
const DATE = /^(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*|[A-Z]+(?:_[A-Z]+)*(?::\d+)?)$/u;

/**
 * What is wrong with a filter of a list view or report, as the end of a sentence; undefined if nothing is.
 * Source: Salesforce Help, "Filter Operators Reference".
 *
 * @param operation as in metadata, for instance `greaterThan`
 * @param text one value or several with commas between them; empty for an empty field
 */
export function filterProblem(field: FieldSchema, operation: string, text: string): string | undefined {
  if (isLongText(field)) return `filters by the long text ${field.name}`;
  if (!operationsOf(field).includes(operation)) return `filters ${field.name} by the operation ${operation}`;
  return isValueOf(field, text) ? undefined : `filters ${field.name} by "${text}"`;
}

function operationsOf({ type }: FieldSchema): readonly string[] {
  switch (type) {
    case 'boolean':
      return EQUALITY;
    case 'multipicklist':
      return [...EQUALITY, 'includes', 'excludes'];
    case 'location':
    case 'address':
      return ['within'];
    case 'double':
    case 'int':
    case 'currency':
    case 'percent':
    case 'date':
    case 'datetime':
      return [...EQUALITY, ...ORDER];
    default:
      return [...EQUALITY, ...ORDER, ...WORDS];
  }
}

function isValueOf({ type, picklistValues }: FieldSchema, text: string): boolean {
  if (text === '') return true;
  const values = text.split(',').map((one) => one.trim());
  switch (type) {
    case 'picklist':
      return values.every((value) => picklistValues?.some((one) => one.value === value));
    case 'boolean':
      return /^(?:0|1|true|false)$/iu.test(text);
    case 'double':
    case 'int':
    case 'currency':
    case 'percent':
      return values.every((value) => value !== '' && !Number.isNaN(Number(value)));
    case 'date':
    case 'datetime':
      return values.every((value) => DATE.test(value));
    default:
      return true;
  }
}
