import { beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { NOTHING_READ, type WatchReport } from '../../domain/call-log/watch-report.ts';
import { AppError } from '../../errors/app-error.ts';
import { createMovableClock } from '../../test-support/movable-clock.ts';
import type { LookReport } from './look-at-calls.ts';
import { createWatchNotes, type WatchNotes } from './watch-notes.ts';

const MINUTE_MS = 60_000;
const rest = { from: '2026-11-22', to: '2026-11-24', cursor: 'c5', floor: 7 };
const reportOf = (changes: Partial<NonNullable<LookReport['reading']>> = {}): LookReport => ({
  reading: { pages: 3, entries: 41, readBackTo: 5, isWhole: true, rest: null, ...changes },
  foreign: 0,
  doubts: 0,
  changed: 0,
});

describe('what is noted of looks at the call log', () => {
  let kept: WatchReport;
  let clock: ReturnType<typeof createMovableClock>;
  let notes: WatchNotes;
  let writes: number;
  beforeEach(() => {
    kept = NOTHING_READ;
    writes = 0;
    clock = createMovableClock();
    notes = createWatchNotes({
      calls: {
        readReport: () => Promise.resolve(kept),
        keepReport: (report) => {
          kept = report;
          writes += 1;
          return Promise.resolve();
        },
      },
      reporting: { aheadMs: () => 12 },
      clock,
      log: pino({ level: 'silent' }),
    });
  });

  it('is how far it was read and when, once in half a minute', async () => {
    const now = clock.now();
    await notes.looked(reportOf(), now);
    const expected = { readAt: now, readBackTo: 5, pages: 3, entries: 41, wholePages: 3, aheadMs: 12, pause: null };
    expect(kept).toMatchObject(expected);
    await notes.looked(reportOf(), now + 29_000);
    expect(writes).toBe(1);
    await notes.looked(reportOf({ pages: 1, isWhole: false }), now + 30_000);
    expect(kept).toMatchObject({ readAt: now + 30_000, pages: 1, wholePages: 3 });
  });

  it('is what is left to read, at once, until it is read', async () => {
    const now = clock.now();
    await notes.looked(reportOf(), now);
    await notes.looked(reportOf({ rest, isWhole: false }), now + 5000);
    expect(kept.rest).toEqual(rest);
    await notes.looked(reportOf({ isWhole: false }), now + 10_000);
    expect([kept.rest, writes]).toEqual([null, 3]);
  });

  it.each([
    ['VIDEO_UNAUTHORIZED', 10 * MINUTE_MS],
    ['NOT_CONFIGURED', 24 * 60 * MINUTE_MS],
    ['VIDEO_UNAVAILABLE', 10_000],
  ] as const)('is a pause after %s, since it began and until it ends', async (code, ms) => {
    const now = clock.now();
    await notes.failed(new AppError(code, 'No.'), now);
    expect(kept.pause).toEqual({ code, reason: 'No.', since: now, until: now + ms });
    expect([notes.isPaused(now + ms - 1), notes.isPaused(now + ms)]).toEqual([true, false]);
    clock.advance(ms);
    await notes.failed(new AppError(code, 'No.'), now + ms);
    expect(kept.pause?.since).toBe(now);
    await notes.looked({ ...reportOf(), reading: null }, now + 2 * ms);
    expect([kept.pause, notes.isPaused(now + ms)]).toEqual([null, false]);
  });

  it('is a pause as long as 8x8 asks for', async () => {
    const now = clock.now();
    await notes.failed(new AppError('VIDEO_UNAVAILABLE', 'Busy.', { retryAfterSeconds: 90 }), now);
    expect(kept.pause?.until).toBe(now + 90_000);
  });

  it('is that the head is read anew where 8x8 does not take the cursor any more', async () => {
    const now = clock.now();
    await notes.looked(reportOf({ rest, isWhole: false }), now);
    await notes.failed(new AppError('VIDEO_UNAVAILABLE', 'Busy.'), now);
    expect(kept.rest).toEqual(rest);
    await notes.failed(new AppError('VIDEO_REJECTED', 'No such cursor.'), now);
    expect(kept.rest).toEqual({ ...rest, cursor: null });
  });
});
