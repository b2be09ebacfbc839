import { beforeEach, expect, it } from 'vitest';
import { describeEachStorage } from '../test-support/each-storage.ts';
import type { AutomationStore, BegunCall, StartedCall } from './automation-store.ts';

const NOW = Date.UTC(2026, 10, 23, 10);
const DAY_MS = 86_400_000;
const LEASE_MS = 15_000;
const person = { id: '005', name: 'Ada' };
const call: StartedCall = { lineage: 'l1', keyCreatedAt: NOW, requestId: 'r1', bodyHash: 'b1' };

describeEachStorage('automation keys and calls', (current) => {
  let store: AutomationStore;
  const add = (id: string, now = NOW, validUntil: number | null = null): Promise<number | null> =>
    store.addKey({ id, hash: `hash-${id}`, lastFour: id, createdBy: person, validUntil }, now, DAY_MS);
  const begin = (changes: Partial<StartedCall> = {}, now = NOW, from = store): Promise<BegunCall> =>
    from.beginCall({ ...call, ...changes }, now, LEASE_MS, { calls: 2, since: now - 60_000 });
  const tokenOf = (begun: BegunCall): string => (begun.kind === 'mine' ? begun.token : begun.kind);

  beforeEach(() => {
    store = current().stores.automation;
  });

  it('replace a key by its successor in one line, with an overlap', async () => {
    expect(await add('k1')).toBeNull();
    expect(await add('k2', NOW + 1)).toBe(NOW + 1 + DAY_MS);
    const [second, first] = await store.listKeys(NOW + 1);
    expect([second?.id, second?.validUntil, first?.validUntil]).toEqual(['k2', null, NOW + 1 + DAY_MS]);
    expect(second?.lineage).toBe(first?.lineage);
    expect(await store.findKey('hash-k1', NOW + DAY_MS)).toMatchObject({ id: 'k1' });
    expect(await store.findKey('hash-k1', NOW + 1 + DAY_MS)).toBeNull();
    expect((await store.findKey('hash-k2', NOW + 2 * DAY_MS))?.id).toBe('k2');
  });

  it('end a key at its date, and a replaced one at the earlier of its date and the overlap', async () => {
    expect(await add('k1', NOW, NOW + 1000)).toBeNull();
    expect(await store.findKey('hash-k1', NOW + 999)).toMatchObject({ id: 'k1', validUntil: NOW + 1000 });
    expect(await store.findKey('hash-k1', NOW + 1000)).toBeNull();
    expect(await store.listKeys(NOW + 1000)).toEqual([]);
    expect(await add('k2', NOW + 1, NOW + 30 * DAY_MS)).toBe(NOW + 1000);
    expect(await add('k3', NOW + 2)).toBe(NOW + 2 + DAY_MS);
    expect((await store.listKeys(NOW + 2)).map(({ validUntil }) => validUntil)).toEqual([
      null,
      NOW + 2 + DAY_MS,
      NOW + 1000,
    ]);
  });

  it('find no key by another hash, and note when one was used', async () => {
    await add('k1');
    expect(await store.findKey('hash-k2', NOW)).toBeNull();
    await store.findKey('hash-k1', NOW + 5);
    expect(await store.listKeys(NOW)).toMatchObject([{ lastUsedAt: NOW + 5 }]);
  });

  it('begin a new line after the last key was removed, and note who did what', async () => {
    await add('k1');
    const [before] = await store.listKeys(NOW);
    expect(await store.removeKey('k1', person, NOW)).toBe(true);
    expect(await store.removeKey('k1', person, NOW)).toBe(false);
    expect(await store.findKey('hash-k1', NOW)).toBeNull();
    expect(await add('k2')).toBeNull();
    expect((await store.listKeys(NOW))[0]?.lineage).not.toBe(before?.lineage);
    const actions = (await current().stores.setup.listAudit(9)).map(({ action }) => action);
    expect(actions.toSorted()).toEqual(['automation-key-made', 'automation-key-made', 'automation-key-removed']);
  });

  it('give one of two instances the same call, and the other once it is let go', async () => {
    const other = (await current().open()).automation;
    const begun = await Promise.all([begin(), begin({}, NOW, other)]);
    expect(begun.map(({ kind }) => kind).toSorted()).toEqual(['mine', 'running']);
    const token = begun.map(tokenOf).find((one) => one !== 'running') ?? '';
    await store.endCall(token);
    expect((await begin()).kind).toBe('mine');
  });

  it('are taken over from a process that was lost', async () => {
    const lost = tokenOf(await begin());
    expect((await begin({}, NOW + LEASE_MS - 1)).kind).toBe('running');
    expect((await begin({}, NOW + LEASE_MS)).kind).toBe('mine');
    await store.endCall(lost);
    expect((await begin({}, NOW + LEASE_MS)).kind).toBe('running');
  });

  it('refuse another body under the same id, and more calls than the limit', async () => {
    await begin();
    expect((await begin({ bodyHash: 'b2' })).kind).toBe('other-body');
    await begin({ requestId: 'r2' });
    expect((await begin({ requestId: 'r3' })).kind).toBe('limited');
    expect((await begin({ requestId: 'r3', lineage: 'l2' })).kind).toBe('mine');
    expect((await begin({ requestId: 'r3' }, NOW + 60_001)).kind).toBe('mine');
  });

  it('show a session to the line that started it, but to no key before', async () => {
    await store.noteSession(tokenOf(await begin()), 'a01', NOW);
    expect(await store.isStartedBy('a01', 'l1', NOW)).toBe(true);
    expect(await store.isStartedBy('a01', 'l1', NOW - 1)).toBe(false);
    expect(await store.isStartedBy('a01', 'l2', NOW)).toBe(false);
    expect(await store.isStartedBy('a02', 'l1', NOW)).toBe(false);
  });

  it('keep workers away from a session while its call is in hand', async () => {
    const token = tokenOf(await begin());
    await store.noteSession(token, 'a01', NOW);
    await store.request([{ sessionId: 'a01', requestedAt: NOW }]);
    expect(await store.claimRequests(NOW, 9, LEASE_MS)).toEqual([]);
    await store.endCall(token);
    expect(await store.claimRequests(NOW, 9, LEASE_MS)).toHaveLength(1);
  });

  it('are told of a worker that was quicker, until it lets go or is lost', async () => {
    await store.request([{ sessionId: 'a01', requestedAt: NOW }]);
    const claims = await store.claimRequests(NOW, 9, LEASE_MS);
    const token = tokenOf(await begin());
    expect(await store.noteSession(token, 'a02', NOW)).toBe(false);
    expect(await store.noteSession(token, 'a01', NOW)).toBe(true);
    expect(await store.noteSession(token, 'a01', NOW + LEASE_MS)).toBe(false);
    await store.releaseRequests(claims, null);
    expect(await store.noteSession(token, 'a01', NOW)).toBe(false);
    expect(await store.claimRequests(NOW, 9, LEASE_MS)).toEqual([]);
  });

  it('are forgotten after their time', async () => {
    await add('k1');
    await add('k2');
    await store.noteSession(tokenOf(await begin()), 'a01', NOW);
    await store.forgetCalls(NOW + DAY_MS + 1);
    expect(await store.isStartedBy('a01', 'l1', NOW)).toBe(false);
    expect((await store.listKeys(NOW)).map(({ id }) => id)).toEqual(['k2']);
  });
});
