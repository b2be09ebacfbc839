import { SalesforceError, jsonParserError } from '../salesforce-error.ts';
import type { SaveOptions } from '../types.ts';
import type { RestRequest } from './rest-types.ts';

export type FieldValues = Readonly<Record<string, unknown>>;

/**
 * The fields of a save: the body without `attributes`, which clients send back as they got them.
 * @throws SalesforceError JSON_PARSER_ERROR
 */
export function readFieldValues(body: unknown): FieldValues {
  if (!isObject(body)) {
    throw jsonParserError(
      body === undefined
        ? 'The HTTP entity body is required, but this request has no entity body.'
        : 'The HTTP entity body must be a JSON object.',
    );
  }
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'attributes'));
}

/**
 * The URL names the record of an update, so the body must not.
 * @throws SalesforceError INVALID_FIELD
 */
export function readChangedValues(body: unknown): FieldValues {
  const values = readFieldValues(body);
  if (Object.keys(values).some((name) => name.toLowerCase() === 'id')) {
    const message = 'The Id field should not be specified in the sobject data.';
    throw new SalesforceError(400, [{ errorCode: 'INVALID_FIELD', message, fields: ['Id'] }]);
  }
  return values;
}

/**
 * The header `Sforce-Auto-Assign`: without it, or with TRUE or a rule's id, the assignment rule runs.
 * Source: REST API Developer Guide, "Assignment Rule Header".
 */
export function readSaveOptions({ headers }: Pick<RestRequest, 'headers'>): SaveOptions {
  return { useAssignmentRules: headers['sforce-auto-assign']?.toLowerCase() !== 'false' };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
