import { z } from 'zod';
import type { SessionState } from '../domain/session-state.ts';
import type { SessionWriter, WriteFailure, WriteVerdict } from '../work/session-writer-port.ts';
import { faultOf } from './composite.ts';
import { SalesforceCallError } from './call-error.ts';
import { API_VERSION, type SalesforceConnection } from './connection.ts';
import { toSessionGraph, toStatusGraph, type GraphRecord, type SessionGraph } from './session-graph.ts';

/** Graphs that one composite graph request may hold. Source: REST API Developer Guide, "Composite Graph Limits". */
export const MAX_GRAPHS = 75;

const graphSchema = z.object({
  graphId: z.string(),
  isSuccessful: z.boolean(),
  graphResponse: z.object({
    compositeResponse: z.array(z.object({ body: z.unknown(), httpStatusCode: z.number(), referenceId: z.string() })),
  }),
});
const answerSchema = z.object({ graphs: z.array(graphSchema) });
/** What Salesforce says where a record, or one that a lookup names, was deleted, merged away or purged. */
const GONE = new Set(['ENTITY_IS_DELETED', 'NOT_FOUND', 'INVALID_CROSS_REFERENCE_KEY']);
const FLOW_FAILED = 'CANNOT_EXECUTE_FLOW_TRIGGER';
type GraphAnswer = z.infer<typeof graphSchema>;

/** Writes many sessions back in one API call, each with its case and contact in a transaction of its own. */
export function createSessionWriter(connection: SalesforceConnection): SessionWriter {
  return {
    write: async (states) => {
      try {
        const answers = await send(connection, states.map(toSessionGraph));
        const verdicts = states.map(({ sessionId }) => verdictOf(answers.get(sessionId)));
        await writeStatus(
          connection,
          states.filter((state, index) => stumbledOver(state, verdicts[index])),
        );
        return verdicts;
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}

async function send(
  connection: SalesforceConnection,
  graphs: readonly SessionGraph[],
): Promise<ReadonlyMap<string, GraphAnswer>> {
  const { body } = await connection.post(`/services/data/v${API_VERSION}/composite/graph`, { graphs });
  return new Map(answerSchema.parse(body).graphs.map((graph) => [graph.graphId, graph]));
}

/** Whether the org's own automation failed over what became of a call. */
function stumbledOver({ call }: SessionState, verdict: WriteVerdict | undefined): boolean {
  return (
    call !== undefined &&
    verdict?.kind === 'refused' &&
    verdict.record === 'session' &&
    verdict.reason.startsWith(`${FLOW_FAILED}:`)
  );
}

/**
 * Where a flow of the org fails over the rest, the session says at least how it is. Whether that is taken changes nothing:
 * the rest is refused, and tried again by whoever mends the flow.
 */
async function writeStatus(connection: SalesforceConnection, states: readonly SessionState[]): Promise<void> {
  if (states.length === 0) return;
  await send(connection, states.map(toStatusGraph)).catch(() => undefined);
}

function failureOf(error: unknown): WriteFailure {
  if (error instanceof SalesforceCallError) {
    const { kind, retryAfterMs } = error.fault;
    return { kind, reason: error.message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
  if (error instanceof z.ZodError) return { kind: 'retry', reason: 'NOT_UNDERSTOOD: An answer of another shape' };
  throw error;
}

function verdictOf(graph: GraphAnswer | undefined): WriteVerdict {
  if (graph === undefined) return { kind: 'halted' };
  if (graph.isSuccessful) return { kind: 'written' };
  const failed = graph.graphResponse.compositeResponse
    .filter(({ httpStatusCode }) => httpStatusCode >= 400)
    .map(({ referenceId, body, httpStatusCode }) => ({ referenceId, fault: faultOf(body, httpStatusCode) }));
  // The other nodes of a failed graph are answered as halted: the culprit is the one with a reason of its own.
  const culprit = failed.find(({ fault }) => fault.code !== 'PROCESSING_HALTED');
  if (culprit === undefined) return { kind: 'halted' };
  const { code, message, kind, isWrapped } = culprit.fault;
  const reason = `${code}: ${message}`;
  const record = recordOf(culprit.referenceId);
  if (kind !== 'permanent') return { kind: 'retry', record, reason, ...(isWrapped === true ? { isWrapped } : {}) };
  return { kind: 'refused', record, reason, isGone: GONE.has(code) };
}

function recordOf(referenceId: string): GraphRecord {
  return referenceId === 'case' || referenceId === 'contact' ? referenceId : 'session';
}
