import type { CallLog, SloppyValue } from '../../domain/call-log/call-log.ts';
import type { CallStore } from '../../storage/call-store.ts';
import type { Clock } from '../../time/clock.ts';
import { readCallLogState } from './call-log-state.ts';
import type { CallWatch } from './watch-calls.ts';

export interface CallLogParts {
  readonly calls: CallStore;
  readonly watch: Pick<CallWatch, 'readNow'>;
  readonly sloppyValues: () => readonly SloppyValue[];
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Called when write-backs became due. */
  readonly onDue: () => void;
}

/** More doubts than anybody will look through. */
const MOST_DOUBTS = 1000;

/** The call log over what is kept of it, for the setup page, the checks and operations. */
export function createCallLog({ calls, watch, sloppyValues, clock, random, onDue }: CallLogParts): CallLog {
  return {
    state: () => readCallLogState(calls, sloppyValues(), clock.now()),
    doubts: (limit) => calls.listDoubts(limit),
    doubt: async (callId) => {
      const doubts = await calls.listDoubts(MOST_DOUBTS);
      return doubts.find((doubt) => doubt.callId === callId) ?? null;
    },
    readNow: async () => {
      const startedAt = performance.now();
      const { reading, rooms, changed, foreign, doubts } = await watch.readNow();
      const { pages = 0, entries = 0 } = reading ?? {};
      return { pages, entries, rooms, changed, foreign, doubts, durationMs: Math.round(performance.now() - startedAt) };
    },
    assign: async (callId, roomId) => {
      const isAssigned = await calls.assignCall(callId, roomId, clock.now(), random());
      if (isAssigned) onDue();
      return isAssigned;
    },
    dismiss: (callId) => calls.dismissCall(callId, clock.now()),
  };
}
