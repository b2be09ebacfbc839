import { randomUUID } from 'node:crypto';
import type { SessionState } from '../domain/session-state.ts';
import { HOUR_MS } from '../time/clock.ts';
import { isRoomValid, ProofUsedError, type Claim, type Storage, type StoredSession } from './storage.ts';

interface Row extends StoredSession {
  readonly claimToken: string | null;
}

// Long enough for the rate limit's hour and for every proof to be stale; then nothing needs the row any more.
const KEEP_MS = 2 * HOUR_MS;

/**
 * Keeps everything in this process: a restart loses rooms and unfinished write-backs. For trying things out on one
 * machine. Methods change rows without waiting in between, so each is one transaction.
 */
export function createMemoryStorage(): Storage {
  const rows = new Map<string, Row>();
  const proofs = new Map<string, string>();

  const isDue = (row: Row, now: number): boolean => isOpen(row) && row.claimToken === null && row.nextAttemptAt <= now;

  function endClaim(claim: Claim, change: (row: Row) => Partial<Row>): Promise<void> {
    const row = rows.get(claim.state.sessionId);
    if (row?.claimToken === claim.token) rows.set(claim.state.sessionId, { ...row, ...change(row), claimToken: null });
    return Promise.resolve();
  }

  function noteProof(proofId: string, sessionId: string): void {
    const usedFor = proofs.get(proofId);
    if (usedFor !== undefined && usedFor !== sessionId)
      throw new ProofUsedError(`The proof ${proofId} was used for another session`);
    proofs.set(proofId, sessionId);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- a thrown error becomes a rejection
  async function keep(state: SessionState, proofId: string, now: number): Promise<StoredSession> {
    forgetOldRows(now);
    const existing = rows.get(state.sessionId) ?? null;
    noteProof(proofId, state.sessionId);
    if (isRoomValid(existing, now)) return existing;
    const row: Row = {
      state,
      writtenRevision: existing?.writtenRevision ?? 0,
      attempts: 0,
      nextAttemptAt: now,
      parkedReason: null,
      claimToken: existing?.claimToken ?? null,
    };
    rows.set(state.sessionId, row);
    return row;
  }

  function forgetOldRows(now: number): void {
    for (const [sessionId, row] of rows) {
      if (isOpen(row) || (row.state.room?.expiresAt ?? row.nextAttemptAt) > now - KEEP_MS) continue;
      rows.delete(sessionId);
      for (const [proofId, owner] of proofs) if (owner === sessionId) proofs.delete(proofId);
    }
  }

  return {
    description: 'memory',
    durable: false,
    find: (sessionId) => Promise.resolve(rows.get(sessionId) ?? null),
    sessionOfProof: (proofId) => Promise.resolve(proofs.get(proofId) ?? null),
    countRooms: (agentId, since) => {
      const recent = [...rows.values()].filter(
        ({ state: { room } }) => room?.agentId === agentId && room.createdAt > since,
      );
      return Promise.resolve(recent.length);
    },
    keep,
    useProof: (proofId, sessionId) => Promise.resolve().then(() => noteProof(proofId, sessionId)),
    claimDue: (now, limit) => {
      const due = [...rows.values()].filter((row) => isDue(row, now)).slice(0, limit);
      return Promise.resolve(
        due.map((row) => {
          const claim: Claim = { token: randomUUID(), state: row.state, attempts: row.attempts };
          rows.set(row.state.sessionId, { ...row, claimToken: claim.token });
          return claim;
        }),
      );
    },
    nextDue: () => {
      const times = [...rows.values()]
        .filter((row) => isOpen(row) && row.claimToken === null)
        .map((row) => row.nextAttemptAt);
      return Promise.resolve(times.length === 0 ? null : Math.min(...times));
    },
    finish: (claim) => endClaim(claim, () => ({ writtenRevision: claim.state.revision, attempts: 0 })),
    reschedule: (claim, nextAttemptAt, state) =>
      endClaim(claim, (row) => ({
        attempts: claim.attempts + 1,
        nextAttemptAt,
        ...(state === undefined || isSuperseded(row, claim.state) ? {} : { state }),
      })),
    park: (claim, reason) => endClaim(claim, (row) => (isSuperseded(row, claim.state) ? {} : { parkedReason: reason })),
    countUnwritten: () =>
      Promise.resolve([...rows.values()].filter((row) => row.writtenRevision < row.state.revision).length),
  };
}

function isOpen(row: Row): boolean {
  return row.writtenRevision < row.state.revision && row.parkedReason === null;
}

function isSuperseded(row: Row, written: SessionState): boolean {
  return row.state.revision > written.revision;
}
