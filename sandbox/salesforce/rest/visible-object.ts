import type { FieldSchema, ObjectSchema, Row } from '../types.ts';
import { externalIdNotFound, noSuchColumnOnEntity, resourceNotFound } from '../salesforce-error.ts';
import { toRecordId } from '../store/record-id.ts';
import { attributesOf } from '../soql/projection.ts';
import { toRestValue } from '../soql/rest-value.ts';
import type { RestContext } from './rest-types.ts';

/** @throws SalesforceError NOT_FOUND for an object that does not exist for this person */
export function findObject({ org, session }: RestContext, name: string): ObjectSchema {
  const object = org.metadata.object(name);
  if (object === undefined || !session.canRead(object.apiName)) throw resourceNotFound();
  return object;
}

/** @throws SalesforceError NOT_FOUND; a text that is no id of this object is taken for an external id, as Salesforce does */
export function readRecordId({ org }: RestContext, object: ObjectSchema, text: string): string {
  const id = toRecordId(text);
  if (id === undefined || org.objectOfId(id) !== object.apiName) throw externalIdNotFound(text);
  return id;
}

/** @throws SalesforceError NOT_FOUND */
export function findRecord(context: RestContext, object: ObjectSchema, text: string): Row {
  const row = context.session.get(object.apiName, readRecordId(context, object, text));
  if (row === undefined) throw resourceNotFound();
  return row;
}

/** @throws SalesforceError NOT_FOUND for a field that is no external id, or not one this person sees */
export function findExternalId({ session }: RestContext, object: ObjectSchema, name: string): FieldSchema {
  const field = object.field(name);
  if (field === undefined || !field.externalId || !session.canReadField(object.apiName, field.name)) {
    throw externalIdNotFound(name);
  }
  return field;
}

/**
 * The fields asked for, or all that the person sees.
 * @throws SalesforceError INVALID_FIELD
 */
export function selectFields({ session }: RestContext, object: ObjectSchema, names?: readonly string[]) {
  if (names === undefined) {
    return [...object.fields.values()].filter(({ name }) => session.canReadField(object.apiName, name));
  }
  return names.map((name) => {
    const field = object.field(name.trim());
    if (field === undefined || !session.canReadField(object.apiName, field.name)) {
      throw noSuchColumnOnEntity(name.trim(), object.apiName);
    }
    return field;
  });
}

export function renderRecord(context: RestContext, object: ObjectSchema, row: Row, fields: readonly FieldSchema[]) {
  return {
    attributes: attributesOf(context, object.apiName, row.Id),
    ...Object.fromEntries(fields.map((field) => [field.name, toRestValue(field, row[field.name])])),
    Id: row.Id,
  };
}
