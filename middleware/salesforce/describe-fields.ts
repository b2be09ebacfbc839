import { z } from 'zod';
import { MINUTE_MS, type Clock } from '../time/clock.ts';
import { API_VERSION, type SalesforceConnection } from './connection.ts';

const answerSchema = z.object({
  fields: z.array(z.object({ name: z.string(), label: z.string(), type: z.string(), permissionable: z.boolean() })),
});

export type DescribedField = z.infer<typeof answerSchema>['fields'][number];

// While somebody types, each letter asks for a preview; a new field of the org may take a minute to be seen.
const KNOWN_MS = MINUTE_MS;

/** The fields of an object that our user may read: one API call a minute and object at most. */
export function createFieldDescriber(
  connection: SalesforceConnection,
  clock: Clock,
): (object: string) => Promise<readonly DescribedField[]> {
  const known = new Map<string, { readonly fields: readonly DescribedField[]; readonly until: number }>();
  return async (object) => {
    const recent = known.get(object);
    if (recent !== undefined && clock.now() < recent.until) return recent.fields;
    const { body } = await connection.get(`/services/data/v${API_VERSION}/sobjects/${object}/describe`);
    const { fields } = answerSchema.parse(body);
    known.set(object, { fields, until: clock.now() + KNOWN_MS });
    return fields;
  };
}
