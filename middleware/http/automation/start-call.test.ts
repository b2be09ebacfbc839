import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import type { LoadedSettings } from '../../domain/settings-source.ts';
import type { RoomOrder } from '../../domain/video-rooms.ts';
import { createRunningCount } from '../../load/count-running.ts';
import type { AutomationKey, RoomRequestClaim } from '../../storage/automation-store.ts';
import type { Stores } from '../../storage/open-storage.ts';
import { createMovableClock, type MovableClock } from '../../test-support/movable-clock.ts';
import { sessionRecordOf } from '../../test-support/session-record.ts';
import { NO_PROBLEMS } from '../../test-support/settings.ts';
import { LEASE_MS, NOW, room, stateOf } from '../../test-support/sessions.ts';
import { openTemporaryStores } from '../../test-support/temporary-stores.ts';
import { until } from '../../test-support/until.ts';
import type { CallRequest } from './call-schemas.ts';
import { startCall, type StartedSession } from './start-call.ts';

const ORG = '00D000000000001AAA';
const settings = {
  revision: '1',
  orgId: null,
  callReferencePattern: '{CaseNumber}',
  updateCase: true,
  updateContact: true,
} as unknown as LoadedSettings['settings'];
const loaded = { settings, fields: { problems: NO_PROBLEMS }, orgId: ORG } as unknown as LoadedSettings;
const session = sessionRecordOf({
  invitation: 'Link',
  origin: 'Automation',
  case: { contactId: '003', values: { CaseNumber: '00001026' } },
});
const key: AutomationKey = {
  id: 'k1',
  lineage: 'l1',
  lastFour: 'abcd',
  createdAt: NOW,
  createdBy: { id: '005', name: 'Ines Carvalho' },
  validUntil: null,
  lastUsedAt: null,
};
const request: CallRequest = { organizationId: ORG, caseId: '500', requestId: 'r1' };

describe('startCall', () => {
  let stores: Stores;
  let discard: () => Promise<void>;
  let clock: MovableClock;
  let orders: RoomOrder[];
  let creations: number;
  /** How often the call has looked whether a worker is at its record. */
  let looks: number;
  /** What happens once the record is there, before the call knows it. */
  let onCreated: () => Promise<void>;

  beforeEach(async () => {
    ({ stores, discard } = await openTemporaryStores());
    clock = createMovableClock(NOW);
    orders = [];
    creations = 0;
    looks = 0;
    onCreated = () => Promise.resolve();
  });
  afterEach(() => discard());

  const start = (): Promise<StartedSession> => {
    const source = () => Promise.resolve(loaded);
    return startCall(
      {
        settings: {
          current: source,
          reload: source,
          seenRevision: () => undefined,
        },
        creator: {
          create: async () => {
            creations += 1;
            await onCreated();
            return { session, settingsRevision: '1', isNew: creations === 1 };
          },
        },
        automation: {
          ...stores.automation,
          noteSession: (...args) => {
            looks += 1;
            return stores.automation.noteSession(...args);
          },
        },
        storage: stores.sessions,
        video: {
          createRoom: (order) => {
            orders.push(order);
            const { callReference } = order;
            const links = { guestLink: 'https://x/guest/a', authToken: 't' };
            return Promise.resolve({ ...links, callReference, expiresAt: NOW + 900_000 });
          },
        },
        clock,
        log: pino({ level: 'silent' }),
        starts: createRunningCount(),
        onKept: () => undefined,
      },
      key,
      request,
    );
  };
  /** The event of the record is quicker than the answer to its creation, and a worker takes it up. */
  const claimAtOnce = (): Promise<RoomRequestClaim> =>
    new Promise((resolve, reject) => {
      onCreated = async () => {
        await stores.automation.request([{ sessionId: session.id, requestedAt: NOW }]);
        const [claim] = await stores.automation.claimRequests(NOW, 9, LEASE_MS);
        if (claim === undefined) reject(new Error('nothing was due'));
        else resolve(claim);
      };
    });

  it('orders one room for a request, and answers it alike again', async () => {
    const first = await start();
    expect(first).toMatchObject({ isNew: true, state: { status: 'Ready' } });
    expect(await start()).toEqual({ ...first, isNew: false });
    expect(orders).toHaveLength(1);
  });

  it('waits for a worker that was quicker, and answers with its room', async () => {
    const claimed = claimAtOnce();
    const started = start();
    const claim = await claimed;
    await until(() => looks > 1);
    const prepared = stateOf(session.id, { room: { ...room, agentId: null } });
    await stores.automation.keepPrepared(claim, prepared, NOW, NOW);
    expect(await started).toEqual({ sessionId: session.id, isNew: true, state: prepared });
    expect(orders).toEqual([]);
  });

  it('orders the room itself once the worker lets the request go', async () => {
    const claimed = claimAtOnce();
    const started = start();
    const claim = await claimed;
    await until(() => looks > 1);
    await stores.automation.releaseRequests([claim], 'VIDEO_UNAVAILABLE: 8x8 did not answer.');
    expect(await started).toMatchObject({ isNew: true, state: { status: 'Ready' } });
    expect(orders).toHaveLength(1);
  });
});
