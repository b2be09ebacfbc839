import { describe, expect, it } from 'vitest';
import { stateOf } from '../test-support/sessions.ts';
import type { WriteVerdict } from '../work/session-writer-port.ts';
import type { SessionState } from '../domain/session-state.ts';
import type { SalesforceConnection } from './connection.ts';
import type { SessionGraph } from './session-graph.ts';
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

/** What is sent where a flow of the org fails over whatever says more than the status. */
async function sentToFailingFlow(states: readonly SessionState[]) {
  const bodies: (readonly Readonly<Record<string, unknown>>[])[] = [];
  const post = (_: string, body: unknown) => {
    const graphs = (body as { graphs: readonly SessionGraph[] }).graphs;
    bodies.push(graphs.map(({ compositeRequest }) => compositeRequest[0]?.body ?? {}));
    const answers = graphs.map(({ graphId, compositeRequest }) => {
      const isTaken = !('Failure_Code__c' in (compositeRequest[0]?.body ?? {}));
      const fault = [{ errorCode: 'CANNOT_EXECUTE_FLOW_TRIGGER', message: 'why' }];
      const node = { referenceId: 'session', httpStatusCode: isTaken ? 204 : 400, body: isTaken ? null : fault };
      return { graphId, isSuccessful: isTaken, graphResponse: { compositeResponse: [node] } };
    });
    return Promise.resolve({ body: { graphs: answers }, orgNow: 0 });
  };
  const connection = { post } as Partial<SalesforceConnection> as SalesforceConnection;
  return { verdicts: await createSessionWriter(connection).write(states), bodies };
}

describe('createSessionWriter', () => {
  it('writes how a session is by itself where a flow of the org fails over its call, and tells of the failure', async () => {
    const call = { startedAt: 1_000, endedAt: 61_000, durationS: 55, guestRating: 5, isPending: false };
    const { verdicts, bodies } = await sentToFailingFlow([{ ...state, status: 'Completed', call }]);
    expect(verdicts).toMatchObject([
      { kind: 'refused', record: 'session', reason: 'CANNOT_EXECUTE_FLOW_TRIGGER: why' },
    ]);
    expect(bodies[1]).toEqual([
      {
        Status__c: 'Completed',
        Sync_Revision__c: state.revision,
        Started_At__c: '1970-01-01T00:00:01.000Z',
        Ended_At__c: '1970-01-01T00:01:01.000Z',
      },
    ]);
  });

  it('sends nothing twice of a session without a call', async () => {
    expect((await sentToFailingFlow([state])).bodies).toHaveLength(1);
  });

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
