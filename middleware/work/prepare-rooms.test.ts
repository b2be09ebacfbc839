import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import type { SessionRecord } from '../domain/session-record.ts';
import type { SessionState } from '../domain/session-state.ts';
import type { LoadedSettings } from '../domain/settings-source.ts';
import type { RoomOrder, VideoRoom } from '../domain/video-rooms.ts';
import { AppError } from '../errors/app-error.ts';
import type { Stores } from '../storage/open-storage.ts';
import { createMovableClock, type MovableClock } from '../test-support/movable-clock.ts';
import { NO_PROBLEMS } from '../test-support/settings.ts';
import { sessionRecordOf } from '../test-support/session-record.ts';
import { openTemporaryStores } from '../test-support/temporary-stores.ts';
import { until } from '../test-support/until.ts';
import { startRoomPreparation, type RoomPreparation } from './prepare-rooms.ts';
import type { SessionReader } from './requested-sessions-port.ts';

const settings = {
  revision: '1',
  orgId: null,
  callReferencePattern: '{CaseNumber}',
  phoneFields: ['MobilePhone'],
  defaultRegion: 'US',
  allowedRegions: [],
  updateCase: true,
  updateContact: true,
} as unknown as LoadedSettings['settings'];
const loaded = {
  settings,
  fields: { problems: NO_PROBLEMS },
  orgId: '00D000000000001AAA',
} as unknown as LoadedSettings;

const idOf = (number: number): string => `a${String(number).padStart(3, '0')}`;

function session(number: number, changes: Partial<SessionRecord> = {}): SessionRecord {
  return sessionRecordOf({
    id: idOf(number),
    name: `VS-${number}`,
    origin: 'Automation',
    contact: { phones: { MobilePhone: '(415) 555-0134' }, addresses: [], doNotCall: { kind: 'none' } },
    case: { contactId: '003', values: { CaseNumber: '00001026' } },
    ...changes,
  });
}

describe('startRoomPreparation', () => {
  let stores: Stores;
  let discard: () => Promise<void>;
  let clock: MovableClock;
  let org: SessionRecord[];
  let answer: (order: RoomOrder) => Promise<Pick<VideoRoom, 'guestLink'>>;
  let current: LoadedSettings;
  let reads: string[][];
  let orders: RoomOrder[];
  const running: RoomPreparation[] = [];

  beforeEach(async () => {
    ({ stores, discard } = await openTemporaryStores());
    clock = createMovableClock();
    org = [];
    reads = [];
    orders = [];
    current = loaded;
    answer = () => Promise.resolve({ guestLink: `https://x/guest/${orders.length}` });
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.stop()));
    await discard();
  });

  const reader: SessionReader = {
    read: (ids) => {
      reads.push([...ids]);
      const sessions = new Map(org.filter(({ id }) => ids.includes(id)).map((one) => [one.id, one]));
      return Promise.resolve({ settingsRevision: '1', sessions, unreadable: new Map() });
    },
  };
  const start = (read = reader, automation = stores.automation): RoomPreparation => {
    const source = () => Promise.resolve(current);
    const video = {
      createRoom: async (order: RoomOrder) => {
        orders.push(order);
        const { callReference } = order;
        return { authToken: 't', callReference, expiresAt: clock.now() + 900_000, ...(await answer(order)) };
      },
    };
    const preparation = startRoomPreparation({
      automation,
      settings: { current: source, reload: source, seenRevision: () => undefined },
      reader: read,
      video,
      clock,
      log: pino({ level: 'silent' }),
      onKept: () => undefined,
    });
    running.push(preparation);
    return preparation;
  };
  const request = (...ids: string[]): Promise<number> =>
    stores.automation.request(ids.map((sessionId) => ({ sessionId, requestedAt: clock.now() })));
  const stateOf = async (id: string): Promise<SessionState | undefined> => (await stores.sessions.find(id))?.state;
  /** Lets the worker do what it can. */
  const run = async (preparation: RoomPreparation, withinMs?: number): Promise<void> => {
    await until(async () => {
      preparation.wake();
      const { waiting, parked } = await stores.automation.countRequests();
      if (waiting === parked || preparation.pause() !== null) return true;
      clock.advance(100);
      return false;
    }, withinMs);
    await preparation.stop();
  };

  it('keeps a room for nobody in particular, with the number and reference of the records', async () => {
    org = [session(1)];
    await request(idOf(1));
    await run(start());
    expect(orders).toEqual([{ callReference: '00001026', phoneNumber: '+14155550134', invitation: 'SMS' }]);
    expect(await stateOf(idOf(1))).toMatchObject({
      status: 'Ready',
      contactId: '003',
      caseId: '500',
      room: { agentId: null, links: { guestLink: 'https://x/guest/1', authToken: 't' }, callReference: '00001026' },
    });
  });

  it('reads a burst in one call each 600, and makes the rooms in the order of the sessions', async () => {
    org = Array.from({ length: 650 }, (_, index) => session(index + 1));
    await request(...org.map(({ id }) => id).toReversed());
    await run(start(), 25_000);
    expect(reads.map((ids) => ids.length)).toEqual([600, 50]);
    expect(orders).toHaveLength(650);
    const created = await Promise.all(org.map(async ({ id }) => (await stateOf(id))?.room));
    const times = created.map((room) => room?.createdAt ?? 0);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(times).size).toBe(650);
  });

  it('takes the contact of the case for a session that names none, and tells Salesforce', async () => {
    org = [session(1, { contactId: null })];
    await request(idOf(1));
    await run(start());
    expect(await stateOf(idOf(1))).toMatchObject({ status: 'Ready', contactId: '003', fillsContact: true });
  });

  it.each([
    ['an agent’s', { origin: 'Agent' }],
    ['one that has its room', { status: 'Ready' }],
    ['one that was cancelled', { status: 'Cancelled' }],
  ] as const)('does nothing for %s', async (_, changes) => {
    org = [session(1, changes)];
    await request(idOf(1));
    await run(start());
    expect(orders).toEqual([]);
    expect(await stateOf(idOf(1))).toBeUndefined();
    expect(await stores.automation.countRequests()).toEqual({ waiting: 0, parked: 0 });
  });

  it.each([
    ['PHONE_MISSING', { contact: { phones: {}, addresses: [], doNotCall: { kind: 'none' } } }],
    ['CASE_CONTACT_MISMATCH', { case: { contactId: '009', values: {} } }],
    ['CONTACT_MISSING', { contactId: null, case: { contactId: null, values: {} } }],
    ['CALL_REFERENCE_INVALID', { case: { contactId: '003', values: { CaseNumber: 'x'.repeat(21) } } }],
  ] as const)('fails a session for good with %s, and the others go on', async (code, changes) => {
    org = [session(1, changes), session(2)];
    await request(idOf(1), idOf(2));
    await run(start());
    expect(await stateOf(idOf(1))).toMatchObject({ status: 'Failed', room: null, failure: { code } });
    expect(await stateOf(idOf(2))).toMatchObject({ status: 'Ready' });
  });

  it.each([
    ['callReference', 'CALL_REFERENCE_INVALID'],
    ['numbers', 'NOT_CONFIGURED'],
  ] as const)('fails those sessions that need a setting which is wrong: %s', async (setting, code) => {
    const problems = { ...NO_PROBLEMS, [setting]: { code, message: 'It names Nope__c.' } };
    current = { ...loaded, fields: { ...loaded.fields, problems } };
    org = [session(1), session(2, { caseId: null, case: null, invitation: 'Link' })];
    await request(idOf(1), idOf(2));
    const preparation = start();
    await run(preparation);
    expect(await stateOf(idOf(1))).toMatchObject({ status: 'Failed', failure: { code, message: 'It names Nope__c.' } });
    expect(await stateOf(idOf(2))).toMatchObject({ status: 'Ready' });
    expect(preparation.pause()).toBeNull();
  });

  it('starts nothing for the copy of an org, and says so', async () => {
    current = { ...loaded, settings: { ...settings, orgId: '00D000000000002AAA' } };
    org = [session(1)];
    await request(idOf(1));
    const preparation = start();
    await run(preparation);
    expect(preparation.pause()?.reason).toContain('WRONG_ORG');
    expect([reads, orders]).toEqual([[], []]);
    expect(await stores.automation.countRequests()).toEqual({ waiting: 1, parked: 0 });
  });

  it('pauses when 8x8 fails for all, and leaves no request behind once it is back', async () => {
    org = Array.from({ length: 30 }, (_, index) => session(index + 1));
    await request(...org.map(({ id }) => id));
    answer = () => Promise.reject(new AppError('VIDEO_UNAVAILABLE', '8x8 did not answer.'));
    const down = start();
    await run(down);
    expect(down.pause()?.reason).toContain('VIDEO_UNAVAILABLE');
    expect(orders.length).toBeLessThan(15);
    answer = () => Promise.resolve({ guestLink: 'https://x/guest/a' });
    clock.advance(600_000);
    const preparation = start();
    await run(preparation);
    expect(preparation.pause()).toBeNull();
    expect(await stores.automation.countRequests()).toEqual({ waiting: 0, parked: 0 });
  });

  it('does not hold the sessions to account for a key that 8x8 refuses', async () => {
    org = [session(1)];
    await request(idOf(1));
    answer = () => Promise.reject(new AppError('VIDEO_UNAUTHORIZED', '8x8 refused the API key.'));
    const preparation = start();
    await run(preparation);
    expect(preparation.pause()?.reason).toContain('VIDEO_UNAUTHORIZED');
    expect(await stateOf(idOf(1))).toBeUndefined();
  });

  it('parks what is not understood, after some attempts, and holds up no other', async () => {
    org = [session(2)];
    await request(idOf(1), idOf(2));
    const odd: SessionReader = {
      read: async (ids, fields) => {
        const found = await reader.read(ids, fields);
        return found && { ...found, unreadable: new Map(ids.includes(idOf(1)) ? [[idOf(1), 'odd']] : []) };
      },
    };
    await run(start(odd));
    expect(await stores.automation.listParkedRequests(2)).toMatchObject([
      { sessionId: idOf(1), reason: 'odd', attempts: 5 },
    ]);
    expect(await stateOf(idOf(2))).toMatchObject({ status: 'Ready' });
  });

  it('goes on after the storage failed between two rooms', async () => {
    let failures = 0;
    const nextRequest = (): Promise<number | null> => {
      if (failures > 0) return stores.automation.nextRequest();
      failures += 1;
      return Promise.reject(new Error('connection lost'));
    };
    const preparation = start(reader, { ...stores.automation, nextRequest });
    preparation.wake();
    await until(() => failures > 0);
    org = [session(1)];
    await request(idOf(1));
    await run(preparation);
    expect(await stateOf(idOf(1))).toMatchObject({ status: 'Ready' });
  });
});
