import { createHash, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { actAs, openRoom, type Answer, type Asked, type Person } from '../support/person.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases, users } = seedIds;
const wish = { contactId: contacts.mobile, caseId: cases.open };

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

let agent: Person;
beforeEach(async () => {
  agent = await actAs(system, 'agent@northlake.example');
});

async function expectRefused(answer: Answer, code = 'PROOF_INVALID'): Promise<void> {
  expect(answer).toMatchObject({ status: 403, body: { code } });
  expect((await system.video.requests()).filter(({ path }) => path === '/api/v1/tokens')).toEqual([]);
}

function hashOf(verifier: string): string {
  return createHash('sha256').update(`start-video/v1|room|${system.middlewareUrl}|${verifier}`).digest('base64url');
}

/** A row with audit fields of the attacker's choice, as "Set Audit Fields" or another hole in the org would give. */
async function plantProof(asked: Asked, stamps: Record<string, string>): Promise<Asked> {
  const verifier = randomBytes(32).toString('base64url');
  const now = new Date(system.sandbox.clock.now()).toISOString();
  const fresh = {
    CreatedById: users.agent,
    LastModifiedById: users.agent,
    CreatedDate: now,
    LastModifiedDate: now,
    SystemModstamp: now,
  };
  const proofId = await system.org.plant('Video_Proof__c', {
    Hash__c: hashOf(verifier),
    OwnerId: users.agent,
    ...fresh,
    ...stamps,
  });
  return { ...asked, proofId, verifier };
}

describe('a proof', () => {
  it('is accepted as long as it is fresh', async () => {
    const asked = await agent.ask(wish);
    await system.org.advance(110_000);
    expect((await openRoom(system, asked)).status).toBe(201);
  });

  it('is refused when it is forged: another verifier for a row that exists', async () => {
    const asked = await agent.ask(wish);
    await expectRefused(await openRoom(system, { ...asked, verifier: randomBytes(32).toString('base64url') }));
  });

  it('is refused to a reader of the row, who knows the hash and not the verifier', async () => {
    const asked = await agent.ask(wish);
    const { Hash__c } = await system.org.row('Video_Proof__c', asked.proofId);
    await expectRefused(await openRoom(system, { ...asked, verifier: String(Hash__c) }));
  });

  it("is refused when it is stale by the org's clock", async () => {
    const asked = await agent.ask(wish);
    await system.org.advance(121_000);
    await expectRefused(await openRoom(system, asked));
  });

  it('is refused for another session after its first', async () => {
    const first = await agent.ask(wish);
    const second = await agent.createSession(wish);
    expect((await openRoom(system, first)).status).toBe(201);
    expect(await openRoom(system, { ...first, sessionId: second })).toMatchObject({
      status: 403,
      body: { code: 'PROOF_INVALID' },
    });
  });

  it('opens one of two sessions when it comes for both at once', async () => {
    const first = await agent.ask(wish);
    const second = { ...first, sessionId: await agent.createSession(wish) };
    const answers = await Promise.all([openRoom(system, first), openRoom(system, second)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 403]);
  });

  it('orders one room of 8x8, however many sessions it comes for at once', async () => {
    const first = await agent.ask(wish);
    const sessions = await Promise.all(Array.from({ length: 9 }, () => agent.createSession(wish)));
    const answers = await Promise.all([
      openRoom(system, first),
      ...sessions.map((sessionId) => openRoom(system, { ...first, sessionId })),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...sessions.map(() => 403)]);
    expect((await system.video.get('/rooms')) as unknown[]).toHaveLength(1);
  });

  it('is refused when it was made for another origin, or another purpose', async () => {
    const asked = await agent.ask(wish);
    await expectRefused(
      await openRoom(system, { ...asked, ...(await agent.createProof({ origin: 'https://relay.example' })) }),
    );
    await expectRefused(await openRoom(system, { ...asked, ...(await agent.createProof({ purpose: 'setup' })) }));
  });

  it('is refused when somebody else modified the row, whatever the clock says', async () => {
    const asked = await agent.ask(wish);
    await system.org.change('Video_Proof__c', asked.proofId, { LastModifiedById: users.admin });
    await expectRefused(await openRoom(system, asked));
  });

  it('is refused when an attacker planted the row and the victim edited it later', async () => {
    const asked = await agent.ask(wish);
    await expectRefused(
      await openRoom(system, await plantProof(asked, { CreatedById: users.restricted, LastModifiedById: users.agent })),
    );
    await expectRefused(
      await openRoom(system, await plantProof(asked, { CreatedById: users.agent, LastModifiedById: users.restricted })),
    );
  });

  it('is refused when our own user made the row, who sees everything', async () => {
    const asked = await agent.ask(wish);
    const stamps = { CreatedById: users.integration, LastModifiedById: users.integration };
    await expectRefused(await openRoom(system, await plantProof(asked, stamps)));
  });

  it('is refused when the row was stamped in the future', async () => {
    const asked = await agent.ask(wish);
    const later = new Date(system.sandbox.clock.now() + 60_000).toISOString();
    await expectRefused(
      await openRoom(system, await plantProof(asked, { CreatedDate: later, LastModifiedDate: later })),
    );
  });

  it('is refused when it belongs to somebody else by now', async () => {
    const asked = await agent.ask(wish);
    await system.org.change('Video_Proof__c', asked.proofId, { OwnerId: users.agent2 });
    await expectRefused(await openRoom(system, asked));
  });

  it('is refused when its row is older than a quarter of an hour, however fresh the hash', async () => {
    const asked = await agent.ask(wish);
    const early = new Date(system.sandbox.clock.now() - 15 * 60_000 - 5000).toISOString();
    await system.org.change('Video_Proof__c', asked.proofId, { CreatedDate: early });
    await expectRefused(await openRoom(system, asked));
  });

  it('is refused for another contact or case after its first', async () => {
    const asked = await agent.ask(wish);
    expect((await openRoom(system, asked)).status).toBe(201);
    expect((await openRoom(system, asked)).status).toBe(200);
    const { sessionId, contactId, proofId, verifier } = asked;
    for (const other of [
      { sessionId, proofId, verifier, contactId },
      { ...asked, contactId: contacts.singapore },
      { ...asked, caseId: cases.vip },
    ])
      expect(await openRoom(system, other)).toMatchObject({ status: 403, body: { code: 'PROOF_INVALID' } });
  });

  it('can be changed by nobody once it has its hash', async () => {
    const { proofId } = await agent.ask(wish);
    expect(
      await agent.update(proofId, { Hash__c: hashOf(randomBytes(32).toString('base64url')) }),
    ).toBeGreaterThanOrEqual(400);
    const colleague = await actAs(system, 'agent2@northlake.example');
    expect(await colleague.update(proofId, { Hash__c: 'x' })).toBeGreaterThanOrEqual(400);
  });

  it('tells nothing of sessions, contacts or cases before it is accepted', async () => {
    const asked = await agent.ask(wish);
    const wrong = { ...asked, verifier: randomBytes(32).toString('base64url') };
    const answers = [
      await openRoom(system, wrong),
      await openRoom(system, { ...wrong, sessionId: contacts.mobile }),
      await openRoom(system, { ...wrong, contactId: contacts.vip, caseId: cases.vip }),
    ];
    for (const { status, body } of answers) {
      expect({ ...body, requestId: '', status }).toEqual({ ...answers[0]?.body, requestId: '', status: 403 });
    }
  });
});

describe('a person', () => {
  it('who may not see the contact or the case gets no room for them', async () => {
    const restricted = await actAs(system, 'restricted@northlake.example');
    // The lookups of a session are as good as what its creator may see, so the session is planted by a hole in the org.
    const asked = await agent.ask({ contactId: contacts.vip, caseId: cases.vip });
    await system.org.change('Video_Session__c', asked.sessionId, { CreatedById: users.restricted });
    const answer = await openRoom(system, { ...asked, ...(await restricted.createProof()) });
    await expectRefused(answer, 'ACCESS_DENIED');
  });

  it('who sees the contact but not the case gets no room either', async () => {
    const restricted = await actAs(system, 'restricted@northlake.example');
    const asked = await agent.ask({ contactId: contacts.mobile, caseId: cases.open });
    await system.org.change('Video_Session__c', asked.sessionId, { CreatedById: users.restricted });
    await expectRefused(await openRoom(system, { ...asked, ...(await restricted.createProof()) }), 'ACCESS_DENIED');
  });

  it('gets no room for lookups that were changed after the session was made', async () => {
    const asked = await agent.ask(wish);
    await system.org.change('Video_Session__c', asked.sessionId, { Contact__c: contacts.vip, Case__c: cases.vip });
    await expectRefused(await openRoom(system, asked), 'ACCESS_DENIED');
  });

  it('cannot ask for one record and get another', async () => {
    const asked = await agent.ask({ contactId: contacts.mobile });
    await expectRefused(await openRoom(system, { ...asked, contactId: contacts.singapore }), 'ACCESS_DENIED');
    await expectRefused(await openRoom(system, { ...asked, caseId: cases.open }), 'ACCESS_DENIED');
  });

  it('cannot take up the request of another agent', async () => {
    const asked = await agent.ask(wish);
    const colleague = await actAs(system, 'agent2@northlake.example');
    expect(await openRoom(system, { ...asked, ...(await colleague.createProof()) })).toMatchObject({ status: 409 });
  });

  it('without the permission set cannot even ask', async () => {
    const nobody = await actAs(system, 'nopermission@northlake.example');
    await expect(nobody.createProof()).rejects.toThrow();
    await expect(nobody.createSession(wish)).rejects.toThrow();
  });

  it('cannot set on a session what only the middleware may', async () => {
    for (const field of [
      'Status__c',
      'Origin__c',
      'Agent__c',
      'Call_Reference__c',
      'Guest_Link__c',
      'Sync_Revision__c',
      'Phone_Number__c',
    ]) {
      await expect(agent.create('Video_Session__c', { Contact__c: contacts.mobile, [field]: null })).rejects.toThrow();
    }
    const { sessionId } = await agent.ask(wish);
    expect(await agent.update(sessionId, { Invitation__c: 'Link' })).toBeGreaterThanOrEqual(400);
  });

  it('who was deactivated meanwhile gets no room', async () => {
    const asked = await agent.ask(wish);
    await system.org.change('User', users.agent, { IsActive: false });
    await expectRefused(await openRoom(system, asked), 'ACCESS_DENIED');
  });
});
