import type { ObjectSchema } from '../types.ts';
import { SalesforceError } from '../salesforce-error.ts';
import type { FieldPath } from '../soql/field-path.ts';
import { resolveFieldPath } from '../soql/field-path.ts';
import type { SoqlContext } from '../soql/soql-context.ts';
import { badParameter } from './ui-error.ts';

/** Which fields a call asks for: one it may not have is an error, or is left out. */
export interface WantedFields {
  readonly fields: readonly string[];
  readonly optionalFields: readonly string[];
}

/**
 * Finds fields named `Contact.MobilePhone` or `Contact.Account.Name`.
 * @throws SalesforceError INVALID_FIELD for a required one that the person does not see,
 * ILLEGAL_QUERY_PARAMETER_VALUE for one of another object
 */
export function resolveWantedFields(context: SoqlContext, object: ObjectSchema, wanted: WantedFields) {
  const required = wanted.fields.map((name) => resolveFieldPath(context, object, unqualify(object, name)));
  const optional = wanted.optionalFields.flatMap((name) => resolveOptional(context, object, unqualify(object, name)));
  return [...required, ...optional];
}

/** The path below the object: `Name` of `Contact.Name`. */
export function unqualify(object: ObjectSchema, name: string): string {
  const [prefix = '', ...path] = name.split('.');
  if (path.length === 0 || prefix.toLowerCase() !== object.apiName.toLowerCase()) {
    throw badParameter(`The field ${name} must be qualified with the object ${object.apiName}.`);
  }
  return path.join('.');
}

/** Lists take names with and without the object in front. */
export function qualify(object: ObjectSchema, name: string): string {
  const isQualified = name.toLowerCase().startsWith(`${object.apiName.toLowerCase()}.`);
  return isQualified ? name : `${object.apiName}.${name}`;
}

export function splitNames(text: string | null): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function resolveOptional(context: SoqlContext, object: ObjectSchema, path: string): readonly FieldPath[] {
  try {
    return [resolveFieldPath(context, object, path)];
  } catch (error) {
    if (error instanceof SalesforceError) return [];
    throw error;
  }
}
