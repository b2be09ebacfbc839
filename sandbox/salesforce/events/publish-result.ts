import type { RestContext } from '../rest/rest-types.ts';
import { readFieldValues } from '../rest/sobject-body.ts';
import type { ObjectSchema } from '../types.ts';

/**
 * Publishes and answers as the REST API does: a success that names the event among its errors.
 * Source: Platform Events Developer Guide, "Publish Event Messages with Salesforce APIs".
 */
export function publishResult({ session }: RestContext, object: ObjectSchema, body: unknown) {
  const { id, eventUuid } = session.publish(object.apiName, readFieldValues(body));
  return {
    id,
    success: true as const,
    errors: [{ statusCode: 'OPERATION_ENQUEUED', message: eventUuid, fields: [] as readonly string[] }],
  };
}
