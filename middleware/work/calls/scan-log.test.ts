import { describe, expect, it } from 'vitest';
import type { LogQuestion } from '../../domain/call-log/call-reports.ts';
import type { LoggedCall, LogPage } from '../../domain/call-log/logged-call.ts';
import type { SeenCall, WatchedRoom } from '../../storage/call-store.ts';
import { readLog } from './read-log.ts';
import { scanLog, type ScanParts } from './scan-log.ts';

const NOW = Date.UTC(2026, 10, 23, 10);
const MINUTE_MS = 60_000;
const PAGE = 2;

/** A call a minute, the newest first. */
const callAt = (minutesAgo: number, reference = 'other'): LoggedCall => ({
  callId: `c${minutesAgo}`,
  reference,
  number: null,
  createdAt: NOW - minutesAgo * MINUTE_MS,
  finishedAt: NOW,
  durationS: 30,
  letter: 'E',
});

function logOf(calls: readonly LoggedCall[]) {
  const asked: LogQuestion[] = [];
  const seen = new Map<string, SeenCall>();
  const parts: ScanParts = {
    reporting: {
      logPage: (question): Promise<LogPage> => {
        asked.push(question);
        const { cursor, q } = question;
        const found = calls.filter(({ reference }) => q === null || reference === q);
        const start = cursor === null ? 0 : found.findIndex(({ callId }) => callId === cursor) + 1;
        const page = found.slice(start, start + PAGE);
        const isMore = start + PAGE < found.length;
        return Promise.resolve({ calls: page, nextCursor: isMore ? (page.at(-1)?.callId ?? null) : null });
      },
      details: () => Promise.resolve(null),
      aheadMs: () => 0,
    },
    seenCalls: (ids) => Promise.resolve(new Map([...seen].filter(([id]) => ids.includes(id)))),
  };
  const settle = (...minutesAgo: readonly number[]): void => {
    for (const minute of minutesAgo) {
      const { reference, number, ...call } = callAt(minute);
      expect([reference, number]).toEqual(['other', null]);
      seen.set(call.callId, {
        ...call,
        createdAt: call.createdAt ?? 0,
        numberDiffers: false,
        hasTalk: true,
        roomId: null,
        verdict: 'foreign',
      });
    }
  };
  return { parts, asked, settle };
}

const NONE: ReadonlySet<string> = new Set();
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);
const idsOf = (calls: readonly LoggedCall[]): string[] => calls.map(({ callId }) => callId);
const floor = NOW - 60 * MINUTE_MS;

describe('scanLog', () => {
  it('goes on where it ended after so many pages, though all before that is known by now', async () => {
    const { parts, asked, settle } = logOf(range(0, 20).map((minute) => callAt(minute)));
    const first = await scanLog(parts, { floor, maxPages: 3 }, NOW);
    expect([idsOf(first.calls), first.isComplete]).toEqual([['c0', 'c1', 'c2', 'c3', 'c4', 'c5'], false]);
    expect(first.rest).toMatchObject({ cursor: 'c5', floor });
    settle(...range(0, 6));
    const second = await scanLog(parts, { floor: NOW, maxPages: 3, rest: first.rest }, NOW + MINUTE_MS);
    expect(idsOf(second.calls)).toEqual(['c6', 'c7', 'c8', 'c9', 'c10', 'c11']);
    const third = await scanLog(parts, { floor: NOW, maxPages: 50, rest: second.rest }, NOW + MINUTE_MS);
    expect([idsOf(third.calls).at(-1), third.isComplete, third.rest, third.floor]).toEqual(['c19', true, null, floor]);
    expect(new Set(asked.map(({ from, to }) => `${from} ${to}`)).size).toBe(1);
  });

  it('does not take what it knows for the end where an earlier scan left something', async () => {
    const { parts, settle } = logOf(range(0, 12).map((minute) => callAt(minute)));
    settle(...range(0, 8));
    expect((await scanLog(parts, { floor, maxPages: 50 }, NOW)).pages).toBe(2);
    const rest = { from: '2026-11-22', to: '2026-11-24', cursor: null, floor };
    const whole = await scanLog(parts, { floor, maxPages: 50, rest }, NOW);
    expect([whole.pages, idsOf(whole.calls).at(-1)]).toEqual([6, 'c11']);
  });

  it('ends at what is older than it asks for, in what an earlier scan left too', async () => {
    const { parts } = logOf(range(0, 40).map((minute) => callAt(minute)));
    const rest = { from: '2026-11-22', to: '2026-11-24', cursor: 'c1', floor: NOW - 5 * MINUTE_MS };
    const scan = await scanLog(parts, { floor, maxPages: 50, rest }, NOW);
    expect([idsOf(scan.calls).at(-1), scan.isComplete]).toEqual(['c9', true]);
  });

  it('goes on for calls that go on, until two pages list none of them', async () => {
    const { parts, settle } = logOf(range(0, 40).map((minute) => callAt(minute)));
    settle(...range(0, 40));
    const going = new Set(['c1', 'c5', 'c30']);
    const scan = await scanLog(parts, { floor: NOW, maxPages: 50, going }, NOW);
    // The two pages behind c5 have none: c30 is asked for by itself.
    expect([idsOf(scan.calls).at(-1), scan.pages]).toEqual(['c9', 5]);
  });
});

describe('readLog', () => {
  const roomOf = (reference: string, minutesAgo: number): WatchedRoom => ({
    roomId: reference,
    sessionId: reference,
    reference,
    number: null,
    handedAt: NOW - minutesAgo * MINUTE_MS,
    createdAt: NOW - minutesAgo * MINUTE_MS,
    expiresAt: NOW + (15 - minutesAgo) * MINUTE_MS,
    watch: 'waiting',
    nextLookAt: NOW,
    callId: null,
    calls: [],
  });
  const busy = [...range(0, 30).map((minute) => callAt(minute)), callAt(31, '00001026'), callAt(32, '00001027')];
  const wish = { maxPages: 50, rest: null, lastPages: 6 };

  it('asks for a few rooms by their reference where the log is long', async () => {
    const { parts, asked } = logOf(busy);
    const scan = await readLog(parts, wish, [roomOf('00001026', 33), roomOf('00001027', 34)], NONE, NOW);
    expect([idsOf(scan.calls), scan.isWhole, scan.rest]).toEqual([['c31', 'c32'], false, null]);
    expect(asked.map(({ q }) => q)).toEqual(['00001026', '00001027']);
  });

  it('reads the whole log where many calls go on, though it is long', async () => {
    const { parts, asked } = logOf(busy);
    await readLog(parts, wish, [roomOf('00001026', 33)], new Set(['c20']), NOW);
    expect(asked.every(({ q }) => q === null)).toBe(true);
  });

  it.each([
    ['the log is short', { lastPages: 5 }, [roomOf('00001026', 33)]],
    [
      'an earlier round left something',
      { rest: { from: 'a', to: 'b', cursor: null, floor } },
      [roomOf('00001026', 33)],
    ],
    ['there are many rooms', {}, range(0, 4).map((index) => roomOf(`r${index}`, 33))],
    // That 8x8 finds nothing by its own search must not be taken for a call that never was.
    ['a room is said to have had none', {}, [roomOf('00001026', 46)]],
    ['no room waits', {}, []],
  ])('reads the whole log where %s', async (_, changes, rooms) => {
    const { parts, asked } = logOf(busy);
    await readLog(parts, { ...wish, ...changes }, rooms, NONE, NOW);
    expect(asked.every(({ q }) => q === null)).toBe(true);
  });
});
