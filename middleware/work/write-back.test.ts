import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionState } from '../domain/session-state.ts';
import { NOW, proofOf, stateOf } from '../test-support/sessions.ts';
import { until } from '../test-support/until.ts';
import { down, numbered, openWriteBackStage, type WriteBackStage } from '../test-support/write-back-stage.ts';

const MINUTE_MS = 60_000;

describe('startWriteBack', () => {
  let stage: WriteBackStage;

  beforeEach(async () => {
    stage = await openWriteBackStage();
  });
  afterEach(() => stage.close());

  it('writes a lone session at once, and what came meanwhile with the next call', async () => {
    let letGo = (): void => undefined;
    stage.gate = new Promise((resolve) => (letGo = resolve));
    await stage.keep('a');
    await until(() => stage.calls.length === 1);
    await stage.keep('b', 'c', 'd');
    letGo();
    await until(async () => (await stage.unwritten()) === 0);
    expect(stage.calls).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('lets a call fill up while many rooms are being opened', async () => {
    stage.startsUnderWay = 75;
    // The last one comes in a transaction of its own, after the others.
    await Promise.all(numbered(51).map((id) => stage.keep(id)));
    await until(async () => (await stage.unwritten()) === 0);
    expect(stage.calls.map((ids) => ids.length)).toEqual([51]);
  });

  it('waits no longer for a full call than a moment, however many rooms are being opened', async () => {
    stage.startsUnderWay = 100_000;
    await stage.keep('a');
    await until(async () => (await stage.unwritten()) === 0);
    expect(stage.calls).toEqual([['a']]);
    await stage.keep('b');
    stage.startsUnderWay = 2;
    await until(async () => (await stage.unwritten()) === 0);
    expect(stage.calls).toEqual([['a'], ['b']]);
  });

  it('misses nothing that came after its last look', async () => {
    const { nextDue } = stage.storage;
    stage.storage.nextDue = async () => {
      stage.storage.nextDue = nextDue;
      const due = await nextDue();
      await stage.keep('b');
      return due;
    };
    await stage.keep('a');
    await until(() => stage.calls.length > 0);
    const startedAt = performance.now();
    await until(() => stage.calls.length > 1);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  it('does not ask without a pause for what another worker holds', async () => {
    const together = (id: string): SessionState => stateOf(id, { contactId: '003' });
    await stage.storage.keep(together('a'), proofOf('p1'), NOW);
    await stage.storage.claimDue(NOW, 1, MINUTE_MS);
    await stage.storage.keep(together('b'), proofOf('p2'), NOW);
    const { claimDue } = stage.storage;
    let looks = 0;
    stage.storage.claimDue = (...args) => {
      looks += 1;
      return claimDue(...args);
    };
    const startedAt = performance.now();
    stage.writeBack.wake();
    await until(() => looks === 3);
    expect(performance.now() - startedAt).toBeGreaterThan(150);
    expect(stage.calls).toEqual([]);
  });

  it('keeps what it holds for as long as a call takes', async () => {
    let letGo = (): void => undefined;
    stage.gate = new Promise((resolve) => (letGo = resolve));
    await stage.keep('a');
    await until(() => stage.calls.length === 1);
    stage.clock.advance(9000);
    await until(async () => (await stage.storage.nextDue()) === NOW + 19_000);
    expect(await stage.storage.claimDue(NOW + 18_999, 1, MINUTE_MS)).toEqual([]);
    letGo();
    await until(async () => (await stage.unwritten()) === 0);
    expect((await stage.storage.find('a'))?.writtenRevision).toBe(NOW);
    expect(stage.calls).toEqual([['a']]);
  });

  it('writes a burst in few calls', async () => {
    await stage.keep(...numbered(200));
    await until(async () => (await stage.unwritten()) === 0);
    expect(stage.calls.length).toBeLessThanOrEqual(4);
  });

  it('tries once more what is due before it ends, and tells what stays', async () => {
    stage.answer = down;
    await stage.storage.keep(stateOf('a'), proofOf('p'), NOW);
    expect(await stage.writeBack.stop()).toBe(1);
    expect(stage.calls).toEqual([['a']]);
  });
});
