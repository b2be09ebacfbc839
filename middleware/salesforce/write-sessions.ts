import { z } from 'zod';
import type { SessionWriter, WriteFailure, WriteVerdict } from '../work/session-writer-port.ts';
import { faultOf } from './composite.ts';
import { SalesforceCallError } from './call-error.ts';
import { API_VERSION, type SalesforceConnection } from './connection.ts';
import { toSessionGraph, type GraphRecord } from './session-graph.ts';

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
type GraphAnswer = z.infer<typeof graphSchema>;

/** Writes many sessions back in one API call, each with its case and contact in a transaction of its own. */
export function createSessionWriter(connection: SalesforceConnection): SessionWriter {
  return {
    write: async (states) => {
      try {
        const { body } = await connection.post(`/services/data/v${API_VERSION}/composite/graph`, {
          graphs: states.map(toSessionGraph),
        });
        const answers = new Map(answerSchema.parse(body).graphs.map((graph) => [graph.graphId, graph]));
        return states.map(({ sessionId }) => verdictOf(answers.get(sessionId)));
      } catch (error) {
        return failureOf(error);
      }
    },
  };
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
