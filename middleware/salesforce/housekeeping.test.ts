import { describe, expect, it } from 'vitest';
import type { SalesforceConnection } from './connection.ts';
import { createHousekeeping } from './housekeeping.ts';

describe('createHousekeeping', () => {
  it('counts the proofs that were deleted, names those that the org keeps, and leaves them alone', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => ({ Id: `a03${index}` }));
    const asked: string[] = [];
    const answer = (body: unknown) => () => Promise.resolve({ body, orgNow: 0 });
    const connection = {
      get: (path: string) => {
        asked.push(decodeURIComponent(path));
        return answer({ records: ids })();
      },
      delete: answer(ids.map((_, index) => ({ success: index > 0 }))),
    } as Partial<SalesforceConnection> as SalesforceConnection;
    const housekeeping = createHousekeeping(connection);
    expect(await housekeeping.deleteProofs(0, [])).toEqual({ deleted: 199, refused: ['a030'], isMore: true });
    await housekeeping.deleteProofs(0, ['a030', 'a031']);
    expect(asked[0]).not.toContain('NOT IN');
    expect(asked[1]).toContain("AND Id NOT IN ('a030','a031')");
  });
});
