import { beforeEach, expect, it } from 'vitest';
import { describeEachStorage } from '../test-support/each-storage.ts';
import type { EventStore, ReceivedBatch } from './event-store.ts';

const NOW = Date.UTC(2026, 10, 23, 10);
const CHANNEL = '00D000000000001EAA/event/Video_Session_Requested__e';
// Not text in any encoding, and more than a JavaScript number holds.
const bytes = (last: number): Uint8Array => Uint8Array.from([0, 255, 128, 0, 0, 7, 254, last]);

describeEachStorage('received events', (current) => {
  let store: EventStore;
  beforeEach(() => {
    store = current().stores.events;
  });

  const batch = (previous: number | null, next: number, ...ids: string[]): ReceivedBatch => ({
    channel: CHANNEL,
    previousReplayId: previous === null ? null : bytes(previous),
    replayId: bytes(next),
    requests: ids.map((sessionId, index) => ({ sessionId, requestedAt: NOW - 10 + index })),
    now: NOW,
  });
  const requested = async (): Promise<string[]> => {
    const claims = await current().stores.automation.claimRequests(NOW, 100, 1000);
    return claims.map(({ sessionId }) => sessionId);
  };
  const place = async (): Promise<number[] | null> => {
    const cursor = await store.cursor(CHANNEL);
    return cursor === null ? null : [...cursor];
  };

  it('are taken with their place, to the byte', async () => {
    expect(await store.cursor(CHANNEL)).toBeNull();
    expect(await store.accept(batch(null, 1, 'b', 'a'))).toBe(true);
    expect(await store.accept(batch(1, 2, 'c'))).toBe(true);
    expect(await place()).toEqual([...bytes(2)]);
    expect(await store.cursor('another channel')).toBeNull();
    expect(new Set(await requested())).toEqual(new Set(['a', 'b', 'c']));
  });

  it('wait in the order of their requests', async () => {
    await store.accept(batch(null, 1, 'z', 'y', 'x'));
    expect(await requested()).toEqual(['z', 'y', 'x']);
  });

  it('are refused where another subscriber has moved on, and leave nothing behind', async () => {
    await store.accept(batch(null, 1, 'a'));
    expect(await store.accept(batch(null, 2, 'b'))).toBe(false);
    expect(await store.accept(batch(9, 2, 'b'))).toBe(false);
    expect(await place()).toEqual([...bytes(1)]);
    expect(await requested()).toEqual(['a']);
  });

  it('are taken by one of two subscribers at the same place', async () => {
    const other = (await current().open()).events;
    await store.accept(batch(null, 1));
    const taken = await Promise.all([store.accept(batch(1, 2, 'a')), other.accept(batch(1, 2, 'a'))]);
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('ask once for a session, however often it is named', async () => {
    await store.accept(batch(null, 1, 'a', 'b'));
    await store.accept(batch(1, 2, 'b', 'c'));
    expect(await current().stores.automation.countRequests()).toMatchObject({ waiting: 3 });
  });
});
