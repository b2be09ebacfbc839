import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOW } from '../test-support/sessions.ts';
import { until } from '../test-support/until.ts';
import {
  allWritten,
  down,
  numbered,
  openWriteBackStage,
  type WriteBackStage,
} from '../test-support/write-back-stage.ts';

const MINUTE_MS = 60_000;

describe('startWriteBack in trouble', () => {
  let stage: WriteBackStage;

  beforeEach(async () => {
    stage = await openWriteBackStage();
  });
  afterEach(() => stage.close());

  it('goes on after the storage failed in the moment between two looks', async () => {
    const { nextDue } = stage.storage;
    stage.storage.nextDue = () => {
      stage.storage.nextDue = nextDue;
      return Promise.reject(new Error('the connection ended'));
    };
    await stage.keep('a');
    await until(() => stage.calls.length === 1);
    await stage.keep('b');
    await until(async () => (await stage.unwritten()) === 0);
  });

  it('tries a row again later that Salesforce could not take, and leaves the others alone', async () => {
    stage.answer = (states) =>
      states.map(({ sessionId }) =>
        sessionId === 'a' ? { kind: 'retry', record: 'session', reason: 'locked' } : { kind: 'written' },
      );
    await stage.keep('a', 'b');
    await until(async () => (await stage.storage.find('a'))?.attempts === 1);
    expect(await stage.unwritten()).toBe(1);
    stage.answer = allWritten;
    stage.clock.advance(1000);
    stage.writeBack.wake();
    await until(async () => (await stage.unwritten()) === 0);
  });

  it('probes with one session after an outage, then with rising numbers, without wearing rows out', async () => {
    stage.answer = down;
    await stage.keep(...numbered(200));
    await until(() => stage.writeBack.pause() !== null);
    for (let hour = 0; hour < 72; hour += 1) {
      stage.clock.advance(60 * MINUTE_MS);
      const before = stage.calls.length;
      stage.writeBack.wake();
      await until(() => stage.calls.length > before && (stage.writeBack.pause()?.until ?? 0) > stage.clock.now());
    }
    expect(stage.calls.slice(1).every((call) => call.length === 1)).toBe(true);
    const during = stage.calls.length;
    stage.answer = allWritten;
    stage.clock.advance(60 * MINUTE_MS);
    stage.writeBack.wake();
    await until(async () => (await stage.unwritten()) === 0);
    expect(stage.calls.slice(during).map((call) => call.length)).toEqual([1, 4, 16, 64, 75, 40]);
    expect(stage.writeBack.pause()).toBeNull();
  });

  it('repeats a call that was lost with a higher revision, so that it is refused if it comes late', async () => {
    const revisions: number[] = [];
    stage.answer = (states) => {
      revisions.push(...states.map(({ revision }) => revision));
      return revisions.length === 1
        ? { kind: 'retry', reason: 'UND_ERR_SOCKET: other side closed' }
        : allWritten(states);
    };
    await stage.keep('a');
    await until(() => stage.writeBack.pause() !== null);
    stage.writeBack.resume();
    await until(async () => (await stage.unwritten()) === 0);
    expect(revisions).toEqual([NOW, NOW + 1]);
  });

  it('waits as long as Salesforce asks', async () => {
    stage.answer = () => ({ kind: 'retry', reason: 'busy', retryAfterMs: 600_000 });
    await stage.keep('a');
    await until(() => stage.writeBack.pause() !== null);
    expect(stage.writeBack.pause()?.until).toBe(NOW + 600_000);
  });

  it('makes wrong credentials no verdict on any row', async () => {
    stage.answer = () => ({ kind: 'auth', reason: 'INVALID_SESSION_ID: expired' });
    await stage.keep('a', 'b');
    await until(() => stage.writeBack.pause() !== null);
    expect(stage.writeBack.pause()).toMatchObject({ reason: 'INVALID_SESSION_ID: expired' });
    expect(await stage.storage.find('a')).toMatchObject({ attempts: 0, parkedAt: null });
    stage.answer = allWritten;
    stage.writeBack.resume();
    await until(async () => (await stage.unwritten()) === 0);
  });

  it('sends what Salesforce halted again, in calls of at most fourteen', async () => {
    let halted = false;
    stage.answer = (states) => {
      if (halted) return allWritten(states);
      halted = true;
      return states.map(() => ({ kind: 'halted' }));
    };
    await stage.keep(...numbered(40));
    await until(async () => (await stage.unwritten()) === 0);
    expect(stage.calls[1]).toHaveLength(14);
  });

  it('pauses when Salesforce takes up none of a few sessions, and ends', async () => {
    stage.answer = (states) => states.map(() => ({ kind: 'halted' }));
    await stage.keep(...numbered(20));
    await until(() => stage.writeBack.pause() !== null);
    expect(stage.calls.map((ids) => ids.length)).toEqual([20, 14]);
    expect(await stage.writeBack.stop()).toBe(20);
  });
});
