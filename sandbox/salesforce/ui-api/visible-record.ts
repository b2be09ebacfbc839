import type { ObjectSchema, Row } from '../types.ts';
import { resourceNotFound } from '../salesforce-error.ts';
import type { RestContext } from '../rest/rest-types.ts';
import { toRecordId } from '../store/record-id.ts';
import { insufficientRecordAccess, uiError } from './ui-error.ts';

/** @throws SalesforceError INVALID_TYPE for an object that does not exist for this person */
export function findUiObject({ org, session }: RestContext, name: string): ObjectSchema {
  const object = org.metadata.object(name);
  // UI API knows no platform events: pages publish none.
  if (object === undefined || object.publishBehavior !== undefined || !session.canRead(object.apiName)) {
    throw uiError(403, 'INVALID_TYPE', `Object ${name} is not supported in UI API`);
  }
  return object;
}

/** @throws SalesforceError NOT_FOUND, or INSUFFICIENT_ACCESS for a record that is there but not for this person */
export function findUiRecord(context: RestContext, id: string): { readonly object: ObjectSchema; readonly row: Row } {
  const { org, session } = context;
  const recordId = toRecordId(id);
  if (recordId === undefined) throw uiError(400, 'MALFORMED_ID', `Invalid id: ${id}`);
  const name = org.objectOfId(recordId);
  if (name === undefined || org.system().get(name, recordId) === undefined) throw resourceNotFound();
  const object = org.metadata.object(name);
  const row = session.canRead(name) ? session.get(name, recordId) : undefined;
  if (object === undefined || row === undefined) throw insufficientRecordAccess();
  return { object, row };
}
