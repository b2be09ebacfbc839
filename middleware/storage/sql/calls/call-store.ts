import type { CallStore } from '../../call-store.ts';
import type { Sealer } from '../../encryption.ts';
import { deleteBefore } from '../in-batches.ts';
import type { Engine } from '../lock.ts';
import { transactionsOf } from '../share-transactions.ts';
import type { Database } from '../tables.ts';
import { assignCall, dismissCall, keepDoubts, listDoubts } from './doubts.ts';
import { keepCalls } from './keep-calls.ts';
import { keepLook } from './keep-look.ts';
import { countCalls, dueRooms, nextLook, roomsOf, seenCalls, usedReferences } from './read-rooms.ts';
import { keepReport, readReport } from './watch-report.ts';

/** Rooms and calls over SQL: the same statements for SQLite and PostgreSQL. */
export function createCallStore(database: Database, engine: Engine, sealer: Sealer): CallStore {
  const inTransaction = transactionsOf(database, engine);
  return {
    dueRooms: (now, limit) => dueRooms(database, sealer, now, limit),
    nextLook: () => nextLook(database),
    roomsOf: (referenceKeys, since) => roomsOf(database, sealer, referenceKeys, since),
    usedReferences: (references) => usedReferences(database, references),
    seenCalls: (callIds) => seenCalls(database, callIds),
    noteSeen: (calls, now) =>
      inTransaction(async (transaction) => {
        await keepCalls(transaction, calls, now);
        await keepDoubts(transaction, calls, now);
      }),
    keepLook: (look, now, random) => inTransaction((transaction) => keepLook(transaction, engine, look, now, random)),
    listDoubts: (limit) => listDoubts(database, limit),
    assignCall: (callId, roomId, now, random) =>
      inTransaction((transaction) => assignCall(transaction, engine, callId, roomId, now, random)),
    dismissCall: (callId, now) => inTransaction((transaction) => dismissCall(transaction, callId, now)),
    countCalls: (since, now) => countCalls(database, since, now),
    readReport: () => readReport(database),
    keepReport: (report) => keepReport(database, report),
    forgetRooms: async (before) => {
      await deleteBefore(database, engine, 'video_room', 'changed_at', before);
      await deleteBefore(database, engine, 'call_seen', 'seen_at', before);
      await deleteBefore(database, engine, 'call_doubt', 'noted_at', before);
    },
  };
}
