import type { Insertable, Selectable } from 'kysely';
import { z } from 'zod';
import type { RelatedRecord } from '../../domain/related-records.ts';
import type { Room, SessionState } from '../../domain/session-state.ts';
import { SESSION_STATUSES } from '../../domain/session-status.ts';
import type { Sealer } from '../encryption.ts';
import { UnreadableRowError, type ListedSession, type StoredSession } from '../storage.ts';
import type { SessionTable } from './tables.ts';
import { explainUnreadable } from './unreadable.ts';

const TABLE = 'video_session';
/** The bits of `skip_related`. */
export const SKIPPED: Readonly<Record<RelatedRecord, number>> = { case: 1, contact: 2 };
const linksSchema = z.union([
  z.object({ guestLink: z.string().nullable(), authToken: z.string() }),
  // Rooms of an earlier version were kept with the console's address, which carries the token.
  z.object({ guestLink: z.string(), agentConsoleUrl: z.url() }).transform(({ guestLink, agentConsoleUrl }) => ({
    guestLink,
    authToken: new URL(agentConsoleUrl).searchParams.get('token') ?? '',
  })),
]);
const statusSchema = z.enum(SESSION_STATUSES);
const invitationSchema = z.enum(['SMS', 'Link']);

/** What a list needs of a row. */
export const LISTED_COLUMNS = [
  'session_id',
  'desired_rev',
  'call_reference',
  'status',
  'written_rev',
  'attempts',
  'last_reason',
  'parked_at',
  'changed_at',
] as const satisfies readonly (keyof SessionTable)[];
type ListedRow = Pick<Selectable<SessionTable>, (typeof LISTED_COLUMNS)[number]>;

type StateColumns = Omit<
  Insertable<SessionTable>,
  | 'written_rev'
  | 'claim_token'
  | 'claimed_until'
  | 'claimed_rev'
  | 'attempts'
  | 'next_attempt_at'
  | 'last_reason'
  | 'parked_at'
>;

/** The columns that a state fills; what may be entered with is sealed. */
export function toStateColumns(state: SessionState, sealer: Sealer, now: number): StateColumns {
  const { sessionId, room, failure } = state;
  const seal = (column: string, text: string | null | undefined): string | null =>
    text == null ? null : sealer.seal(text, { table: TABLE, row: sessionId, column });
  return {
    session_id: sessionId,
    contact_id: state.contactId,
    case_id: state.caseId,
    status: state.status,
    call_reference: room?.callReference ?? null,
    invitation: room?.invitation ?? null,
    agent_id: room?.agentId ?? null,
    room_created_at: room?.createdAt ?? null,
    room_expires_at: room?.expiresAt ?? null,
    sealed_links: seal('sealed_links', room?.links && JSON.stringify(room.links)),
    sealed_phone: seal('sealed_phone', room?.phoneNumber),
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    fills_contact: state.fillsContact === true ? 1 : 0,
    update_case: state.updateCase ? 1 : 0,
    update_contact: state.updateContact ? 1 : 0,
    skip_related: 0,
    wait_related: 0,
    related_attempts: 0,
    outcome_only: 0,
    desired_rev: state.revision,
    changed_at: now,
  };
}

export function toStoredSession(row: Selectable<SessionTable>, sealer: Sealer): StoredSession {
  return {
    state: toState(row, sealer),
    writtenRevision: row.written_rev,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    lastReason: row.last_reason,
    parkedAt: row.parked_at,
    changedAt: row.changed_at,
  };
}

export function toListedSession(row: ListedRow): ListedSession {
  return {
    sessionId: row.session_id,
    revision: row.desired_rev,
    callReference: row.call_reference,
    status: row.status,
    writtenRevision: row.written_rev,
    attempts: row.attempts,
    lastReason: row.last_reason,
    parkedAt: row.parked_at,
    changedAt: row.changed_at,
  };
}

/** @throws UnreadableRowError with the reason */
export function toState(row: Selectable<SessionTable>, sealer: Sealer): SessionState {
  try {
    return readState(row, sealer);
  } catch (error) {
    throw new UnreadableRowError(explainUnreadable(error), { cause: error });
  }
}

function readState(row: Selectable<SessionTable>, sealer: Sealer): SessionState {
  return {
    sessionId: row.session_id,
    contactId: row.contact_id,
    caseId: row.case_id,
    revision: row.desired_rev,
    status: statusSchema.parse(row.status),
    room: toRoom(row, sealer),
    failure: row.failure_code === null ? null : { code: row.failure_code, message: row.failure_message ?? '' },
    ...(row.fills_contact === 1 ? { fillsContact: true } : {}),
    updateCase: row.update_case === 1 && (row.skip_related & SKIPPED.case) === 0,
    updateContact: row.update_contact === 1 && (row.skip_related & SKIPPED.contact) === 0,
  };
}

function toRoom(row: Selectable<SessionTable>, sealer: Sealer): Room | null {
  const { call_reference, room_created_at, room_expires_at } = row;
  if (call_reference === null || room_created_at === null || room_expires_at === null) return null;
  const open = (column: string, sealed: string | null): string | null =>
    sealed === null ? null : sealer.open(sealed, { table: TABLE, row: row.session_id, column });
  const links = open('sealed_links', row.sealed_links);
  return {
    callReference: call_reference,
    invitation: invitationSchema.parse(row.invitation),
    agentId: row.agent_id,
    createdAt: room_created_at,
    expiresAt: room_expires_at,
    links: links === null ? null : linksSchema.parse(JSON.parse(links)),
    phoneNumber: open('sealed_phone', row.sealed_phone),
  };
}
