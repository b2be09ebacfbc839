import { describe, expect, it } from 'vitest';
import type { LoggedCall } from '../../domain/call-log/logged-call.ts';
import type { SeenCall, WatchedRoom } from '../../storage/call-store.ts';
import { planLooks } from './plan-looks.ts';
import type { Scan } from './scan-log.ts';

const NOW = Date.UTC(2026, 10, 23, 10);
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const room: WatchedRoom = {
  roomId: 'A',
  sessionId: 'a',
  reference: '00001026',
  number: null,
  handedAt: NOW,
  createdAt: NOW,
  expiresAt: NOW + 15 * MINUTE_MS,
  watch: 'waiting',
  nextLookAt: NOW,
  callId: null,
  calls: [],
};
const entry = (changes: Partial<LoggedCall> = {}): LoggedCall => ({
  callId: '5757',
  reference: '00001026',
  number: null,
  createdAt: NOW + MINUTE_MS,
  finishedAt: NOW + 5 * MINUTE_MS,
  durationS: 200,
  letter: 'E',
  ...changes,
});
const known = (changes: Partial<SeenCall> = {}): SeenCall => ({
  callId: '5757',
  createdAt: NOW + MINUTE_MS,
  finishedAt: null,
  durationS: null,
  letter: 'C',
  numberDiffers: false,
  hasTalk: false,
  roomId: 'A',
  verdict: 'ours',
  ...changes,
});
const plan = (call: LoggedCall, seen?: SeenCall) => {
  const scan: Scan = {
    calls: [call],
    seen: new Map(seen === undefined ? [] : [[seen.callId, seen]]),
    isComplete: false,
    pages: 1,
    rest: null,
    floor: NOW,
  };
  return planLooks(scan, [], [room], 0, NOW + 10 * MINUTE_MS);
};
const told = (call: LoggedCall, seen?: SeenCall): readonly string[] =>
  plan(call, seen).looks.flatMap(({ calls }) => calls.map(({ callId }) => callId));

describe('planLooks', () => {
  it('takes a new entry, and what is new of a known one', () => {
    expect(told(entry())).toEqual(['5757']);
    expect(told(entry(), known())).toEqual(['5757']);
    expect(told(entry({ createdAt: null }), known())).toEqual(['5757']);
  });

  it.each(['ours', 'open', 'doubt'] as const)(
    'takes nothing of another account whose call has the id of one that is %s',
    (verdict) => {
      const old = known({ createdAt: NOW - 3 * DAY_MS, verdict, roomId: verdict === 'ours' ? 'A' : null });
      expect([told(entry(), old), plan(entry(), old).others]).toEqual([[], []]);
    },
  );
});
