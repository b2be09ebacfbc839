import { setImmediate as nextTurn } from 'node:timers/promises';
import { pino } from 'pino';
import type { SessionLookups } from '../domain/related-records.ts';
import type { SessionState } from '../domain/session-state.ts';
import type { Storage } from '../storage/storage.ts';
import type { WriteFailure, WriteVerdict } from '../work/session-writer-port.ts';
import { startWriteBack, type WriteBack } from '../work/write-back.ts';
import { createMovableClock, type MovableClock } from './movable-clock.ts';
import { NOW, proofOf, stateOf } from './sessions.ts';
import { openTemporaryStores } from './temporary-stores.ts';

export type Answer = (states: readonly SessionState[]) => readonly WriteVerdict[] | WriteFailure;

export const allWritten: Answer = (states) => states.map(() => ({ kind: 'written' }));
export const down: Answer = () => ({ kind: 'retry', reason: 'SERVER_UNAVAILABLE: down' });

/** The write-back over an embedded database, with a Salesforce that says what the test tells it to. */
export interface WriteBackStage {
  readonly storage: Storage;
  readonly clock: MovableClock;
  readonly writeBack: WriteBack;
  /** Session ids of each call so far. */
  readonly calls: readonly (readonly string[])[];
  /** What Salesforce says; at first that all is written. */
  answer: Answer;
  /** A call waits here until the test lets it go. */
  gate: Promise<void>;
  lookups: ReadonlyMap<string, SessionLookups>;
  startsUnderWay: number;
  /** Keeps sessions one after the other, and wakes the write-back. */
  keep(...ids: string[]): Promise<void>;
  unwritten(): Promise<number>;
  close(): Promise<void>;
}

export async function openWriteBackStage(): Promise<WriteBackStage> {
  const { stores, discard } = await openTemporaryStores();
  const storage = stores.sessions;
  const clock = createMovableClock(NOW);
  const calls: string[][] = [];
  const writeBack = startWriteBack({
    storage,
    writer: {
      write: async (states) => {
        calls.push(states.map(({ sessionId }) => sessionId));
        // A real call lets others have the thread, too.
        await nextTurn();
        await stage.gate;
        return stage.answer(states);
      },
    },
    lookups: { read: () => Promise.resolve(stage.lookups) },
    clock,
    log: pino({ level: 'silent' }),
    batchSize: 75,
    startsUnderWay: () => stage.startsUnderWay,
    switches: () =>
      Promise.resolve({ syncCallDetails: true, syncRatings: true, syncSnapshots: true, syncTranscript: true }),
    claimTimes: { leaseMs: 10_000, extendMs: 10 },
  });
  const stage: WriteBackStage = {
    storage,
    clock,
    writeBack,
    calls,
    answer: allWritten,
    gate: Promise.resolve(),
    lookups: new Map(),
    startsUnderWay: 1,
    keep: async (...ids) => {
      for (const id of ids) await storage.keep(stateOf(id), proofOf(`proof-${id}`), NOW);
      writeBack.wake();
    },
    unwritten: async () => (await storage.countUnwritten()).unwritten,
    close: async () => {
      await writeBack.stop();
      await discard();
    },
  };
  return stage;
}

/** Ids s000, s001 and so on. */
export function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `s${String(index).padStart(3, '0')}`);
}
