import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionState } from '../domain/session-state.ts';
import { NOW } from '../test-support/sessions.ts';
import { until } from '../test-support/until.ts';
import { allWritten, numbered, openWriteBackStage, type WriteBackStage } from '../test-support/write-back-stage.ts';

const MINUTE_MS = 60_000;

describe('startWriteBack over refusals', () => {
  let stage: WriteBackStage;

  beforeEach(async () => {
    stage = await openWriteBackStage();
  });
  afterEach(() => stage.close());

  it('writes the contact without its case when that is refused, and parks the case with the reason', async () => {
    const states: SessionState[] = [];
    stage.answer = (given) => {
      states.push(...given);
      return given.map(({ updateCase }) =>
        updateCase ? { kind: 'refused', record: 'case', reason: 'FIELD_X: locked' } : { kind: 'written' },
      );
    };
    await stage.keep('a');
    await until(async () => (await stage.storage.find('a'))?.parkedAt !== null);
    expect(states.at(-1)).toMatchObject({ updateCase: false, updateContact: true, failure: { code: 'FIELD_X' } });
    // Salesforce's words go to administrators; the session, which every agent reads, has the code.
    expect(states.at(-1)?.failure?.message).toMatch(/to the case: .*FIELD_X/u);
    expect(states.at(-1)?.failure?.message).not.toContain('locked');
    expect(await stage.storage.find('a')).toMatchObject({
      lastReason: 'The call reference could not be written to the case. FIELD_X: locked',
    });
  });

  it('writes the session alone when case and contact are refused, and says why of both', async () => {
    stage.answer = (given) =>
      given.map(({ updateCase, updateContact }) =>
        updateCase || updateContact
          ? { kind: 'refused', record: updateCase ? 'case' : 'contact', reason: 'FIELD_X: locked' }
          : { kind: 'written' },
      );
    await stage.keep('a');
    await until(async () => (await stage.storage.find('a'))?.parkedAt !== null);
    expect(await stage.storage.find('a')).toMatchObject({
      writtenRevision: NOW + 2,
      lastReason: expect.stringMatching(/to the case: .* to the contact\. FIELD_X: locked/u),
    });
  });

  it('parks a session that is refused for good, and goes on with the others', async () => {
    stage.answer = (states) =>
      states.map(({ sessionId }) =>
        sessionId === 'a'
          ? { kind: 'refused', record: 'session', reason: 'ENTITY_IS_DELETED: gone' }
          : { kind: 'written' },
      );
    await stage.keep('a', 'b');
    await until(async () => (await stage.storage.find('a'))?.parkedAt !== null);
    expect(await stage.storage.listParked(5)).toMatchObject([
      { sessionId: 'a', lastReason: 'ENTITY_IS_DELETED: gone' },
    ]);
    expect(await stage.storage.countUnwritten()).toEqual({ unwritten: 1, parked: 1 });
  });

  it('takes one refusal of many rows for a fault of the org, not of the rows', async () => {
    stage.answer = (states) =>
      states.map(() => ({ kind: 'refused', record: 'session', reason: 'INVALID_FIELD: No such column' }));
    await stage.keep('a');
    await until(async () => (await stage.storage.listParked(5)).length === 1);
    await stage.keep('b', 'c');
    await until(() => stage.writeBack.pause() !== null);
    expect(stage.writeBack.pause()).toMatchObject({ reason: 'INVALID_FIELD: No such column' });
    expect(await stage.storage.listParked(5)).toEqual([]);
    stage.answer = allWritten;
    stage.clock.advance(60 * MINUTE_MS);
    stage.writeBack.wake();
    await until(async () => (await stage.unwritten()) === 0);
  });

  it('takes no pause for refusals of what another worker has taken over, for they are only late', async () => {
    let letGo = (): void => undefined;
    stage.gate = new Promise((resolve) => (letGo = resolve));
    stage.answer = (states) =>
      states.map(({ sessionId }) =>
        sessionId === 'e' ? { kind: 'written' } : { kind: 'refused', record: 'session', reason: 'outdated' },
      );
    await stage.keep('a', 'b', 'c', 'd');
    await until(() => stage.calls.length === 1);
    const taken = await stage.storage.claimDue(NOW + MINUTE_MS, 10, MINUTE_MS);
    expect(taken).toHaveLength(4);
    letGo();
    await stage.storage.finish(taken, NOW + MINUTE_MS);
    await stage.keep('e');
    await until(() => stage.calls.length === 2);
    expect(stage.writeBack.pause()).toBeNull();
    await until(async () => (await stage.unwritten()) === 0);
  });

  it('finishes sessions that were deleted, however many, and pauses for none of them', async () => {
    stage.answer = (states) =>
      states.map(() => ({ kind: 'refused', record: 'session', reason: 'ENTITY_IS_DELETED: gone', isGone: true }));
    await stage.keep('a', 'b', 'c', 'd');
    await until(async () => (await stage.unwritten()) === 0);
    expect(await stage.storage.listParked(5)).toEqual([]);
    expect(stage.writeBack.pause()).toBeNull();
  });

  it('goes on for the contact that survived, and gives up where nothing was moved', async () => {
    const moved = { contactId: '003-survivor', caseId: '500-a' };
    stage.lookups = new Map([
      ['a', moved],
      ['b', { contactId: '003-b', caseId: '500-b' }],
    ]);
    stage.answer = (states) =>
      states.map(({ contactId }) =>
        contactId === moved.contactId
          ? { kind: 'written' }
          : { kind: 'refused', record: 'session', reason: 'ENTITY_IS_DELETED: gone', isGone: true },
      );
    await stage.keep('a', 'b');
    await until(async () => (await stage.storage.listParked(5)).length === 1 && (await stage.unwritten()) === 1);
    expect((await stage.storage.find('a'))?.state.contactId).toBe(moved.contactId);
    expect(await stage.storage.listParked(5)).toMatchObject([{ sessionId: 'b' }]);
  });

  it('isolates the row that makes a call fail as a whole', async () => {
    stage.answer = (states) =>
      states.some(({ sessionId }) => sessionId === 's013')
        ? { kind: 'permanent', reason: 'MALFORMED_ID: s013' }
        : allWritten(states);
    await stage.keep(...numbered(40));
    await until(
      async () =>
        (await stage.storage.countUnwritten()).unwritten === 1 && (await stage.storage.listParked(5)).length === 1,
    );
    expect(await stage.storage.listParked(5)).toMatchObject([{ sessionId: 's013' }]);
    expect(stage.calls.slice(0, 3).map((ids) => ids.length)).toEqual([40, 14, 1]);
  });

  it('finds out that the org takes others when some are refused with the same words, and parks those alone', async () => {
    const purged = ['a', 'b', 'c'];
    stage.answer = (states) =>
      states.map(({ sessionId }) =>
        purged.includes(sessionId)
          ? { kind: 'refused', record: 'session', reason: 'NOT_FOUND: not there' }
          : { kind: 'written' },
      );
    await stage.keep(...purged);
    await until(() => stage.writeBack.pause() !== null);
    expect(await stage.storage.listParked(5)).toEqual([]);
    await stage.keep('good');
    // The pause ends; those that were refused are not due before the others.
    stage.clock.advance(MINUTE_MS - 1);
    stage.writeBack.wake();
    await until(() => stage.calls.flat().includes('good'));
    expect(stage.calls.length).toBe(2);
    stage.clock.advance(1);
    stage.writeBack.wake();
    await until(async () => (await stage.storage.listParked(5)).length === 3);
    expect(stage.writeBack.pause()).toBeNull();
    expect(await stage.unwritten()).toBe(3);
  });

  it('parks a session that is refused beside others that are written, however many had the same reason before', async () => {
    stage.answer = (states) =>
      states.map(({ sessionId }) =>
        sessionId.startsWith('bad')
          ? { kind: 'refused', record: 'session', reason: 'FIELD_X: no' }
          : { kind: 'written' },
      );
    for (const number of [1, 2, 3, 4]) {
      await stage.keep(`bad${number}`, `good${number}`);
      await until(async () => (await stage.storage.listParked(5)).length === number);
    }
    expect(stage.writeBack.pause()).toBeNull();
  });
});
