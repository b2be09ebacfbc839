import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { SessionLookups, WriteFailure, WriteVerdict } from '../domain/ports.ts';
import type { SessionState } from '../domain/session-state.ts';
import type { Stores } from '../storage/open-storage.ts';
import type { Storage } from '../storage/storage.ts';
import { createMovableClock, type MovableClock } from '../test-support/movable-clock.ts';
import { NOW, proofOf, stateOf } from '../test-support/sessions.ts';
import { openTemporaryStores } from '../test-support/temporary-stores.ts';
import { until } from '../test-support/until.ts';
import { startWriteBack, type WriteBack } from './write-back.ts';

const MINUTE_MS = 60_000;

type Answer = (states: readonly SessionState[]) => readonly WriteVerdict[] | WriteFailure;
const allWritten: Answer = (states) => states.map(() => ({ kind: 'written' }));
const down: Answer = () => ({ kind: 'retry', reason: 'SERVER_UNAVAILABLE: down' });

describe('startWriteBack', () => {
  let stores: Stores;
  let discard: () => Promise<void>;
  let storage: Storage;
  let clock: MovableClock;
  let writeBack: WriteBack;
  let answer: Answer;
  let calls: string[][];
  let startsUnderWay: number;
  /** A call waits here until the test lets it go. */
  let gate: Promise<void>;
  let lookups: Map<string, SessionLookups>;

  beforeEach(async () => {
    ({ stores, discard } = await openTemporaryStores());
    storage = stores.sessions;
    clock = createMovableClock(NOW);
    answer = allWritten;
    calls = [];
    gate = Promise.resolve();
    lookups = new Map();
    const writer = {
      write: async (states: readonly SessionState[]) => {
        calls.push(states.map(({ sessionId }) => sessionId));
        // A real call lets others have the thread, too.
        await nextTurn();
        await gate;
        return answer(states);
      },
    };
    startsUnderWay = 1;
    writeBack = startWriteBack({
      storage,
      writer,
      lookups: { read: () => Promise.resolve(lookups) },
      clock,
      log: pino({ level: 'silent' }),
      batchSize: 75,
      startsUnderWay: () => startsUnderWay,
      claimTimes: { leaseMs: 10_000, extendMs: 10 },
    });
  });
  afterEach(async () => {
    await writeBack.stop();
    await discard();
  });

  async function keep(...ids: string[]): Promise<void> {
    for (const id of ids) await storage.keep(stateOf(id), proofOf(`proof-${id}`), NOW);
    writeBack.wake();
  }

  const unwritten = async (): Promise<number> => (await storage.countUnwritten()).unwritten;
  const numbered = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `s${String(index).padStart(3, '0')}`);

  it('writes a lone session at once, and what came meanwhile with the next call', async () => {
    let letGo = (): void => undefined;
    gate = new Promise((resolve) => (letGo = resolve));
    await keep('a');
    await until(() => calls.length === 1);
    await keep('b', 'c', 'd');
    letGo();
    await until(async () => (await unwritten()) === 0);
    expect(calls).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('lets a call fill up while many rooms are being opened', async () => {
    startsUnderWay = 75;
    // The last one comes in a transaction of its own, after the others.
    await Promise.all(numbered(51).map((id) => keep(id)));
    await until(async () => (await unwritten()) === 0);
    expect(calls.map((ids) => ids.length)).toEqual([51]);
  });

  it('waits no longer for a full call than a moment, however many rooms are being opened', async () => {
    startsUnderWay = 100_000;
    await keep('a');
    await until(async () => (await unwritten()) === 0);
    expect(calls).toEqual([['a']]);
    await keep('b');
    startsUnderWay = 2;
    await until(async () => (await unwritten()) === 0);
    expect(calls).toEqual([['a'], ['b']]);
  });

  it('misses nothing that came after its last look', async () => {
    const { nextDue } = storage;
    storage.nextDue = async () => {
      storage.nextDue = nextDue;
      const due = await nextDue();
      await keep('b');
      return due;
    };
    await keep('a');
    await until(() => calls.length > 0);
    const startedAt = performance.now();
    await until(() => calls.length > 1);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  it('goes on after the storage failed in the moment between two looks', async () => {
    const { nextDue } = storage;
    storage.nextDue = () => {
      storage.nextDue = nextDue;
      return Promise.reject(new Error('the connection ended'));
    };
    await keep('a');
    await until(() => calls.length === 1);
    await keep('b');
    await until(async () => (await unwritten()) === 0);
  });

  it('does not ask without a pause for what another worker holds', async () => {
    const together = (id: string): SessionState => stateOf(id, { contactId: '003' });
    await storage.keep(together('a'), proofOf('p1'), NOW);
    await storage.claimDue(NOW, 1, MINUTE_MS);
    await storage.keep(together('b'), proofOf('p2'), NOW);
    const { claimDue } = storage;
    let looks = 0;
    storage.claimDue = (...args) => {
      looks += 1;
      return claimDue(...args);
    };
    const startedAt = performance.now();
    writeBack.wake();
    await until(() => looks === 3);
    expect(performance.now() - startedAt).toBeGreaterThan(150);
    expect(calls).toEqual([]);
  });

  it('keeps what it holds for as long as a call takes', async () => {
    let letGo = (): void => undefined;
    gate = new Promise((resolve) => (letGo = resolve));
    await keep('a');
    await until(() => calls.length === 1);
    clock.advance(9000);
    await until(async () => (await storage.nextDue()) === NOW + 19_000);
    expect(await storage.claimDue(NOW + 18_999, 1, MINUTE_MS)).toEqual([]);
    letGo();
    await until(async () => (await unwritten()) === 0);
    expect((await storage.find('a'))?.writtenRevision).toBe(NOW);
    expect(calls).toEqual([['a']]);
  });

  it('writes a burst in few calls', async () => {
    await keep(...numbered(200));
    await until(async () => (await unwritten()) === 0);
    expect(calls.length).toBeLessThanOrEqual(4);
  });

  it('tries a row again later that Salesforce could not take, and leaves the others alone', async () => {
    answer = (states) =>
      states.map(({ sessionId }) =>
        sessionId === 'a' ? { kind: 'retry', record: 'session', reason: 'locked' } : { kind: 'written' },
      );
    await keep('a', 'b');
    await until(async () => (await storage.find('a'))?.attempts === 1);
    expect(await unwritten()).toBe(1);
    answer = allWritten;
    clock.advance(1000);
    writeBack.wake();
    await until(async () => (await unwritten()) === 0);
  });

  it('probes with one session after an outage, then with rising numbers, without wearing rows out', async () => {
    answer = down;
    await keep(...numbered(200));
    await until(() => writeBack.pause() !== null);
    for (let hour = 0; hour < 72; hour += 1) {
      clock.advance(60 * MINUTE_MS);
      const before = calls.length;
      writeBack.wake();
      await until(() => calls.length > before && (writeBack.pause()?.until ?? 0) > clock.now());
    }
    expect(calls.slice(1).every((call) => call.length === 1)).toBe(true);
    const during = calls.length;
    answer = allWritten;
    clock.advance(60 * MINUTE_MS);
    writeBack.wake();
    await until(async () => (await unwritten()) === 0);
    expect(calls.slice(during).map((call) => call.length)).toEqual([1, 4, 16, 64, 75, 40]);
    expect(writeBack.pause()).toBeNull();
  });

  it('repeats a call that was lost with a higher revision, so that it is refused if it comes late', async () => {
    const revisions: number[] = [];
    answer = (states) => {
      revisions.push(...states.map(({ revision }) => revision));
      return revisions.length === 1
        ? { kind: 'retry', reason: 'UND_ERR_SOCKET: other side closed' }
        : allWritten(states);
    };
    await keep('a');
    await until(() => writeBack.pause() !== null);
    writeBack.resume();
    await until(async () => (await unwritten()) === 0);
    expect(revisions).toEqual([NOW, NOW + 1]);
  });

  it('waits as long as Salesforce asks', async () => {
    answer = () => ({ kind: 'retry', reason: 'busy', retryAfterMs: 600_000 });
    await keep('a');
    await until(() => writeBack.pause() !== null);
    expect(writeBack.pause()?.until).toBe(NOW + 600_000);
  });

  it('makes wrong credentials no verdict on any row', async () => {
    answer = () => ({ kind: 'auth', reason: 'INVALID_SESSION_ID: expired' });
    await keep('a', 'b');
    await until(() => writeBack.pause() !== null);
    expect(writeBack.pause()).toMatchObject({ reason: 'INVALID_SESSION_ID: expired' });
    expect(await storage.find('a')).toMatchObject({ attempts: 0, parkedAt: null });
    answer = allWritten;
    writeBack.resume();
    await until(async () => (await unwritten()) === 0);
  });

  it('writes the contact without its case when that is refused, and parks the case with the reason', async () => {
    const states: SessionState[] = [];
    answer = (given) => {
      states.push(...given);
      return given.map(({ updateCase }) =>
        updateCase ? { kind: 'refused', record: 'case', reason: 'FIELD_X: locked' } : { kind: 'written' },
      );
    };
    await keep('a');
    await until(async () => (await storage.find('a'))?.parkedAt !== null);
    expect(states.at(-1)).toMatchObject({ updateCase: false, updateContact: true, failure: { code: 'FIELD_X' } });
    // Salesforce's words go to administrators; the session, which every agent reads, has the code.
    expect(states.at(-1)?.failure?.message).toMatch(/to the case: .*FIELD_X/u);
    expect(states.at(-1)?.failure?.message).not.toContain('locked');
    expect(await storage.find('a')).toMatchObject({
      lastReason: 'The call reference could not be written to the case. FIELD_X: locked',
    });
  });

  it('writes the session alone when case and contact are refused, and says why of both', async () => {
    answer = (given) =>
      given.map(({ updateCase, updateContact }) =>
        updateCase || updateContact
          ? { kind: 'refused', record: updateCase ? 'case' : 'contact', reason: 'FIELD_X: locked' }
          : { kind: 'written' },
      );
    await keep('a');
    await until(async () => (await storage.find('a'))?.parkedAt !== null);
    expect(await storage.find('a')).toMatchObject({
      writtenRevision: NOW + 2,
      lastReason: expect.stringMatching(/to the case: .* to the contact\. FIELD_X: locked/u),
    });
  });

  it('parks a session that is refused for good, and goes on with the others', async () => {
    answer = (states) =>
      states.map(({ sessionId }) =>
        sessionId === 'a'
          ? { kind: 'refused', record: 'session', reason: 'ENTITY_IS_DELETED: gone' }
          : { kind: 'written' },
      );
    await keep('a', 'b');
    await until(async () => (await storage.find('a'))?.parkedAt !== null);
    expect(await storage.listParked(5)).toMatchObject([{ sessionId: 'a', lastReason: 'ENTITY_IS_DELETED: gone' }]);
    expect(await storage.countUnwritten()).toEqual({ unwritten: 1, parked: 1 });
  });

  it('takes one refusal of many rows for a fault of the org, not of the rows', async () => {
    answer = (states) =>
      states.map(() => ({ kind: 'refused', record: 'session', reason: 'INVALID_FIELD: No such column' }));
    await keep('a');
    await until(async () => (await storage.listParked(5)).length === 1);
    await keep('b', 'c');
    await until(() => writeBack.pause() !== null);
    expect(writeBack.pause()).toMatchObject({ reason: 'INVALID_FIELD: No such column' });
    expect(await storage.listParked(5)).toEqual([]);
    answer = allWritten;
    clock.advance(60 * MINUTE_MS);
    writeBack.wake();
    await until(async () => (await unwritten()) === 0);
  });

  it('takes no pause for refusals of what another worker has taken over, for they are only late', async () => {
    let letGo = (): void => undefined;
    gate = new Promise((resolve) => (letGo = resolve));
    answer = (states) =>
      states.map(({ sessionId }) =>
        sessionId === 'e' ? { kind: 'written' } : { kind: 'refused', record: 'session', reason: 'outdated' },
      );
    await keep('a', 'b', 'c', 'd');
    await until(() => calls.length === 1);
    const taken = await storage.claimDue(NOW + MINUTE_MS, 10, MINUTE_MS);
    expect(taken).toHaveLength(4);
    letGo();
    await storage.finish(taken, NOW + MINUTE_MS);
    await keep('e');
    await until(() => calls.length === 2);
    expect(writeBack.pause()).toBeNull();
    await until(async () => (await unwritten()) === 0);
  });

  it('finishes sessions that were deleted, however many, and pauses for none of them', async () => {
    answer = (states) =>
      states.map(() => ({ kind: 'refused', record: 'session', reason: 'ENTITY_IS_DELETED: gone', isGone: true }));
    await keep('a', 'b', 'c', 'd');
    await until(async () => (await unwritten()) === 0);
    expect(await storage.listParked(5)).toEqual([]);
    expect(writeBack.pause()).toBeNull();
  });

  it('goes on for the contact that survived, and gives up where nothing was moved', async () => {
    const moved = { contactId: '003-survivor', caseId: '500-a' };
    lookups = new Map([
      ['a', moved],
      ['b', { contactId: '003-b', caseId: '500-b' }],
    ]);
    answer = (states) =>
      states.map(({ contactId }) =>
        contactId === moved.contactId
          ? { kind: 'written' }
          : { kind: 'refused', record: 'session', reason: 'ENTITY_IS_DELETED: gone', isGone: true },
      );
    await keep('a', 'b');
    await until(async () => (await storage.listParked(5)).length === 1 && (await unwritten()) === 1);
    expect((await storage.find('a'))?.state.contactId).toBe(moved.contactId);
    expect(await storage.listParked(5)).toMatchObject([{ sessionId: 'b' }]);
  });

  it('isolates the row that makes a call fail as a whole', async () => {
    answer = (states) =>
      states.some(({ sessionId }) => sessionId === 's013')
        ? { kind: 'permanent', reason: 'MALFORMED_ID: s013' }
        : allWritten(states);
    await keep(...numbered(40));
    await until(
      async () => (await storage.countUnwritten()).unwritten === 1 && (await storage.listParked(5)).length === 1,
    );
    expect(await storage.listParked(5)).toMatchObject([{ sessionId: 's013' }]);
    expect(calls.slice(0, 3).map((ids) => ids.length)).toEqual([40, 14, 1]);
  });

  it('sends what Salesforce halted again, in calls of at most fourteen', async () => {
    let halted = false;
    answer = (states) => {
      if (halted) return allWritten(states);
      halted = true;
      return states.map(() => ({ kind: 'halted' }));
    };
    await keep(...numbered(40));
    await until(async () => (await unwritten()) === 0);
    expect(calls[1]).toHaveLength(14);
  });

  it('pauses when Salesforce takes up none of a few sessions, and ends', async () => {
    answer = (states) => states.map(() => ({ kind: 'halted' }));
    await keep(...numbered(20));
    await until(() => writeBack.pause() !== null);
    expect(calls.map((ids) => ids.length)).toEqual([20, 14]);
    expect(await writeBack.stop()).toBe(20);
  });

  it('finds out that the org takes others when some are refused with the same words, and parks those alone', async () => {
    const purged = ['a', 'b', 'c'];
    answer = (states) =>
      states.map(({ sessionId }) =>
        purged.includes(sessionId)
          ? { kind: 'refused', record: 'session', reason: 'NOT_FOUND: not there' }
          : { kind: 'written' },
      );
    await keep(...purged);
    await until(() => writeBack.pause() !== null);
    expect(await storage.listParked(5)).toEqual([]);
    await keep('good');
    // The pause ends; those that were refused are not due before the others.
    clock.advance(MINUTE_MS - 1);
    writeBack.wake();
    await until(() => calls.flat().includes('good'));
    expect(calls.length).toBe(2);
    clock.advance(1);
    writeBack.wake();
    await until(async () => (await storage.listParked(5)).length === 3);
    expect(writeBack.pause()).toBeNull();
    expect(await unwritten()).toBe(3);
  });

  it('parks a session that is refused beside others that are written, however many had the same reason before', async () => {
    answer = (states) =>
      states.map(({ sessionId }) =>
        sessionId.startsWith('bad')
          ? { kind: 'refused', record: 'session', reason: 'FIELD_X: no' }
          : { kind: 'written' },
      );
    for (const number of [1, 2, 3, 4]) {
      await keep(`bad${number}`, `good${number}`);
      await until(async () => (await storage.listParked(5)).length === number);
    }
    expect(writeBack.pause()).toBeNull();
  });

  it('tries once more what is due before it ends, and tells what stays', async () => {
    answer = down;
    await storage.keep(stateOf('a'), proofOf('p'), NOW);
    expect(await writeBack.stop()).toBe(1);
    expect(calls).toEqual([['a']]);
  });
});
