import type { LiteralType } from '@jetstreamapp/soql-parser-js';
import type { FieldSchema } from '../types.ts';
import { malformedQuery } from '../salesforce-error.ts';
import { toRecordId } from '../store/record-id.ts';
import type { DateRange } from './date-literal.ts';
import { dateLiteralRange } from './date-literal.ts';
import { isId, isNumber, isText } from './field-kinds.ts';
import { invalidField, invalidFilter, notSupportedHere } from './soql-error.ts';
import { decodeString } from './string-literal.ts';

/** The right-hand side of a comparison, checked against the field's type. */
export type FilterValue = string | number | boolean | null | DateRange;

/**
 * Reads a literal for a field, refusing what Salesforce refuses: quotes around a number, none around a text.
 * Ids become their first 15 characters, which identify a record.
 * @throws SalesforceError INVALID_FIELD, INVALID_QUERY_FILTER_OPERATOR or MALFORMED_QUERY
 */
export function readFilterValue(field: FieldSchema, text: string, type: LiteralType, now: number): FilterValue {
  if (type === 'NULL') return null;
  if (type === 'APEX_BIND_VARIABLE') throw malformedQuery(`unexpected token: ':'`);
  const isQuoted = type === 'STRING';
  if (isId(field)) return readId(field, text, isQuoted);
  if (isText(field)) return isQuoted ? readText(text) : wrongType(field, 'string', 'and should be');
  if (field.type === 'boolean') return type === 'BOOLEAN' ? text.toUpperCase() === 'TRUE' : wrongType(field, 'boolean');
  if (isNumber(field)) {
    return type === 'INTEGER' || type === 'DECIMAL' ? Number(text) : wrongType(field, field.type);
  }
  if (field.type === 'datetime' || field.type === 'date') return readTime(field, text, type, now);
  throw invalidField(`field '${field.name}' can not be filtered in a query call`);
}

function readText(quoted: string): string {
  const text = decodeString(quoted);
  if (text === undefined)
    throw malformedQuery(`Invalid string literal ${quoted}. Illegal character sequence in string literal.`);
  return text;
}

function readId(field: FieldSchema, text: string, isQuoted: boolean): string | null {
  if (!isQuoted) return wrongType(field, 'ID', 'and should be');
  const id = readText(text);
  if (id === '') return null;
  if (toRecordId(id) === undefined) throw invalidFilter(`invalid ID field: ${id}`);
  return id.slice(0, 15);
}

function readTime(field: FieldSchema, text: string, type: LiteralType, now: number): FilterValue {
  const expected = field.type === 'date' ? 'DATE' : 'DATETIME';
  if (type === expected) {
    const time = Date.parse(text);
    if (Number.isNaN(time)) throw malformedQuery(`invalid date: ${text}`);
    return time;
  }
  if (type !== 'DATE_LITERAL' && type !== 'DATE_N_LITERAL') {
    return wrongType(field, field.type === 'date' ? 'date' : 'dateTime');
  }
  const range = dateLiteralRange(text, now);
  if (range === undefined) throw notSupportedHere(`The date literal ${text}`);
  return range;
}

function wrongType(field: FieldSchema, type: string, quotes = 'and should not be'): never {
  throw invalidField(
    `value of filter criterion for field '${field.name}' must be of type ${type} ${quotes} enclosed in quotes`,
  );
}
