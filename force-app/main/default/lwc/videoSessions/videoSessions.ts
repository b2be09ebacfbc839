import NAME_FIELD from '@salesforce/schema/Video_Session__c.Name';
import CONTACT_FIELD from '@salesforce/schema/Video_Session__c.Contact__c';
import CASE_FIELD from '@salesforce/schema/Video_Session__c.Case__c';
import STATUS_FIELD from '@salesforce/schema/Video_Session__c.Status__c';
import ORIGIN_FIELD from '@salesforce/schema/Video_Session__c.Origin__c';
import AGENT_FIELD from '@salesforce/schema/Video_Session__c.Agent__c';
import AGENT_NAME_FIELD from '@salesforce/schema/Video_Session__c.Agent__r.Name';
import CALL_REFERENCE_FIELD from '@salesforce/schema/Video_Session__c.Call_Reference__c';
import EXPIRES_FIELD from '@salesforce/schema/Video_Session__c.Room_Expires_At__c';
import CREATED_FIELD from '@salesforce/schema/Video_Session__c.CreatedDate';
import USER_ID from '@salesforce/user/Id';
import { readOutcome, type SessionOutcome } from './outcome';

export { OUTCOME_FIELDS, type SessionOutcome } from './outcome';

/** What the agent can do with an earlier session: take it up, take it up with a new room, or nothing. */
export type SessionAction = 'join' | 'startAgain' | 'none';

export interface VideoSession {
  id: string;
  name: string;
  contactId: string;
  caseId: string | undefined;
  status: string;
  /** Status in the language of the user. */
  statusLabel: string;
  callReference: string;
  createdAt: string;
  action: SessionAction;
  /** True for a room that a workflow asked for and nobody has joined yet. */
  isWaiting: boolean;
  /** The colleague who holds the room; undefined if nobody does, or the user. */
  colleague: string | undefined;
  outcome: SessionOutcome;
  /** True while its record may change without anybody on this page: until its call is over and rated, or known not to come. */
  mayChange: boolean;
}

const ALL_FIELDS = [
  NAME_FIELD,
  CONTACT_FIELD,
  CASE_FIELD,
  STATUS_FIELD,
  ORIGIN_FIELD,
  AGENT_FIELD,
  AGENT_NAME_FIELD,
  CALL_REFERENCE_FIELD,
  EXPIRES_FIELD,
  CREATED_FIELD,
];

export const SESSION_FIELDS = ALL_FIELDS.map((field) => `${field.objectApiName}.${field.fieldApiName}`);

/** After its room's end a call may still be logged for half an hour, and is written soon after. */
const LOOKED_FOR_MS = 45 * 60_000;

const CLOSED = new Set(['Completed', 'Cancelled', 'Failed']);

/** Reads a row; `now` (milliseconds since 1970) decides whether its room has expired. */
export function readSession(record: LightningRecord, now: number): VideoSession {
  const status = textOf(record, STATUS_FIELD);
  const contactId = textOf(record, CONTACT_FIELD);
  const outcome = readOutcome(record);
  const isLookedFor = status === 'Expired' && outcome.reason === '' && !isPast(record, now - LOOKED_FOR_MS);
  const facts: Facts = {
    status,
    hasExpired: status === 'Expired' || (status === 'Ready' && isPast(record, now)),
    isRoomOver: isPast(record, now),
    isOfWorkflow: textOf(record, ORIGIN_FIELD) === 'Automation',
    hasAgent: textOf(record, AGENT_FIELD) !== '',
    colleague: colleagueIn(record),
  };
  return {
    id: record.id,
    name: textOf(record, NAME_FIELD),
    contactId,
    caseId: textOf(record, CASE_FIELD) || undefined,
    status,
    statusLabel: record.fields[STATUS_FIELD.fieldApiName]?.displayValue ?? status,
    callReference: textOf(record, CALL_REFERENCE_FIELD),
    createdAt: textOf(record, CREATED_FIELD),
    // Without its contact nobody can be called, and the middleware would refuse.
    action: contactId === '' ? 'none' : actionOf(facts),
    isWaiting: isWaiting(facts),
    colleague: isOpen(facts) || status === 'Active' ? facts.colleague : undefined,
    outcome,
    mayChange: ['Requested', 'Ready', 'Active'].includes(status) || outcome.isPending || isLookedFor,
  };
}

/** True once nothing can happen any more in this session. */
export function isOver(session: VideoSession): boolean {
  return CLOSED.has(session.status);
}

/** True while somebody is in the call, also beyond the time of its room. */
export function isInCall(session: VideoSession): boolean {
  return session.status === 'Active';
}

/** The latest sessions, newest first, with the one that was started here before the list knows of it. */
export function mergeSessions(listed: readonly VideoSession[], own: VideoSession | undefined): VideoSession[] {
  if (!own) {
    return [...listed];
  }
  return [own, ...listed.filter(({ id }) => id !== own.id)].sort((one, other) =>
    other.createdAt.localeCompare(one.createdAt),
  );
}

interface Facts {
  status: string;
  hasExpired: boolean;
  /** Whether its time is over, also where a call goes on beyond it. */
  isRoomOver: boolean;
  isOfWorkflow: boolean;
  hasAgent: boolean;
  colleague: string | undefined;
}

/** True while the room can be entered. */
function isOpen({ status, isRoomOver }: Facts): boolean {
  return !isRoomOver && (status === 'Active' || status === 'Ready');
}

function isWaiting({ status, isOfWorkflow, hasAgent }: Facts): boolean {
  return isOfWorkflow && !hasAgent && ['Requested', 'Ready', 'Expired'].includes(status);
}

function actionOf(facts: Facts): SessionAction {
  if (isWaiting(facts)) {
    // Whoever comes first takes it; if its room has expired by then, the middleware makes a new one.
    return 'join';
  }
  if (isOpen(facts)) {
    return facts.colleague === undefined ? 'join' : 'none';
  }
  // A request of an agent is taken up only by the page that holds its proof.
  return facts.hasExpired ? 'startAgain' : 'none';
}

/** The name of the agent, if that is somebody else. */
function colleagueIn(record: LightningRecord): string | undefined {
  const agentId = textOf(record, AGENT_FIELD);
  // Ids have 15 or 18 characters, of which the last three only say how the others are written.
  if (agentId === '' || agentId.slice(0, 15) === USER_ID.slice(0, 15)) {
    return undefined;
  }
  const [relationship = ''] = AGENT_NAME_FIELD.fieldApiName.split('.');
  return record.fields[relationship]?.displayValue ?? '';
}

function isPast(record: LightningRecord, now: number): boolean {
  const expiresAt = Date.parse(textOf(record, EXPIRES_FIELD));
  return !Number.isNaN(expiresAt) && expiresAt <= now;
}

function textOf(record: LightningRecord, field: LightningFieldId): string {
  const value = record.fields[field.fieldApiName]?.value;
  return typeof value === 'string' ? value : '';
}
