import { sql, type Selectable } from 'kysely';
import type { RelatedRecord, SessionLookups } from '../../domain/related-records.ts';
import type { Failure, SessionState } from '../../domain/session-state.ts';
import type { Claim } from '../storage.ts';
import { GOING_ON } from '../../domain/session-status.ts';
import { SKIPPED } from './session-row.ts';
import { UNCLAIMED, underClaim } from './settle.ts';
import type { Connection, SessionTable } from './tables.ts';

const RECORDS = ['case', 'contact'] as const satisfies readonly RelatedRecord[];

/**
 * A state without what waits for its time, and the session says so.
 *
 * @param now milliseconds since 1970
 */
export function withoutWaiting(
  state: SessionState,
  row: Selectable<SessionTable>,
  now: number,
): Pick<Claim, 'state' | 'waiting' | 'related'> {
  const related = { attempts: row.related_attempts, since: row.wait_related === 0 ? 0 : row.related_since };
  const waits = (record: RelatedRecord): boolean =>
    (row.wait_related & SKIPPED[record]) !== 0 &&
    row.related_due_at > now &&
    (record === 'case' ? state.updateCase : state.updateContact);
  const waiting = RECORDS.filter(waits);
  if (waiting.length === 0) return { state, waiting, related };
  return {
    state: {
      ...state,
      updateCase: state.updateCase && !waiting.includes('case'),
      updateContact: state.updateContact && !waiting.includes('contact'),
      failure: state.failure ?? waitingFailure(waiting, row.last_reason ?? ''),
    },
    waiting,
    related,
  };
}

function waitingFailure(waiting: readonly RelatedRecord[], reason: string): Failure {
  const [code = ''] = reason.split(':');
  // Many people read the session: what Salesforce said stands in the list of deliveries.
  const message = `The call reference is not on the ${waiting.join(' and ')} yet, and is tried again by itself.`;
  return { code: code || 'POSTPONED', message };
}

/** See `Storage.postponeRelated`. A newer state that came meanwhile is tried whole. */
export async function postponeRelated(
  connection: Connection,
  claim: Claim,
  record: RelatedRecord,
  reason: string,
  now: number,
  dueAt: number,
): Promise<void> {
  await underClaim(connection, claim)
    .where('desired_rev', '=', claim.state.revision)
    .set((row) => ({
      wait_related: sql<number>`wait_related | ${SKIPPED[record]}`,
      related_due_at: dueAt,
      related_attempts: row('related_attempts', '+', 1),
      related_since: row.case().when('wait_related', '=', 0).then(now).else(row.ref('related_since')).end(),
      attempts: 0,
      last_reason: reason,
      desired_rev: row('desired_rev', '+', 1),
    }))
    .execute();
  await underClaim(connection, claim)
    .set({ ...UNCLAIMED, next_attempt_at: now })
    .execute();
}

/** See `Storage.moveTo`. */
export async function moveTo(
  connection: Connection,
  claim: Claim,
  { contactId, caseId }: SessionLookups,
  now: number,
): Promise<void> {
  await underClaim(connection, claim)
    .set((row) => ({
      ...UNCLAIMED,
      contact_id: contactId,
      case_id: caseId,
      // Without a contact there is none to tell Salesforce of.
      ...(contactId === null ? { fills_contact: 0 } : {}),
      attempts: claim.attempts + 1,
      next_attempt_at: now,
      outcome_only: 0,
      desired_rev: row('desired_rev', '+', 1),
    }))
    .execute();
}

/** See `Storage.endGone`. */
export async function endGone(connection: Connection, claim: Claim, reason: string, now: number): Promise<void> {
  await underClaim(connection, claim)
    .set((row) => ({
      ...UNCLAIMED,
      written_rev: row.ref('desired_rev'),
      skip_related: 0,
      wait_related: 0,
      attempts: 0,
      parked_at: null,
      last_reason: reason,
      sealed_phone: row.case().when('status', 'in', GOING_ON).then(row.ref('sealed_phone')).else(null).end(),
      changed_at: now,
    }))
    .execute();
}
