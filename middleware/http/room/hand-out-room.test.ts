import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { RoomFacts, RoomQuestion } from '../../domain/ports.ts';
import { AppError } from '../../errors/app-error.ts';
import { openStorage, type Stores } from '../../storage/open-storage.ts';
import type { Storage } from '../../storage/storage.ts';
import { createMovableClock } from '../../test-support/movable-clock.ts';
import { handOutRoom, type HandOutParts } from './hand-out-room.ts';
import type { VerifiedDemand } from './verify-demand.ts';

const AGENT = '005000000000001AAA';
const question: RoomQuestion = { sessionId: 'a01', proofId: 'a00', contactId: '003', caseId: null };
const facts: RoomFacts = {
  orgNow: 0,
  settingsRevision: '1',
  proof: null,
  session: {
    id: 'a01',
    name: 'VS-000001',
    contactId: '003',
    caseId: null,
    invitation: 'Link',
    phoneField: null,
    origin: 'Agent',
    status: 'Requested',
    createdById: AGENT,
    syncRevision: 0,
    contact: null,
    case: null,
  },
  person: { id: AGENT, login: 'agent@acme.example', isActive: true },
  readableIds: new Set(['003']),
};
const settings = {
  callReferencePattern: '{CaseNumber}',
  updateCase: true,
  updateContact: true,
  maxStartsPerHour: null,
};
const verified = { facts, loaded: { settings } } as unknown as VerifiedDemand;
const broken = (): AppError => new AppError('STORAGE_UNAVAILABLE', 'the connection broke');

describe('handOutRoom', () => {
  let directory: string;
  let stores: Stores;
  let storage: Storage;
  beforeEach(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'start-video-hand-out-'));
    stores = await openStorage({ directory }, [Buffer.alloc(32, 1).toString('base64')], () => undefined);
    storage = stores.sessions;
  });
  afterEach(async () => {
    await stores.close();
    rmSync(directory, { recursive: true });
  });

  const partsWith = (keep: Storage['keep']): HandOutParts => {
    const clock = createMovableClock();
    const video = {
      createRoom: () =>
        Promise.resolve({ guestLink: 'https://x/guest/a', authToken: 't', expiresAt: clock.now() + 900_000 }),
      consoleUrl: () => 'https://x/?token=t',
    };
    return { video, storage: { ...storage, keep }, clock, log: pino({ level: 'silent' }), onKept: () => undefined };
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

  it('answers no room that was not kept', async () => {
    const parts = partsWith(() => Promise.reject(broken()));
    await expect(handOutRoom(parts, question, verified)).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    expect(await storage.find('a01')).toBeNull();
  });
});
