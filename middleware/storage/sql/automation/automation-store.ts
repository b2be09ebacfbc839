import type { AutomationStore } from '../../automation-store.ts';
import type { Sealer } from '../../encryption.ts';
import type { Engine } from '../lock.ts';
import type { Database } from '../tables.ts';
import { requestRooms } from './add-requests.ts';
import { beginCall, endCall, forgetCalls, isStartedBy, noteSession } from './calls.ts';
import { claimRequests, nextRequest } from './claim-requests.ts';
import { keepPrepared } from './keep-prepared.ts';
import { addKey, findKey, listKeys, removeKey } from './keys.ts';
import { countRequests, listParkedRequests, retryParkedRequests } from './parked-requests.ts';
import { dropRequests, extendClaims, parkRequest, releaseRequests, rescheduleRequest } from './settle-requests.ts';

/** What workflows and servers ask for, over SQL: one file an operation, the same statements for both engines. */
export function createAutomationStore(database: Database, engine: Engine, sealer: Sealer): AutomationStore {
  return {
    request: (sessions) => requestRooms(database, sessions),
    claimRequests: (now, limit, leaseMs) => claimRequests(database, engine, now, limit, leaseMs),
    extendClaims: (token, claimedUntil) => extendClaims(database, token, claimedUntil),
    nextRequest: () => nextRequest(database),
    keepPrepared: (claim, state, now, dueAt) => keepPrepared(database, sealer, claim, state, now, dueAt),
    dropRequests: (claims) => dropRequests(database, claims),
    releaseRequests: (claims, reason) => releaseRequests(database, claims, reason),
    rescheduleRequest: (claim, nextAttemptAt, reason) => rescheduleRequest(database, claim, nextAttemptAt, reason),
    parkRequest: (claim, reason, now) => parkRequest(database, claim, reason, now),
    countRequests: () => countRequests(database),
    listParkedRequests: (limit) => listParkedRequests(database, limit),
    retryParkedRequests: (which, now) => retryParkedRequests(database, which, now),
    addKey: (key, now, overlapMs) => addKey(database, engine, key, now, overlapMs),
    listKeys: (now) => listKeys(database, now),
    removeKey: (id, person, now) => removeKey(database, id, person, now),
    findKey: (hash, now) => findKey(database, hash, now),
    beginCall: (call, now, leaseMs, limit) => beginCall(database, engine, call, now, leaseMs, limit),
    noteSession: (token, sessionId, now) => noteSession(database, engine, token, sessionId, now),
    endCall: (token) => endCall(database, token),
    isStartedBy: (sessionId, lineage, keyCreatedAt) => isStartedBy(database, sessionId, lineage, keyCreatedAt),
    forgetCalls: (before) => forgetCalls(database, engine, before),
  };
}
