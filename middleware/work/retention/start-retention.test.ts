import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiUsage } from '../../domain/org-inspection.ts';
import { oldBefore, type OldBefore } from '../../domain/retention.ts';
import type { Stores } from '../../storage/open-storage.ts';
import { createMovableClock, type MovableClock } from '../../test-support/movable-clock.ts';
import { openTemporaryStores } from '../../test-support/temporary-stores.ts';
import type { OrgTime } from '../../time/org-clock.ts';
import { PAGE, type OldSession, type PersonalRecords } from './retention-port.ts';
import { startRetention, type Retention } from './start-retention.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describe('startRetention', () => {
  let stores: Stores;
  let discard: () => Promise<void>;
  let clock: MovableClock;
  let old: string[];
  let removed: string[];
  let asked: OldBefore[];
  let refused: Set<string>;
  let beforePage: () => Promise<void>;
  let retentionDays: number;
  let orgTime: OrgTime;
  let usage: ApiUsage | null;
  const started: Retention[] = [];

  beforeEach(async () => {
    ({ stores, discard } = await openTemporaryStores());
    clock = createMovableClock();
    [old, removed, asked, refused, retentionDays, orgTime, usage] = [[], [], [], new Set(), 90, 'known', null];
    beforePage = () => Promise.resolve();
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((one) => one.stop()));
    await discard();
  });

  const isLeft = (id: string): boolean => !removed.includes(id);
  const records: PersonalRecords = {
    findOld: async (before, after) => {
      await beforePage();
      asked.push(before);
      const ids = old.filter((id) => isLeft(id) && (after === null || id > after)).slice(0, PAGE);
      return ids.map((id): OldSession => ({ id, caseId: null, contactId: null }));
    },
    countOld: () => Promise.resolve(old.filter(isLeft).length),
    deleteFiles: (sessions) => Promise.resolve({ deleted: sessions.length, kept: 0, inBin: 0, refused: new Map() }),
    clear: (ids) => {
      const cleared = ids.filter((id) => !refused.has(id));
      removed.push(...cleared);
      const failed = ids.filter((id) => refused.has(id)).map((id) => [id, 'ENTITY_IS_LOCKED'] as const);
      return Promise.resolve({ cleared, refused: new Map(failed) });
    },
  };
  const start = (): Retention => {
    const retention = startRetention({
      records,
      store: stores.retention,
      leases: stores.sessions,
      settings: () => Promise.resolve({ retentionDays }),
      syncClock: () => Promise.resolve(orgTime),
      apiUsage: () => usage,
      clock,
      log: pino({ level: 'silent' }),
    });
    started.push(retention);
    return retention;
  };
  const sessions = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `a${String(index).padStart(6, '0')}`);

  it('passes over all old sessions once a day, and over those that Salesforce refuses', async () => {
    old = sessions(PAGE + 50);
    refused = new Set(old.slice(0, PAGE));
    const retention = start();
    await retention.run();
    expect(asked[0]).toEqual(oldBefore({ retentionDays: 90 }, clock.now()));
    expect(removed).toHaveLength(50);
    expect(await stores.retention.readPass()).toMatchObject({
      removed: 50,
      files: PAGE + 50,
      refused: PAGE,
      refusal: 'ENTITY_IS_LOCKED',
      endedAt: clock.now(),
    });
    refused.clear();
    clock.advance(DAY_MS - MINUTE_MS);
    await retention.run();
    expect(removed).toHaveLength(50);
    clock.advance(11 * MINUTE_MS);
    await retention.run();
    expect(removed).toHaveLength(PAGE + 50);
  });

  it('removes nothing where everything is kept for ever, nor by a time that nobody knows', async () => {
    old = sessions(3);
    retentionDays = 0;
    const retention = start();
    await retention.run();
    [retentionDays, orgTime] = [90, 'unknown'];
    clock.advance(DAY_MS);
    await retention.run();
    expect(asked).toEqual([]);
    orgTime = 'known';
    await retention.run();
    expect(removed).toHaveLength(3);
  });

  it('goes on where it was stopped, also on another instance', async () => {
    old = sessions(3 * PAGE);
    const first = start();
    let pages = 0;
    beforePage = () => {
      pages += 1;
      return pages === 2 ? Promise.reject(new Error('Salesforce is away')) : Promise.resolve();
    };
    await first.run();
    await first.stop();
    expect(removed).toHaveLength(PAGE);
    // What comes to be old behind the place is for the next pass.
    removed = removed.slice(1);
    await start().run();
    expect(removed).toHaveLength(3 * PAGE - 1);
    expect(removed).not.toContain(old[0]);
  });

  it('begins anew by another setting', async () => {
    old = sessions(2 * PAGE);
    const first = start();
    beforePage = () => (removed.length > 0 ? Promise.reject(new Error('away')) : Promise.resolve());
    await first.run();
    const [last] = removed;
    removed = removed.filter((id) => id !== last);
    retentionDays = 30;
    beforePage = () => Promise.resolve();
    clock.advance(11 * MINUTE_MS);
    await first.run();
    expect(removed).toHaveLength(2 * PAGE);
  });

  it('is one instance’s work, takes breaks, and leaves the org the rest of its API calls', async () => {
    old = sessions(26 * PAGE);
    usage = { used: 800, max: 1000, ours: 1 };
    const [one, other] = [start(), start()];
    await one.run();
    await other.run();
    expect(removed).toEqual([]);
    usage = { used: 799, max: 1000, ours: 1 };
    clock.advance(11 * MINUTE_MS);
    await Promise.all([one.run(), other.run()]);
    expect(removed).toHaveLength(25 * PAGE);
    clock.advance(9 * MINUTE_MS);
    await one.run();
    expect(removed).toHaveLength(25 * PAGE);
    clock.advance(2 * MINUTE_MS);
    await one.run();
    expect(removed).toHaveLength(26 * PAGE);
    expect(new Set(removed).size).toBe(removed.length);
  });
});
