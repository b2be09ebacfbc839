import type { RelatedRecord } from '../domain/related-records.ts';
import { cutText, fitText, type FittedField } from '../domain/fit-text.ts';
import { callFields } from './call-fields.ts';
import type { Room, SessionState } from '../domain/session-state.ts';
import { API_VERSION } from './connection.ts';

/** Code of a session that has its room, while a value of it fits no field. */
const LEFT_OUT = 'VALUE_LEFT_OUT';

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

/**
 * One session's write-back as a graph, which Salesforce carries out as one transaction: the session itself, and the
 * call reference on the case and the contact if they are to have it.
 */
export function toSessionGraph(state: SessionState): SessionGraph {
  const { room } = state;
  const { values, problems } = fitRoom(room);
  const nodes = [node('Video_Session__c', state.sessionId, 'session', sessionFields(state, values, problems))];
  const reference = values?.callReference ?? null;
  const body = { Video_Call_Reference__c: reference };
  if (reference !== null && state.caseId !== null && state.updateCase) {
    // Without this header a REST update runs the org's case assignment rules and may take the case from its owner.
    nodes.push({ ...node('Case', state.caseId, 'case', body), httpHeaders: { 'Sforce-Auto-Assign': 'FALSE' } });
  }
  if (reference !== null && state.contactId !== null && state.updateContact)
    nodes.push(node('Contact', state.contactId, 'contact', body));
  return { graphId: state.sessionId, compositeRequest: nodes };
}

/** How the session is and when its call was, and nothing else: what an org's own automation may take where it stumbles over the rest. */
export function toStatusGraph({ sessionId, status, revision, call }: SessionState): SessionGraph {
  const { startedAt, endedAt } = call ?? {};
  const times = callFields({
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
  });
  const body = { Status__c: status, Sync_Revision__c: revision, ...times };
  return { graphId: sessionId, compositeRequest: [node('Video_Session__c', sessionId, 'session', body)] };
}

interface FittedRoom {
  /** Null where there is no room. */
  readonly values: { readonly callReference: string | null; readonly guestLink: string | null } | null;
  /** What had to be left out, a sentence each. */
  readonly problems: readonly string[];
}

/** What 8x8 gave, as far as the fields hold it: one value that does not fit must not hold up the others. */
function fitRoom(room: Room | null): FittedRoom {
  if (room === null) return { values: null, problems: [] };
  const problems: string[] = [];
  const fit = (name: string, text: string | null, field: FittedField): string | null => {
    const fitted = text === null ? null : fitText(text, field);
    if (fitted === null || 'text' in fitted) return fitted?.text ?? null;
    problems.push(`${name} was left out, for ${fitted.problem}.`);
    return null;
  };
  const callReference = fit('Call Reference', room.callReference, 'Video_Session__c.Call_Reference__c');
  const guestLink = fit('Guest Link', room.links?.guestLink ?? null, 'Video_Session__c.Guest_Link__c');
  return { values: { callReference, guestLink }, problems };
}

function sessionFields(
  state: SessionState,
  values: FittedRoom['values'],
  problems: readonly string[],
): Record<string, unknown> {
  const { revision, status, room, failure, contactId } = state;
  const code = failure?.code ?? (problems.length > 0 ? LEFT_OUT : null);
  const message = [...(failure === null ? [] : [failure.message]), ...problems].join(' ');
  const common = {
    Status__c: status,
    Sync_Revision__c: revision,
    ...(state.fillsContact === true && contactId !== null ? { Contact__c: contactId } : {}),
    Failure_Code__c: code === null ? null : cutText(code, 'Video_Session__c.Failure_Code__c'),
    Failure_Message__c: message === '' ? null : cutText(message, 'Video_Session__c.Failure_Message__c'),
    ...callFields(state.call),
  };
  if (room === null) return common;
  return {
    ...common,
    // A flow may have named who is to take the call; whoever joins first replaces that.
    ...(room.agentId === null ? {} : { Agent__c: room.agentId }),
    // Deleted here once an expired room was written: then the org keeps what it has.
    ...(room.phoneNumber === null ? {} : { Phone_Number__c: room.phoneNumber }),
    // A workflow's SMS may have become a link.
    Invitation__c: room.invitation,
    Call_Reference__c: values?.callReference ?? null,
    Guest_Link__c: values?.guestLink ?? null,
    Room_Expires_At__c: new Date(room.expiresAt).toISOString(),
  };
}

function node(object: string, id: string, referenceId: GraphRecord, body: Record<string, unknown>): GraphNode {
  return { method: 'PATCH', url: `/services/data/v${API_VERSION}/sobjects/${object}/${id}`, referenceId, body };
}
