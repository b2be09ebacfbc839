import { z } from 'zod';
import type { SessionWriter, WriteVerdict } from '../domain/ports.ts';
import { classifyFault, type SalesforceFault } from './classify-error.ts';
import { faultOf } from './composite.ts';
import { API_VERSION, SalesforceCallError, type SalesforceConnection } from './connection.ts';
import { SESSION_NODE, toSessionGraph } from './session-graph.ts';

/** Graphs that one composite graph request may hold. Source: REST API Developer Guide, "Composite Graph Limits". */
export const MAX_GRAPHS = 75;

// Long enough for an allowance to come back within the hour, short enough to notice it.
const LIMIT_PAUSE_MS = 10 * 60_000;

const graphSchema = z.object({
  graphId: z.string(),
  isSuccessful: z.boolean(),
  graphResponse: z.object({
    compositeResponse: z.array(z.object({ body: z.unknown(), httpStatusCode: z.number(), referenceId: z.string() })),
  }),
});
const answerSchema = z.object({ graphs: z.array(graphSchema) });
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
        if (!(error instanceof SalesforceCallError)) throw error;
        // The call as a whole failed: that says nothing about any of its rows.
        return states.map(() => retryAfter(error.fault));
      }
    },
  };
}

function verdictOf(graph: GraphAnswer | undefined): WriteVerdict {
  if (graph === undefined) return { kind: 'retry', reason: 'Salesforce gave no answer for this session' };
  if (graph.isSuccessful) return { kind: 'written' };
  const failed = graph.graphResponse.compositeResponse
    .filter(({ httpStatusCode }) => httpStatusCode >= 400)
    .map(({ referenceId, body, httpStatusCode }) => ({ referenceId, fault: faultOf(body, httpStatusCode) }));
  // The other nodes of a failed graph are answered as halted: the culprit is the one with a reason of its own.
  const culprit = failed.find(({ fault }) => fault.kind !== 'retry') ?? failed[0];
  const fault = culprit?.fault ?? classifyFault('PROCESSING_HALTED', 'Salesforce gave no reason');
  if (fault.kind !== 'permanent') return retryAfter(fault);
  const record = culprit?.referenceId === SESSION_NODE ? 'session' : 'related';
  return { kind: 'refused', record, reason: `${fault.code}: ${fault.message}` };
}

function retryAfter(fault: SalesforceFault): WriteVerdict {
  const reason = `${fault.code}: ${fault.message}`;
  return fault.kind === 'limit' ? { kind: 'retry', reason, afterMs: LIMIT_PAUSE_MS } : { kind: 'retry', reason };
}
