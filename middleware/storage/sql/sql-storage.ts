import type { Sealer } from '../encryption.ts';
import type { Storage } from '../storage.ts';
import { claimDue, nextDue } from './claim-due.ts';
import { createEraser } from './erase-deleted.ts';
import { expireRooms } from './expire-rooms.ts';
import { forgetSessions } from './forget-sessions.ts';
import { adoptStates, keepState } from './keep-state.ts';
import { joinRoom } from './join-room.ts';
import { keepTogether } from './keep-together.ts';
import { holdLease, releaseLease } from './leases.ts';
import type { Engine } from './lock.ts';
import { mendTimes } from './mend-times.ts';
import { countUnwritten, listParked, oldestUnwritten, retryParked } from './parked.ts';
import { forgetProofs } from './proofs.ts';
import { countStartsTogether, findTogether, useOfProofTogether } from './read-together.ts';
import { listRecent } from './recent.ts';
import { extendClaims, finishClaims, heldBy, leaveOut, parkClaim, releaseClaims, rescheduleClaim } from './settle.ts';
import { transactionsOf } from './share-transactions.ts';
import type { Database } from './tables.ts';
import type { TellUnreadable } from './unreadable.ts';
import { endGone, moveTo, postponeRelated } from './waiting-related.ts';

/**
 * Storage over SQL: one file an operation, the same statements for SQLite and PostgreSQL.
 *
 * @param onUnreadable told of rows that were parked because they cannot be read
 */
export function createSqlStorage(
  database: Database,
  engine: Engine,
  sealer: Sealer,
  onUnreadable: TellUnreadable,
): Storage {
  const isShared = engine === 'postgres';
  const keepNew = keepTogether(database, sealer);
  const inTransaction = transactionsOf(database, engine);
  const eraseDeleted = engine === 'sqlite' ? createEraser(database) : () => Promise.resolve();
  return {
    description: engine === 'postgres' ? 'PostgreSQL' : 'SQLite',
    find: findTogether(database, engine, sealer),
    useOfProof: useOfProofTogether(database, engine),
    countStarts: countStartsTogether(database, engine),
    keep: (state, proof, now, limit = null) =>
      isShared
        ? keepNew({ state, proof, now, limit })
        : keepState(inTransaction, engine, sealer, state, proof, now, limit),
    join: (sessionId, agentId, proof, now) => joinRoom(inTransaction, sealer, sessionId, agentId, proof, now),
    claimDue: (now, limit, leaseMs) => claimDue(database, engine, sealer, onUnreadable, now, limit, leaseMs),
    extendClaims: (token, claimedUntil) => extendClaims(database, token, claimedUntil),
    nextDue: () => nextDue(database),
    finish: (claims, now) => finishClaims(database, claims, now),
    heldBy: (claims) => heldBy(database, claims),
    release: (claims) => releaseClaims(database, claims, 0),
    releaseUnsure: (claims) => releaseClaims(database, claims, 1),
    reschedule: (claim, nextAttemptAt, reason) => rescheduleClaim(database, claim, nextAttemptAt, reason),
    leaveOut: (claim, record, told, now) =>
      database.transaction().execute((transaction) => leaveOut(transaction, claim, record, told, now)),
    postponeRelated: (claim, record, reason, now, dueAt) =>
      database.transaction().execute((transaction) => postponeRelated(transaction, claim, record, reason, now, dueAt)),
    moveTo: (claim, lookups, now) => moveTo(database, claim, lookups, now),
    endGone: (claim, reason, now) => endGone(database, claim, reason, now),
    park: (claim, reason, now) =>
      database.transaction().execute((transaction) => parkClaim(transaction, claim, reason, now)),
    countUnwritten: () => countUnwritten(database),
    oldestUnwritten: () => oldestUnwritten(database),
    listParked: (limit) => listParked(database, limit),
    listRecent: (limit) => listRecent(database, limit),
    retryParked: (which, now, dueAt = now) => retryParked(database, which, now, dueAt),
    expireRooms: async (now) => {
      const expired = await expireRooms(database, now);
      await eraseDeleted(expired);
      return expired;
    },
    mendTimes: (now) => mendTimes(database, now),
    adopt: (states, now) => adoptStates(database, sealer, states, now),
    forgetProofs: (before) => forgetProofs(database, engine, before),
    forgetSessions: (before) => forgetSessions(database, engine, before),
    holdLease: (name, holder, now, leaseMs) => holdLease(database, name, holder, now, leaseMs),
    releaseLease: (name, holder) => releaseLease(database, name, holder),
  };
}
