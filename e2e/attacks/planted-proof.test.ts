import { createHash, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { actAs, openRoom, type Person } from '../support/person.ts';
import { askForToken } from '../support/setup.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases, users } = seedIds;
const PROOF = 'Video_Proof__c';

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

let attacker: Person;
let admin: Person;
beforeEach(async () => {
  attacker = await actAs(system, 'agent@northlake.example');
  admin = await actAs(system, 'admin@northlake.example');
});

/** A secret of the attacker's, and its hash for a purpose. */
function draw(purpose: string): { verifier: string; hash: string } {
  const verifier = randomBytes(32).toString('base64url');
  const text = `start-video/v1|${purpose}|${system.middlewareUrl}|${verifier}`;
  return { verifier, hash: createHash('sha256').update(text).digest('base64url') };
}

/** Everything that a proof could buy, asked for with one that the attacker knows the verifier of. */
async function expectBuysNothing(proofId: string, secrets: { setup: string; room: string }): Promise<void> {
  const asked = { contactId: contacts.mobile, caseId: cases.open };
  const sessionId = await admin.createSession(asked);
  const answers = [
    await askForToken(system, attacker, { proof: { proofId, verifier: secrets.setup } }),
    await askForToken(system, attacker, { proof: { proofId, verifier: secrets.room } }),
    await openRoom(system, { ...asked, sessionId, proofId, verifier: secrets.room }),
    await openRoom(system, { ...asked, sessionId, proofId, verifier: secrets.setup }),
  ];
  for (const { status, body } of answers) {
    expect([status, body['code']]).toEqual([403, 'PROOF_INVALID']);
    expect(JSON.stringify(body)).not.toMatch(/token"|agentConsoleUrl|guestLink/u);
  }
  expect((await system.video.requests()).filter(({ path }) => path === '/api/v1/tokens')).toEqual([]);
}

async function expectNoHash(): Promise<void> {
  for (const row of await system.org.rows(PROOF)) expect(row['Hash__c']).toBeNull();
}

describe.each(['setup', 'room'] as const)('a hash for the purpose %s that somebody plants', (purpose) => {
  let secret: { verifier: string; hash: string };
  let secrets: { setup: string; room: string };
  beforeEach(() => {
    secret = draw(purpose);
    secrets = { setup: secret.verifier, room: secret.verifier };
  });

  it.each([
    ['for the attacker', { OwnerId: users.agent }],
    ['for herself', { OwnerId: users.admin }],
    ['without an owner', {}],
    ['for a third person', { OwnerId: users.agent2 }],
    ['for the integration user', { OwnerId: users.integration }],
  ])('is not saved when a New page takes it from a link and an administrator saves the row %s', async (_, owner) => {
    await expect(admin.create(PROOF, { Hash__c: secret.hash, ...owner })).rejects.toThrow('ALIDATION');
    await expect(restCreate(admin, { Hash__c: secret.hash, ...owner })).resolves.toBe(400);
    expect(await system.org.rows(PROOF)).toEqual([]);
  });

  it('is not saved by an administrator onto an empty row that was given to the attacker', async () => {
    await expect(admin.create(PROOF, { OwnerId: users.agent })).rejects.toThrow();
    const proofId = await admin.create(PROOF, {});
    expect(await admin.update(proofId, { OwnerId: users.agent })).toBe(400);
    expect(await admin.update(proofId, { OwnerId: users.agent, Hash__c: secret.hash })).toBe(400);
    await expectNoHash();
    await expectBuysNothing(proofId, secrets);
  });

  it('is not written onto an empty row that the victim made, not even with Modify All', async () => {
    const proofId = await admin.create(PROOF, {});
    expect(await attacker.update(proofId, { Hash__c: secret.hash })).toBeGreaterThanOrEqual(400);
    // In an org with a hole: somebody with every right on every record.
    const integration = await actAs(system, 'integration@northlake.example');
    expect(await integration.update(proofId, { Hash__c: secret.hash })).toBeGreaterThanOrEqual(400);
    await expectNoHash();
    const agentsRow = await attacker.create(PROOF, {});
    expect(await admin.update(agentsRow, { Hash__c: secret.hash })).toBe(400);
    await expectBuysNothing(agentsRow, secrets);
  });

  it('does not take the place of the one that the victim wrote', async () => {
    const { proofId } = await admin.createProof({ purpose });
    expect(await admin.update(proofId, { Hash__c: secret.hash })).toBe(400);
    expect(await attacker.update(proofId, { Hash__c: secret.hash })).toBeGreaterThanOrEqual(400);
    await expectBuysNothing(proofId, secrets);
  });

  it('buys nothing where the rules are off and it shows in the stamps who wrote it', async () => {
    const at = (ageMs: number): string => new Date(system.sandbox.clock.now() - ageMs).toISOString();
    const fresh = { Hash__c: secret.hash, CreatedDate: at(2000), LastModifiedDate: at(1000) };
    const planted = [
      { OwnerId: users.agent, CreatedById: users.admin, LastModifiedById: users.admin },
      { OwnerId: users.admin, CreatedById: users.admin, LastModifiedById: users.agent },
      { OwnerId: users.admin, CreatedById: users.agent, LastModifiedById: users.admin },
      { OwnerId: users.agent, CreatedById: users.agent, LastModifiedById: users.admin },
      { OwnerId: users.integration, CreatedById: users.integration, LastModifiedById: users.integration },
    ];
    for (const stamps of planted)
      await expectBuysNothing(await system.org.plant(PROOF, { ...fresh, ...stamps }), secrets);
  });

  it('buys nothing on a row that was collected long ago, or is not of this time', async () => {
    const own = { Hash__c: secret.hash, OwnerId: users.admin, CreatedById: users.admin, LastModifiedById: users.admin };
    const at = (ageMs: number): string => new Date(system.sandbox.clock.now() - ageMs).toISOString();
    for (const [createdMs, writtenMs] of [
      [15 * 60_000 + 5000, 1000],
      [24 * 3_600_000, 1000],
      [130_000, 125_000],
      [1000, -60_000],
      [-60_000, -60_000],
    ] as const) {
      const stamps = { CreatedDate: at(createdMs), LastModifiedDate: at(writtenMs) };
      await expectBuysNothing(await system.org.plant(PROOF, { ...own, ...stamps }), secrets);
    }
  });
});

it('a proof for another purpose or another origin buys nothing', async () => {
  for (const options of [
    { purpose: 'console' },
    { purpose: 'SETUP' },
    { purpose: '' },
    { origin: 'https://relay.example' },
    { origin: `${system.middlewareUrl}/` },
  ]) {
    const { proofId, verifier } = await admin.createProof(options);
    await expectBuysNothing(proofId, { setup: verifier, room: verifier });
  }
});

it('an answer whose Date header is gone or garbled, by a proxy say, makes no proof fresh', async () => {
  const { proofId, verifier } = await admin.createProof({ purpose: 'setup' });
  const agentsWish = await attacker.ask({ contactId: contacts.mobile, caseId: cases.open });
  for (const ageMs of [0, 3_600_000])
    for (const date of ['', 'soon', '0', '2026-11-23T10:00:00Z', 'Mon, 23 Nov 2026 10:00:00 CET']) {
      await system.org.advance(ageMs);
      await system.org.fault({ path: '/composite$', headers: { date } });
      const { status, body } = await askForToken(system, admin, { proof: { proofId, verifier } });
      expect([date, status, body['code']]).toEqual([date, 403, 'PROOF_INVALID']);
      expect(await openRoom(system, agentsWish)).toMatchObject({ status: 403, body: { code: 'PROOF_INVALID' } });
      await system.org.clearFaults();
    }
  expect(system.log()).toContain('"refusal":"no-org-time"');
});

async function restCreate({ accessToken }: Person, values: object): Promise<number> {
  const response = await fetch(`${system.sandbox.orgUrl}/services/data/v66.0/sobjects/${PROOF}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(values),
  });
  return response.status;
}
