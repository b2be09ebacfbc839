import { describe, expect, it } from 'vitest';
import { pino } from 'pino';
import type { LoadedSettings } from '../../domain/settings-source.ts';
import type { RoomFacts } from '../../domain/room-facts.ts';
import type { RoomReader } from './room-facts-port.ts';
import { proofHash } from '../../domain/proof.ts';
import { NO_PROBLEMS, settingsOf } from '../../test-support/settings.ts';
import type { Storage } from '../../storage/storage.ts';
import { createFailureWatch } from '../border/watch-failures.ts';
import { verifyDemand } from './verify-demand.ts';

const origin = 'https://video.example.com';
const verifier = 'v'.repeat(43);
const settings = settingsOf({ id: 'settings', gateKey: 'gate', phoneFields: ['MobilePhone'], defaultRegion: null });
const proof = {
  hash: proofHash('room', origin, verifier),
  ownerId: 'agent',
  createdById: 'agent',
  lastModifiedById: 'agent',
  createdAt: 0,
  lastModifiedAt: 0,
};
const facts: RoomFacts = {
  orgNow: 0,
  settingsRevision: '1',
  proof,
  session: null,
  person: null,
  readableIds: new Set(),
};
const log = pino({ level: 'silent' });
const demand = {
  address: '198.51.100.7',
  sessionId: 's',
  proofId: 'p',
  contactId: 'c',
  caseId: null,
  verifier,
  gateKey: 'gate',
};
const loadedWith = (...contactPhones: string[]): LoadedSettings => ({
  settings,
  fields: {
    contactPhones,
    contactCountries: [],
    doNotCall: { fields: [], hidden: null },
    caseFields: [],
    agentLogin: 'Email',
    problems: NO_PROBLEMS,
  },
  orgId: 'org',
  integrationUserId: 'integration',
});

function partsWith(read: RoomReader['read'], reloaded: LoadedSettings): Parameters<typeof verifyDemand>[0] {
  const kept = loadedWith('MobilePhone', 'Removed__c');
  return {
    origin,
    settings: {
      current: () => Promise.resolve(kept),
      reload: () => Promise.resolve(reloaded),
      seenRevision: () => undefined,
    },
    reader: { read },
    storage: { useOfProof: () => Promise.resolve(null) } as Partial<Storage> as Storage,
    failures: createFailureWatch(log),
    proofGate: { admit: ({ read }) => read(), noteRight: () => undefined },
    log,
  };
}

describe('verifyDemand', () => {
  it('plans the fields anew when one of them is gone from the org', async () => {
    const read: RoomReader['read'] = (_, { contactPhones }) =>
      Promise.resolve(contactPhones.includes('Removed__c') ? null : facts);
    const reloaded = loadedWith('MobilePhone');
    expect(await verifyDemand(partsWith(read, reloaded), demand, () => undefined)).toEqual({ facts, loaded: reloaded });
  });

  it('is NOT_CONFIGURED when a field of ours may not be read', async () => {
    const parts = partsWith(() => Promise.resolve(null), loadedWith('MobilePhone'));
    await expect(verifyDemand(parts, demand, () => undefined)).rejects.toMatchObject({ code: 'NOT_CONFIGURED' });
  });
});
