import type { RelatedRecord } from '../domain/ports.ts';
import type { SessionState } from '../domain/session-state.ts';
import { API_VERSION } from './connection.ts';

export type GraphRecord = 'session' | RelatedRecord;

interface GraphNode {
  readonly method: 'PATCH';
  readonly url: string;
  readonly referenceId: GraphRecord;
  readonly body: Readonly<Record<string, unknown>>;
  readonly httpHeaders?: Readonly<Record<string, string>>;
}

export interface SessionGraph {
  readonly graphId: string;
  readonly compositeRequest: readonly GraphNode[];
}

// Length of Failure_Message__c: a longer text would make Salesforce refuse the whole write.
const MAX_FAILURE_MESSAGE = 2000;

/**
 * One session's write-back as a graph, which Salesforce carries out as one transaction: the session itself, and the
 * call reference on the case and the contact if they are to have it.
 */
export function toSessionGraph(state: SessionState): SessionGraph {
  const { room } = state;
  const reference = room === null ? null : { Video_Call_Reference__c: room.callReference };
  const nodes = [node('Video_Session__c', state.sessionId, 'session', sessionFields(state))];
  if (reference !== null && state.caseId !== null && state.updateCase) {
    // Without this header a REST update runs the org's case assignment rules and may take the case from its owner.
    nodes.push({ ...node('Case', state.caseId, 'case', reference), httpHeaders: { 'Sforce-Auto-Assign': 'FALSE' } });
  }
  if (reference !== null && state.contactId !== null && state.updateContact)
    nodes.push(node('Contact', state.contactId, 'contact', reference));
  return { graphId: state.sessionId, compositeRequest: nodes };
}

function sessionFields(state: SessionState): Record<string, unknown> {
  const { revision, status, room, failure, contactId } = state;
  const failed = {
    ...(state.fillsContact === true && contactId !== null ? { Contact__c: contactId } : {}),
    Failure_Code__c: failure?.code ?? null,
    Failure_Message__c: failure?.message.slice(0, MAX_FAILURE_MESSAGE) ?? null,
  };
  if (room === null) return { Status__c: status, Sync_Revision__c: revision, ...failed };
  return {
    Status__c: status,
    Sync_Revision__c: revision,
    // A flow may have named who is to take the call; whoever joins first replaces that.
    ...(room.agentId === null ? {} : { Agent__c: room.agentId }),
    // Deleted here once an expired room was written: then the org keeps what it has.
    ...(room.phoneNumber === null ? {} : { Phone_Number__c: room.phoneNumber }),
    Call_Reference__c: room.callReference,
    Guest_Link__c: room.links?.guestLink ?? null,
    Room_Expires_At__c: new Date(room.expiresAt).toISOString(),
    ...failed,
  };
}

function node(object: string, id: string, referenceId: GraphRecord, body: Record<string, unknown>): GraphNode {
  return { method: 'PATCH', url: `/services/data/v${API_VERSION}/sobjects/${object}/${id}`, referenceId, body };
}
