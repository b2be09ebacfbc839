import {
  badPicklistValue,
  incorrectIdType,
  invalidEmail,
  jsonParserError,
  malformedId,
  numberOutsideRange,
  stringTooLong,
} from '../salesforce-error.ts';
import type { FieldSchema } from '../schema/schema-types.ts';
import { toRecordId } from '../store/record-id.ts';
import type { FieldValue } from '../session-types.ts';

const EMAIL = /^[^\s@<>(),;:\\"[\]]+@[^\s@<>(),;:\\"[\]]+\.[^\s@<>(),;:\\"[\]]+$/u;
const DATE = /^\d{4}-\d{2}-\d{2}$/u;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/u;

/**
 * A value from outside as the org stores it. @throws SalesforceError in the org's words for what the field cannot hold
 *
 * @param prefixOf the key prefix of an object, for lookups
 */
export function checkValue(
  field: FieldSchema,
  value: unknown,
  prefixOf: (object: string) => string | undefined,
): FieldValue {
  if (value === null || value === undefined) return field.type === 'boolean' ? refuseNull(field) : null;
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : refuse(field, value, 'VALUE_BOOLEAN');
    case 'double':
    case 'int':
    case 'currency':
    case 'percent':
      return checkNumber(field, value);
    case 'datetime':
      return checkDateTime(field, value);
    case 'date':
      return typeof value === 'string' && DATE.test(value) && isInCalendar(value)
        ? value
        : refuse(field, value, 'date');
    case 'reference':
    case 'id':
      return checkReference(field, value, prefixOf);
    default:
      return checkText(field, value);
  }
}

/** Texts are trimmed, and an empty one is nothing. */
function checkText(field: FieldSchema, value: unknown): string | null {
  if (typeof value !== 'string') return refuse(field, value, 'VALUE_STRING');
  const text = field.type === 'textarea' ? value : value.trim();
  if (text === '') return null;
  if (field.length !== undefined && text.length > field.length)
    throw stringTooLong(field.label, value, field.length, field.name);
  if (field.type === 'email' && !EMAIL.test(text)) throw invalidEmail(field.label, text, field.name);
  if (field.type === 'picklist' && field.restrictedPicklist) {
    if (field.picklistValues?.some((one) => one.active && one.value === text) !== true)
      throw badPicklistValue(field.label, text, field.name);
  }
  return text;
}

function checkNumber(field: FieldSchema, value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return refuse(field, value, 'VALUE_NUMBER');
  const scale = field.scale ?? 0;
  const whole = (field.precision ?? 18) - scale;
  if (Math.abs(number) >= 10 ** whole || Math.abs(number) > maximumOf(field))
    throw numberOutsideRange(field.label, String(value), field.name);
  return Number(number.toFixed(scale));
}

/** Degrees of a geolocation. Source: Object Reference, "Geolocation Custom Field". */
function maximumOf({ name }: FieldSchema): number {
  if (name.endsWith('__Latitude__s')) return 90;
  return name.endsWith('__Longitude__s') ? 180 : Number.POSITIVE_INFINITY;
}

/** Date.parse takes 30 February for 2 March. */
function isInCalendar(text: string): boolean {
  const day = text.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function checkDateTime(field: FieldSchema, value: unknown): string {
  const time =
    typeof value === 'string' && DATE_TIME.test(value) && isInCalendar(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return refuse(field, value, 'dateTime');
  // Date-times are kept to the second. Source: Object Reference, "dateTime".
  return new Date(Math.floor(time / 1000) * 1000).toISOString();
}

function checkReference(
  field: FieldSchema,
  value: unknown,
  prefixOf: (object: string) => string | undefined,
): string | null {
  if (value === '') return null;
  const id = typeof value === 'string' ? toRecordId(value) : undefined;
  if (id === undefined) throw malformedId(field.label, String(value), field.name);
  const prefixes = (field.referenceTo ?? []).map(prefixOf);
  if (!prefixes.includes(id.slice(0, 3))) throw incorrectIdType(field.label, String(value), field.name);
  return id;
}

function refuse(field: FieldSchema, value: unknown, wanted: string): never {
  const token =
    typeof value === 'object'
      ? Array.isArray(value)
        ? 'START_ARRAY'
        : 'START_OBJECT'
      : `VALUE_${(typeof value).toUpperCase()}`;
  throw jsonParserError(
    `Cannot deserialize instance of ${wanted} from ${token} value ${describeValue(value)} for field ${field.name}`,
  );
}

function refuseNull(field: FieldSchema): never {
  throw jsonParserError(`Cannot deserialize instance of boolean from null value for field ${field.name}`);
}

function describeValue(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).slice(0, 80)
    : '';
}
