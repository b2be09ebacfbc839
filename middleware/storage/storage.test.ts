import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Room, SessionState } from '../domain/session-state.ts';
import { startPostgres, type PostgresServer } from '../test-support/postgres.ts';
import { SealError } from './encryption.ts';
import { openStorage, type StoragePlace, type Stores } from './open-storage.ts';
import { ProofUsedError, StartLimitError, type Claim, type Storage } from './storage.ts';

const NOW = Date.UTC(2026, 10, 23, 10);
const LEASE_MS = 60_000;
const KEY = Buffer.alloc(32, 1).toString('base64');
const OTHER_KEY = Buffer.alloc(32, 2).toString('base64');
const room: Room = {
  callReference: '00001026',
  links: {
    guestLink: 'https://video.example/guest/s3cretLink',
    authToken: 's3cretToken',
  },
  invitation: 'SMS',
  phoneNumber: '+6591234567',
  agentId: '005',
  createdAt: NOW,
  expiresAt: NOW + 900_000,
};

function stateOf(sessionId: string, changes: Partial<SessionState> = {}): SessionState {
  const records = { contactId: `003-${sessionId}`, caseId: `500-${sessionId}` };
  return {
    sessionId,
    ...records,
    revision: NOW,
    status: 'Ready',
    room,
    failure: null,
    updateCase: true,
    updateContact: true,
    ...changes,
  };
}

const failed = { status: 'Failed', room: null, failure: { code: 'PHONE_MISSING', message: 'none' } } as const;

const unwritten = {
  writtenRevision: 0,
  attempts: 0,
  nextAttemptAt: NOW,
  lastReason: null,
  parkedAt: null,
  changedAt: NOW,
};

let server: PostgresServer;
let directory: string;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop(), 60_000);
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'start-video-storage-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const places: [string, () => Promise<StoragePlace>][] = [
  ['SQLite', () => Promise.resolve({ directory })],
  ['PostgreSQL', async () => ({ databaseUrl: await server.createDatabase() })],
];

describe.each(places)('storage in %s', (_, makePlace) => {
  let place: StoragePlace;
  let storage: Storage;
  const opened: Stores[] = [];
  const open = async (keys = [KEY]): Promise<Storage> => {
    const another = await openStorage(place, keys, () => undefined);
    opened.push(another);
    return another.sessions;
  };
  const claimOne = async (now = NOW): Promise<Claim> => {
    const [claim] = await storage.claimDue(now, 1, LEASE_MS);
    if (claim === undefined) throw new Error('nothing was due');
    return claim;
  };

  beforeEach(async () => {
    place = await makePlace();
    storage = await open();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()));
  });

  it('gives back what was kept, also to another process', async () => {
    await storage.keep(stateOf('a'), 'p1', NOW);
    expect((await (await open()).find('a'))?.state).toEqual(stateOf('a'));
    expect(await storage.find('b')).toBeNull();
  });

  it('gives whoever loses a race the room of the winner', async () => {
    const other = await open();
    const rival = stateOf('a', { room: { ...room, links: { guestLink: 'https://y', authToken: 'z' } } });
    const kept = await Promise.all([storage.keep(stateOf('a'), 'p1', NOW), other.keep(rival, 'p2', NOW)]);
    expect(kept[0].state.room?.links).toEqual(kept[1].state.room?.links);
    expect(await storage.countStarts('005', 0)).toBe(1);
  });

  it('replaces a failure, and a room that expired, with a higher revision', async () => {
    await storage.keep(stateOf('a', failed), 'p1', NOW);
    expect((await storage.keep(stateOf('a'), 'p2', NOW)).state).toMatchObject({
      status: 'Ready',
      revision: NOW + 1,
      failure: null,
    });
    const later = stateOf('a', { room: { ...room, expiresAt: NOW + 2_000_000 } });
    expect((await storage.keep(later, 'p3', room.expiresAt)).state).toMatchObject({
      revision: NOW + 2,
      room: later.room,
    });
    expect(await storage.countStarts('005', NOW - 1)).toBe(2);
    expect(await storage.countStarts('005', NOW)).toBe(0);
  });

  it('takes a proof for one session only, and changes nothing otherwise', async () => {
    await storage.keep(stateOf('a'), 'p1', NOW);
    await storage.join('a', '005', 'p1', NOW);
    await expect(storage.keep(stateOf('b'), 'p1', NOW)).rejects.toThrow(ProofUsedError);
    await expect(storage.join('b', '005', 'p1', NOW)).rejects.toThrow(ProofUsedError);
    expect(await storage.find('b')).toBeNull();
    expect(await storage.sessionOfProof('p1')).toBe('a');
    await storage.forgetProofs(NOW);
    expect(await storage.sessionOfProof('p1')).toBe('a');
    await storage.forgetProofs(NOW + 1);
    expect(await storage.sessionOfProof('p1')).toBeNull();
  });

  it('keeps what comes at the same time, but for what may not be kept', async () => {
    await storage.keep(stateOf('earlier'), 'used', NOW);
    const ids = Array.from({ length: 60 }, (_, index) => `s${index}`);
    const kept = await Promise.allSettled(
      ids.map((id, index) => storage.keep(stateOf(id), index % 20 === 7 ? 'used' : `p-${id}`, NOW)),
    );
    for (const [index, id] of ids.entries()) {
      const isRefused = index % 20 === 7;
      expect(kept[index]).toMatchObject(
        isRefused ? { reason: expect.any(ProofUsedError) } : { value: { state: stateOf(id), parkedAt: null } },
      );
      expect(await storage.find(id)).toEqual(isRefused ? null : { ...unwritten, state: stateOf(id) });
    }
    expect(await storage.countStarts('005', 0)).toBe(1 + 57);
  });

  it('gives a person no more rooms than the limit, whoever is asked at the same time', async () => {
    const other = await open();
    const limit = { starts: 3, since: NOW - 1 };
    const ids = Array.from({ length: 10 }, (_, index) => `s${index}`);
    const kept = await Promise.allSettled(
      ids.map((id, index) => (index % 2 === 0 ? storage : other).keep(stateOf(id), `p-${id}`, NOW, limit)),
    );
    const refused = kept.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toEqual(Array.from({ length: 7 }, () => expect.any(StartLimitError)));
    expect(await storage.countStarts('005', 0)).toBe(3);
    const found = await Promise.all(ids.map((id) => storage.find(id)));
    expect(found.filter((one) => one !== null)).toHaveLength(3);
    // A failure is no start, and whoever has a room already keeps it.
    await storage.keep(stateOf('x', failed), 'p-x', NOW, limit);
    const given = found.find((one) => one !== null);
    expect(await storage.keep(stateOf(given?.state.sessionId ?? ''), 'p-y', NOW, limit)).toEqual(given);
  });

  it('gives a room that is nobody’s to the first person who joins, and writes that', async () => {
    await storage.keep(stateOf('a', { room: { ...room, agentId: null } }), 'p0', NOW);
    await storage.finish([await claimOne()], NOW);
    const other = await open();
    const joined = await Promise.all([storage.join('a', '005', 'p1', NOW), other.join('a', '006', 'p2', NOW)]);
    const [agentId, ...others] = new Set(joined.map((session) => session?.state.room?.agentId));
    expect(['005', '006']).toContain(agentId);
    expect(others).toEqual([]);
    expect((await claimOne()).state).toMatchObject({ revision: NOW + 1, room: { ...room, agentId } });
  });

  it('counts a room as its agent’s start only if it was made for them', async () => {
    await storage.keep(stateOf('a', { room: { ...room, agentId: null } }), 'p0', NOW);
    await storage.join('a', '005', 'p1', NOW);
    expect(await storage.countStarts('005', 0)).toBe(0);
  });

  it('gives nobody a room that expired or has an agent, or that is not there', async () => {
    await storage.keep(stateOf('a', { room: { ...room, agentId: null } }), 'p0', NOW);
    expect((await storage.join('a', '005', 'p1', room.expiresAt))?.state.room?.agentId).toBeNull();
    await storage.keep(stateOf('b'), 'p2', NOW);
    expect((await storage.join('b', '006', 'p3', NOW))?.state).toEqual(stateOf('b'));
    expect(await storage.join('c', '006', 'p4', NOW)).toBeNull();
  });

  it('gives one proof for two sessions at once to one of them', async () => {
    const other = await open();
    const kept = await Promise.allSettled([storage.keep(stateOf('a'), 'p1', NOW), other.keep(stateOf('b'), 'p1', NOW)]);
    expect(kept.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('gives each due session to one of several claimers', async () => {
    const others = [storage, await open(), await open()];
    for (let index = 0; index < 30; index += 1) await storage.keep(stateOf(`s${index}`), `p${index}`, NOW);
    const claimed = (await Promise.all(others.map((one) => one.claimDue(NOW, 20, LEASE_MS)))).flat();
    expect(claimed).toHaveLength(30);
    expect(new Set(claimed.map(({ state }) => state.sessionId)).size).toBe(30);
  });

  it('puts off, releases and finishes only under the own claim', async () => {
    await storage.keep(stateOf('a'), 'p1', NOW);
    const claim = await claimOne();
    expect(await storage.claimDue(NOW, 1, LEASE_MS)).toEqual([]);
    await storage.reschedule(claim, NOW + 50, 'locked');
    expect(await storage.nextDue()).toBe(NOW + 50);
    await storage.finish([claim], NOW);
    expect(await storage.find('a')).toMatchObject({ attempts: 1, lastReason: 'locked', writtenRevision: 0 });
    const again = await claimOne(NOW + 50);
    await storage.release([again]);
    const third = await claimOne(NOW + 50);
    expect(third.attempts).toBe(1);
    await storage.finish([third], NOW);
    expect(await storage.find('a')).toMatchObject({ writtenRevision: NOW, lastReason: null });
    expect(await storage.nextDue()).toBeNull();
  });

  it('keeps a state due that came while its predecessor was written or refused', async () => {
    await storage.keep(stateOf('a', failed), 'p1', NOW);
    const first = await claimOne();
    await storage.keep(stateOf('a'), 'p2', NOW);
    await storage.finish([first], NOW);
    const second = await claimOne();
    expect(second.state.revision).toBe(NOW + 1);
    await storage.expireRooms(room.expiresAt);
    await storage.park(second, 'refused', NOW);
    expect((await claimOne(room.expiresAt)).state).toMatchObject({ revision: NOW + 2, status: 'Expired' });
  });

  it('takes over a late claim with a higher revision, and ignores its late worker', async () => {
    await storage.keep(stateOf('a'), 'p1', NOW);
    const late = await claimOne();
    expect(await storage.nextDue()).toBe(NOW + LEASE_MS);
    const next = await claimOne(NOW + LEASE_MS);
    expect(next.state.revision).toBe(late.state.revision + 1);
    await storage.finish([late], NOW);
    await storage.park(late, 'refused', NOW);
    await storage.reschedule(late, NOW, 'late');
    expect(await storage.find('a')).toMatchObject({ writtenRevision: 0, parkedAt: null, attempts: 0 });
    await storage.finish([next], NOW);
    expect(await storage.countUnwritten()).toEqual({ unwritten: 0, parked: 0 });
  });

  it('never lets two workers hold sessions of one case or contact, nor an older one overwrite them', async () => {
    await storage.keep(stateOf('old', { caseId: 'c', contactId: 'k' }), 'p1', NOW);
    const old = await claimOne();
    expect(old.state).toMatchObject({ updateCase: true, updateContact: true });
    const newer = { ...room, createdAt: NOW + 10 };
    await storage.keep(stateOf('new', { caseId: 'c', contactId: 'other', room: newer }), 'p2', NOW);
    expect(await storage.claimDue(NOW, 10, LEASE_MS)).toEqual([]);
    await storage.reschedule(old, NOW, 'locked');
    const both = await storage.claimDue(NOW, 10, LEASE_MS);
    const flags = Object.fromEntries(
      both.map(({ state }) => [state.sessionId, [state.updateCase, state.updateContact]]),
    );
    expect(flags).toEqual({ old: [false, true], new: [true, true] });
  });

  it('takes over sessions of one contact that a lost worker held together', async () => {
    const contact = { contactId: '003-shared', caseId: null };
    for (const id of ['a', 'b']) await storage.keep(stateOf(id, contact), `proof-${id}`, NOW);
    expect(await storage.claimDue(NOW, 2, LEASE_MS)).toHaveLength(2);
    await storage.keep(stateOf('c', contact), 'proof-c', NOW);
    const [first] = await storage.claimDue(NOW + LEASE_MS, 1, LEASE_MS);
    // The other one waits for this one, and is not lost if this worker is lost too.
    expect(await storage.claimDue(NOW + LEASE_MS, 9, LEASE_MS)).toEqual([]);
    const both = await storage.claimDue(NOW + 2 * LEASE_MS, 9, LEASE_MS);
    expect(first?.state.sessionId).toBe('a');
    expect(both.map(({ state }) => state.sessionId).toSorted()).toEqual(['a', 'b']);
    for (const claim of both) await storage.finish([claim], NOW);
    expect((await claimOne(NOW + 2 * LEASE_MS)).state.sessionId).toBe('c');
  });

  it('writes a session alone when its case was refused, then parks the rest until somebody retries', async () => {
    await storage.keep(stateOf('a'), 'p1', NOW);
    await storage.leaveOutRelated(await claimOne(), { code: 'LOCKED', message: 'the case is locked' }, NOW);
    const alone = await claimOne();
    expect(alone.state).toMatchObject({ updateCase: false, updateContact: false, failure: { code: 'LOCKED' }, room });
    await storage.finish([alone], NOW);
    expect(await storage.listParked(10)).toMatchObject([{ lastReason: 'the case is locked', parkedAt: NOW }]);
    expect(await storage.countUnwritten()).toEqual({ unwritten: 1, parked: 1 });
    expect(await storage.retryParked({ sessionId: 'a' }, NOW)).toBe(1);
    expect((await claimOne()).state).toMatchObject({ updateCase: true, updateContact: true, failure: null });
  });

  it('parks what is refused, and retries it by reason, by session or all', async () => {
    for (const id of ['a', 'b', 'c']) {
      await storage.keep(stateOf(id), `p-${id}`, NOW);
      await storage.park(await claimOne(), id === 'c' ? 'other' : 'same', NOW);
    }
    expect(await storage.nextDue()).toBeNull();
    expect(await storage.retryParked({ reason: 'same' }, NOW)).toBe(2);
    expect(await storage.retryParked('all', NOW)).toBe(1);
    expect(await storage.claimDue(NOW, 10, LEASE_MS)).toHaveLength(3);
  });

  it('marks expired rooms, deletes their links, and their number once they are written', async () => {
    await storage.keep(stateOf('a'), 'p1', NOW);
    expect(await storage.expireRooms(room.expiresAt - 1)).toBe(0);
    expect(await storage.expireRooms(room.expiresAt)).toBe(1);
    const claim = await claimOne(room.expiresAt);
    expect(claim.state).toMatchObject({
      status: 'Expired',
      room: { links: null, phoneNumber: '+6591234567', callReference: '00001026' },
    });
    await storage.finish([claim], NOW);
    expect((await storage.find('a'))?.state.room).toMatchObject({ phoneNumber: null, callReference: '00001026' });
    expect(await storage.forgetSessions(room.expiresAt + 1)).toBe(1);
    expect(await storage.find('a')).toBeNull();
  });

  it('marks a room expired in Salesforce too when only its case was refused, and parks the rest again', async () => {
    await storage.keep(stateOf('a'), 'p1', NOW);
    await storage.leaveOutRelated(await claimOne(), { code: 'LOCKED', message: 'the case is locked' }, NOW);
    await storage.finish([await claimOne()], NOW);
    await storage.expireRooms(room.expiresAt);
    const claim = await claimOne(room.expiresAt);
    expect(claim.state).toMatchObject({ status: 'Expired', updateCase: false, failure: { code: 'LOCKED' } });
    await storage.finish([claim], room.expiresAt);
    expect(await storage.listParked(10)).toMatchObject([{ lastReason: 'the case is locked' }]);
  });

  it('counts a failure that carries the room before it as no start', async () => {
    await storage.keep(stateOf('a'), 'p1', NOW);
    const after = stateOf('a', { ...failed, room: { ...room, links: null } });
    expect((await storage.keep(after, 'p2', room.expiresAt)).state).toMatchObject({
      status: 'Failed',
      room: after.room,
    });
    expect(await storage.countStarts('005', 0)).toBe(1);
    await storage.finish([await claimOne(room.expiresAt)], room.expiresAt);
    expect((await storage.find('a'))?.state.room?.phoneNumber).toBeNull();
  });

  it('takes up sessions without a room, and leaves known ones alone', async () => {
    await storage.keep(stateOf('a'), 'p1', NOW);
    const expired = { status: 'Expired', room: null, revision: NOW + 5 } as const;
    expect(await storage.adopt([stateOf('a', expired), stateOf('b', expired)], NOW)).toBe(1);
    expect((await storage.find('a'))?.state.status).toBe('Ready');
    expect(await storage.claimDue(NOW, 10, LEASE_MS)).toHaveLength(2);
  });

  it('forgets nothing that Salesforce does not have', async () => {
    await storage.keep(stateOf('a', failed), 'p1', NOW);
    expect(await storage.forgetSessions(NOW + 1)).toBe(0);
  });

  it('gives a lease to one holder at a time', async () => {
    expect(await storage.holdLease('poll', 'one', NOW, 1000)).toBe(true);
    expect(await storage.holdLease('poll', 'two', NOW + 999, 1000)).toBe(false);
    expect(await storage.holdLease('poll', 'one', NOW + 999, 1000)).toBe(true);
    expect(await storage.holdLease('poll', 'two', NOW + 1999, 1000)).toBe(true);
    await storage.releaseLease('poll', 'two');
    expect(await storage.holdLease('poll', 'one', NOW, 1000)).toBe(true);
  });

  it('opens once for several instances that start together', async () => {
    place = await makePlace();
    const together = await Promise.all([open(), open(), open()]);
    await together[0].keep(stateOf('a'), 'p1', NOW);
    expect(await together[2].find('a')).not.toBeNull();
  });

  it('refuses a new key over an existing database, and takes it before the old one', async () => {
    await storage.keep(stateOf('a'), 'p1', NOW);
    await expect(open([OTHER_KEY])).rejects.toThrow(SealError);
    const rotated = await open([OTHER_KEY, KEY]);
    expect((await rotated.find('a'))?.state.room?.links).toEqual(room.links);
  });

  it('needs the old key no more once it was opened with a new one before it', async () => {
    await storage.keep(stateOf('a'), 'p1', NOW);
    await open([OTHER_KEY, KEY]);
    expect((await (await open([OTHER_KEY])).find('a'))?.state.room).toEqual(room);
    await expect(open([KEY])).rejects.toThrow(SealError);
  });

  it('refuses to open while a row needs a key that is missing', async () => {
    await open([OTHER_KEY, KEY]);
    await storage.keep(stateOf('a'), 'p1', NOW);
    await expect(open([OTHER_KEY])).rejects.toThrow(/key \w{8} is missing/u);
  });
});

describe('the database file', () => {
  it('shows no link, token or number', async () => {
    const stores = await openStorage({ directory }, [KEY], () => undefined);
    await stores.sessions.keep(stateOf('a'), 'p1', NOW);
    const content = readdirSync(directory)
      .map((name) => readFileSync(path.join(directory, name), 'latin1'))
      .join('');
    await stores.close();
    expect(content).toContain('00001026');
    for (const secret of ['s3cretLink', 's3cretToken', '91234567']) expect(content).not.toContain(secret);
  });
});
