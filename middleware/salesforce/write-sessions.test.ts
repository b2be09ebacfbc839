import { describe, expect, it } from 'vitest';
import { stateOf } from '../test-support/sessions.ts';
import type { WriteVerdict } from '../work/session-writer-port.ts';
import type { SalesforceConnection } from './connection.ts';
import { createSessionWriter } from './write-sessions.ts';

const state = stateOf('a01', { status: 'Expired', room: null, caseId: null, updateContact: false });

async function verdictFor(...failed: [referenceId: string, errorCode: string][]): Promise<WriteVerdict | undefined> {
  const compositeResponse = failed.map(([referenceId, errorCode]) => ({
    referenceId,
    httpStatusCode: 400,
    body: [{ errorCode, message: 'why' }],
  }));
  const graph = { graphId: 'a01', isSuccessful: failed.length === 0, graphResponse: { compositeResponse } };
  const connection = { post: () => Promise.resolve({ body: { graphs: [graph] }, orgNow: 0 }) };
  const verdicts = await createSessionWriter(connection as Partial<SalesforceConnection> as SalesforceConnection).write(
    [state],
  );
  return Array.isArray(verdicts) ? (verdicts as readonly WriteVerdict[])[0] : undefined;
}

describe('createSessionWriter', () => {
  it('tells a session that was written from one that was refused, and by which record', async () => {
    expect(await verdictFor()).toEqual({ kind: 'written' });
    expect(await verdictFor(['session', 'INVALID_FIELD'])).toMatchObject({ record: 'session', isGone: false });
    expect(await verdictFor(['session', 'ENTITY_IS_DELETED'])).toMatchObject({ record: 'session', isGone: true });
    expect(await verdictFor(['session', 'PROCESSING_HALTED'], ['case', 'INVALID_FIELD'])).toMatchObject({
      kind: 'refused',
      record: 'case',
      reason: 'INVALID_FIELD: why',
    });
    expect(await verdictFor(['contact', 'INVALID_FIELD'])).toMatchObject({ record: 'contact' });
  });

  it('tries again what was halted, or could not be locked', async () => {
    expect(await verdictFor(['session', 'PROCESSING_HALTED'])).toEqual({ kind: 'halted' });
    expect(await verdictFor(['session', 'UNABLE_TO_LOCK_ROW'])).toMatchObject({ kind: 'retry' });
  });
});
