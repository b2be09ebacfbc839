import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { RoomFacts } from '../../domain/ports.ts';
import type { Settings } from '../../domain/settings.ts';
import { AppError } from '../../errors/app-error.ts';
import { openStorage } from '../../storage/open-storage.ts';
import type { Storage } from '../../storage/storage.ts';
import { createMovableClock } from '../../test-support/movable-clock.ts';
import { handOutRoom, type HandedOutRoom } from './hand-out-room.ts';

const KEY = Buffer.alloc(32, 1).toString('base64');
const ROOM_MS = 900_000;
const settings: Settings = {
  id: 'settings',
  revision: '1',
  gateKey: 'gate',
  phoneFields: ['MobilePhone'],
  defaultRegion: 'SG',
  callReferencePattern: '{CaseNumber}',
  agentLoginField: 'Email',
  updateCase: true,
  updateContact: true,
  maxStartsPerHour: null,
  allowedRegions: [],
  orgId: null,
};
const facts: RoomFacts = {
  orgNow: 0,
  settingsRevision: '1',
  proof: null,
  session: {
    id: 'session',
    name: 'VS-000001',
    contactId: 'contact',
    caseId: null,
    invitation: 'SMS',
    phoneField: null,
    origin: 'Agent',
    status: 'Requested',
    createdById: 'agent',
    syncRevision: 0,
    contact: { phones: { MobilePhone: '+6591234567' }, country: null },
    case: null,
  },
  person: { id: 'agent', login: 'agent@example.com', isActive: true },
  readableIds: new Set(['contact']),
};
const fields = { contactPhones: ['MobilePhone'], contactCountry: null, caseFields: [], agentLogin: 'Email' };
const verified = { facts, loaded: { settings, fields, orgId: 'org', integrationUserId: 'integration' } };

describe('handOutRoom', () => {
  let directory: string;
  let storage: Storage;
  let refusal: AppError | null;
  const clock = createMovableClock();

  beforeEach(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'start-video-room-'));
    storage = await openStorage({ directory }, [KEY], () => undefined);
    refusal = null;
  });
  afterEach(async () => {
    await storage.close();
    rmSync(directory, { recursive: true });
  });

  function ask(proofId: string): Promise<HandedOutRoom> {
    const video = {
      createRoom: () =>
        refusal === null
          ? Promise.resolve({ guestLink: 'https://x/guest/1', authToken: 't', expiresAt: clock.now() + ROOM_MS })
          : Promise.reject(refusal),
      consoleUrl: () => 'https://x/',
    };
    const parts = { video, storage, clock, log: pino({ level: 'silent' }), onKept: () => undefined };
    return handOutRoom(parts, { sessionId: 'session', proofId, contactId: 'contact', caseId: null }, verified);
  }

  it('keeps the reference of an earlier room to be written when a later start is refused', async () => {
    await ask('p1');
    clock.advance(ROOM_MS);
    refusal = new AppError('VIDEO_UNAUTHORIZED', 'The key was withdrawn.');
    await expect(ask('p2')).rejects.toThrow(refusal);
    const [claim] = await storage.claimDue(clock.now(), 1, 1000);
    expect(claim?.state).toMatchObject({
      status: 'Failed',
      failure: { code: 'VIDEO_UNAUTHORIZED' },
      room: { callReference: 'VS-000001', links: null, phoneNumber: '+6591234567' },
      updateContact: true,
    });
  });

  it('keeps nothing of a failure that may pass', async () => {
    refusal = new AppError('VIDEO_UNAVAILABLE', 'Down.');
    await expect(ask('p1')).rejects.toThrow(refusal);
    expect(await storage.find('session')).toBeNull();
    refusal = null;
    expect(await ask('p1')).toMatchObject({ isNew: true });
    expect(await ask('p1')).toMatchObject({ isNew: false });
  });
});
