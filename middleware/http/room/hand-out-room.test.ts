import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import type { RoomFacts, RoomQuestion } from '../../domain/room-facts.ts';
import type { RoomOrder } from '../../domain/video-rooms.ts';
import { AppError } from '../../errors/app-error.ts';
import { createRunningCount } from '../../load/count-running.ts';
import type { Stores } from '../../storage/open-storage.ts';
import type { Storage } from '../../storage/storage.ts';
import { createMovableClock, type MovableClock } from '../../test-support/movable-clock.ts';
import { sessionRecordOf } from '../../test-support/session-record.ts';
import { NOW, proofOf, room, stateOf } from '../../test-support/sessions.ts';
import { NO_PROBLEMS } from '../../test-support/settings.ts';
import { openTemporaryStores } from '../../test-support/temporary-stores.ts';
import { handOutRoom, type HandOutParts } from './hand-out-room.ts';
import { createOrdersUnderWay } from './orders-under-way.ts';
import type { VerifiedDemand } from './verify-demand.ts';

const AGENT = '005000000000001AAA';
const question: RoomQuestion = { sessionId: 'a01', proofId: 'a00', contactId: '003', caseId: null };
const facts: RoomFacts = {
  orgNow: 0,
  settingsRevision: '1',
  proof: null,
  session: sessionRecordOf({ invitation: 'Link', createdById: AGENT, caseId: null, contact: null, case: null }),
  person: { id: AGENT, login: 'agent@acme.example', isActive: true },
  readableIds: new Set(['003']),
};
const settings = {
  callReferencePattern: '{CaseNumber}',
  updateCase: true,
  updateContact: true,
  maxStartsPerHour: 60,
};
const verified = { facts, loaded: { settings, fields: { problems: NO_PROBLEMS } } } as unknown as VerifiedDemand;
const PREPARED = stateOf('a01', { room: { ...room, agentId: null } });
const broken = (): AppError => new AppError('STORAGE_UNAVAILABLE', 'the connection broke');

describe('handOutRoom', () => {
  let stores: Stores;
  let discard: () => Promise<void>;
  let storage: Storage;
  let clock: MovableClock;
  beforeEach(async () => {
    clock = createMovableClock(NOW);
    ({ stores, discard } = await openTemporaryStores());
    storage = stores.sessions;
  });
  afterEach(() => discard());

  const partsWith = (keep: Storage['keep']): HandOutParts => {
    const video = {
      createRoom: ({ callReference }: RoomOrder) => {
        const links = { guestLink: 'https://x/guest/a', authToken: 't' };
        return Promise.resolve({ ...links, callReference, expiresAt: clock.now() + 900_000 });
      },
      consoleUrl: (login: string) => `https://x/?user=${login}`,
    };
    const log = pino({ level: 'silent' });
    const under = { starts: createRunningCount(), orders: createOrdersUnderWay(clock) };
    return { video, storage: { ...storage, keep }, clock, log, ...under, onKept: () => undefined };
  };

  it('answers the room when the commit was carried out but its answer lost', async () => {
    const parts = partsWith(async (...args) => {
      await storage.keep(...args);
      throw broken();
    });
    expect(await handOutRoom(parts, question, verified)).toMatchObject({
      isNew: true,
      room: { callReference: 'VS-000001' },
    });
  });

  const prepare = (): Promise<unknown> => storage.keep(PREPARED, proofOf('a09'), NOW);
  const asPerson = (id: string): VerifiedDemand => ({
    ...verified,
    facts: { ...facts, person: { id, login: `${id}@acme.example`, isActive: true } },
  });

  it('makes the first who joins a prepared room its agent, with a console of their own', async () => {
    const parts = partsWith(storage.keep);
    await prepare();
    const answers = await Promise.allSettled([
      handOutRoom(parts, question, asPerson(AGENT)),
      handOutRoom(parts, { ...question, proofId: 'a08' }, asPerson('005000000000002AAA')),
    ]);
    const [won] = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    const [lost] = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
    expect(won).toMatchObject({ isNew: false, agentConsoleUrl: `https://x/?user=${won?.room.agentId}@acme.example` });
    expect(lost).toMatchObject({ code: 'SESSION_CLOSED' });
  });

  it('does not give the room of one person to another who lost the race to make it', async () => {
    const parts = partsWith(async (state, proofId, now) => {
      await prepare();
      await storage.join('a01', '005000000000002AAA', proofOf('a07'), now);
      return storage.keep(state, proofId, now);
    });
    await expect(handOutRoom(parts, question, verified)).rejects.toMatchObject({ code: 'SESSION_CLOSED' });
  });

  it('answers the room of who won the race, also where 8x8 refuses another one', async () => {
    const winner = stateOf('a01', { room: { ...room, agentId: AGENT } });
    const parts = partsWith(async (state, proofId, now) => {
      await storage.keep(winner, proofOf('a09'), now);
      return storage.keep(state, proofId, now);
    });
    const video = { ...parts.video, createRoom: () => Promise.reject(new AppError('VIDEO_REJECTED', 'no second one')) };
    expect(await handOutRoom({ ...parts, video }, question, verified)).toMatchObject({
      isNew: false,
      room: { links: room.links, agentId: AGENT },
    });
  });

  it('tells why 8x8 refused a room, and keeps it with the session', async () => {
    const parts = partsWith(storage.keep);
    const video = {
      ...parts.video,
      createRoom: () => Promise.reject(new AppError('VIDEO_REJECTED', 'no such number')),
    };
    const answer = handOutRoom({ ...parts, video }, question, verified);
    await expect(answer).rejects.toMatchObject({ code: 'VIDEO_REJECTED' });
    expect(await storage.find('a01')).toMatchObject({
      state: { status: 'Failed', failure: { code: 'VIDEO_REJECTED' } },
    });
  });

  it('answers no other room when the one that won the race ends in this moment', async () => {
    const parts = partsWith(async (state, proofId, now) => {
      await storage.keep(stateOf('a01', { room: { ...room, expiresAt: NOW + 1000 } }), proofOf('a09'), now);
      const kept = await storage.keep(state, proofId, now);
      clock.advance(1000);
      return kept;
    });
    await expect(handOutRoom(parts, question, verified)).rejects.toMatchObject({ status: 503, retryable: true });
  });

  it('answers no room that ends while it is entered', async () => {
    await prepare();
    const parts = partsWith(storage.keep);
    const join: Storage['join'] = async (...args) => {
      const stored = await storage.join(...args);
      clock.advance(room.expiresAt - NOW);
      return stored;
    };
    const answer = handOutRoom({ ...parts, storage: { ...storage, join } }, question, verified);
    await expect(answer).rejects.toMatchObject({ status: 503, retryable: true });
  });

  it('answers no room that was not kept', async () => {
    const parts = partsWith(() => Promise.reject(broken()));
    await expect(handOutRoom(parts, question, verified)).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    expect(await storage.find('a01')).toBeNull();
  });

  it('counts a start while its room is ordered and kept, and neither before nor after', async () => {
    const counts: number[] = [];
    const parts = partsWith((...args) => {
      counts.push(parts.starts.running());
      return storage.keep(...args);
    });
    const { createRoom } = parts.video;
    parts.video.createRoom = (order) => {
      counts.push(parts.starts.running());
      return createRoom(order);
    };
    const find: Storage['find'] = (sessionId) => {
      counts.push(parts.starts.running());
      return storage.find(sessionId);
    };
    await handOutRoom({ ...parts, storage: { ...parts.storage, find } }, question, verified);
    expect([...counts, parts.starts.running()]).toEqual([0, 1, 1, 0]);
  });
});
