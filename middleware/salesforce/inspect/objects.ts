import { z } from 'zod';
import type { ObjectAccess } from '../../domain/org-inspection.ts';
import type { Subrequest } from '../composite.ts';
import { API_VERSION } from '../connection.ts';

/** What the checks look at; Account tells whether the org has Person Accounts. */
export const INSPECTED_OBJECTS = [
  'Video_Settings__c',
  'Video_Proof__c',
  'Video_Session__c',
  'Contact',
  'Case',
  'ContentVersion',
  'User',
  'Account',
] as const;

const describeSchema = z
  .object({
    queryable: z.boolean(),
    createable: z.boolean(),
    updateable: z.boolean(),
    deletable: z.boolean(),
    fields: z.array(z.object({ name: z.string(), type: z.string(), createable: z.boolean(), updateable: z.boolean() })),
  })
  .transform(({ queryable, createable, updateable, deletable, fields }): ObjectAccess => ({
    mayQuery: queryable,
    mayCreate: createable,
    mayUpdate: updateable,
    mayDelete: deletable,
    fields: fields.map((field) => ({
      name: field.name,
      type: field.type,
      mayCreate: field.createable,
      mayUpdate: field.updateable,
    })),
  }));

export function describeRequest(object: string): Subrequest {
  return {
    referenceId: `describe_${object}`,
    url: `/services/data/v${API_VERSION}/sobjects/${object}/describe`,
  };
}

/** Null for an object that does not exist, or not for our user. */
export function toObjectAccess(body: unknown): ObjectAccess | null {
  return body === null ? null : describeSchema.parse(body);
}
