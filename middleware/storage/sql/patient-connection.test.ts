import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STORAGE_KEY } from '../../test-support/each-storage.ts';
import { claimFor, LEASE_MS, NOW, proofOf, stateOf } from '../../test-support/sessions.ts';
import { openStorage, type Stores } from '../open-storage.ts';
import type { Storage } from '../storage.ts';
import { openSqlite } from './sqlite.ts';

/** A busy machine makes a thread look busy that is not: it is looked at again, so often, until it is below the limit. */
async function leastUtilization(limit: number): Promise<number> {
  let least = 1;
  for (let look = 0; look < 15 && least >= limit; look += 1) {
    const before = performance.eventLoopUtilization();
    await delay(100);
    least = Math.min(least, performance.eventLoopUtilization(before).utilization);
  }
  return least;
}

describe('a database that another process has locked', () => {
  let directory: string;
  let stores: Stores;
  let storage: Storage;
  let other: DatabaseSync;
  beforeEach(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'start-video-locks-'));
    stores = await openStorage({ directory }, [STORAGE_KEY], () => undefined);
    storage = stores.sessions;
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    other = new DatabaseSync(path.join(directory, 'start-video.sqlite'));
    other.exec('begin immediate');
  });
  afterEach(async () => {
    other.close();
    await stores.close();
    rmSync(directory, { recursive: true });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a start', () => storage.keep(stateOf('b'), proofOf('p2'), NOW)],
    ['a claim', () => storage.claimDue(NOW, 1, LEASE_MS)],
    ['the end of a claim', () => storage.release([claimFor(stateOf('a'))])],
    ['a lease', () => storage.holdLease('poll', 'one', NOW, LEASE_MS)],
    [
      'an entry of the audit log',
      () => stores.setup.note({ at: NOW, person: null, action: 'setup-opened', detail: '' }),
    ],
  ])('is waited for by %s, which leaves the thread to others meanwhile', async (_, operation) => {
    let isDone = false;
    const done = operation().then(() => (isDone = true));
    expect(await leastUtilization(0.7)).toBeLessThan(0.7);
    expect(isDone).toBe(false);
    other.exec('commit');
    await done;
  });

  it('is no hindrance to whoever only reads', async () => {
    expect(await storage.find('a')).toMatchObject({ state: { sessionId: 'a' } });
    expect(await storage.countUnwritten()).toEqual({ unwritten: 1, parked: 0 });
  });

  it('is given up after a while, and nothing was changed', async () => {
    const impatient = openSqlite(directory, 50);
    const lease = { name: 'poll', holder: 'one', expires_at: NOW };
    const insertion = impatient.insertInto('lease').values(lease);
    await expect(insertion.execute()).rejects.toMatchObject({ errcode: 5 });
    await expect(impatient.transaction().execute(() => Promise.resolve())).rejects.toMatchObject({ errcode: 5 });
    other.exec('commit');
    await insertion.execute();
    await impatient.destroy();
  });
});
