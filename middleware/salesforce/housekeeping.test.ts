import { describe, expect, it } from '@jest/globals';
import type { SalesforceConnection } from './connection.ts';
import { createHousekeeping } from './housekeeping.ts';

describe('createHousekeeping', () => {
  it('counts only the proofs that were deleted, and stops where Salesforce refuses', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => ({ Id: `a03${index}` }));
    const answer = (body: unknown) => () => Promise.resolve({ body, orgNow: 0 });
    const connection = {
      get: answer({ records: ids }),
      delete: answer(ids.map((_, index) => ({ success: index > 0 }))),
    } as Partial<SalesforceConnection> as SalesforceConnection;
    expect(await createHousekeeping(connection).deleteProofs(0)).toEqual({ deleted: 199, isMore: false });
  });
});
