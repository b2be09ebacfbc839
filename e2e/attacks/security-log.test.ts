import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { ORGANIZATION_ID } from '../../sandbox/seeds/seed-ids.ts';
import { startCall } from '../support/automation.ts';
import { actAs, GATE_KEY, openRoom, post, type Answer, type Asked, type Person } from '../support/person.ts';
import { callSetup, openSetup } from '../support/setup.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases, users } = seedIds;
const wish = { contactId: contacts.mobile, caseId: cases.open };
const ROUTE = '/v1/video-sessions/:sessionId/room';
const VISITOR = '203.0.113.9';

function linesOf(system: System, event: string): Record<string, unknown>[] {
  const lines = system.log().split('\n');
  return lines
    .filter((line) => line.includes(`"event":"${event}"`))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The same request, as it comes through proxies. */
function openRoomThrough(system: System, { sessionId, ...body }: Asked, forwardedFor: string): Promise<Answer> {
  return post(system, `/v1/video-sessions/${sessionId}/room`, JSON.stringify(body), {
    'content-type': 'application/json',
    'x-gate-key': GATE_KEY,
    'x-forwarded-for': forwardedFor,
  });
}

describe('the log', () => {
  let system: System;
  shareAmongTests(
    () => startSystem({ environment: { TRUST_PROXY: '1' } }),
    (started) => (system = started),
  );
  let agent: Person;
  beforeEach(async () => {
    agent = await actAs(system, 'agent@northlake.example');
  });

  it('tells who was given a console, from where, and each time again', async () => {
    const asked = await agent.ask(wish);
    await openRoomThrough(system, asked, `10.9.9.9, ${VISITOR}`);
    await openRoomThrough(system, asked, VISITOR);
    const line = {
      level: 30,
      personId: users.agent,
      sessionId: asked.sessionId,
      address: VISITOR,
      method: 'POST',
      route: ROUTE,
      outcome: 'done',
      requestId: expect.stringMatching(/^[\da-f-]{36}$/u),
    };
    expect(linesOf(system, 'room.created')).toEqual([expect.objectContaining(line)]);
    expect(linesOf(system, 'room.handed-out-again')).toEqual([expect.objectContaining(line)]);
    expect(system.log()).not.toContain(asked.verifier);
  });

  it('tells who was refused what, as far as they were recognised', async () => {
    const asked = await agent.ask({ contactId: contacts.mobile });
    await openRoomThrough(system, { ...asked, contactId: contacts.singapore }, VISITOR);
    await openRoomThrough(system, { ...asked, verifier: 'v'.repeat(43) }, VISITOR);
    await openRoom(system, asked, 'wrong');
    const [denied, unproven, stranger] = linesOf(system, 'request.refused');
    const line = { level: 40, route: ROUTE, address: VISITOR, sessionId: asked.sessionId };
    expect(denied).toMatchObject({ ...line, outcome: 'ACCESS_DENIED', personId: users.agent });
    expect(unproven).toMatchObject({ ...line, outcome: 'PROOF_INVALID' });
    expect(unproven).not.toHaveProperty('personId');
    expect(stranger).toMatchObject({ outcome: 'UNAUTHORIZED', address: '127.0.0.1' });
  });

  it('tells who opened the setup, and what they changed', async () => {
    const admin = await actAs(system, 'admin@northlake.example');
    const token = await openSetup(system, admin);
    const made = await callSetup(system, 'POST', '/automation-keys', { token, body: {} });
    await callSetup(system, 'PUT', '/video-key', { token, body: { apiKey: 'sandbox-video-key' } });
    await callSetup(system, 'DELETE', '/video-key', { token });
    await callSetup(system, 'POST', '/settings/reload', { token, body: {} });
    const { id, key } = made.body as { id: string; key: string };
    await startCall(system, key, { organizationId: ORGANIZATION_ID, caseId: cases.open });
    await callSetup(system, 'DELETE', `/automation-keys/${id}`, { token });
    for (const event of [
      'setup.opened',
      'setup.automation-key-made',
      'setup.video-key-set',
      'setup.video-key-removed',
      'setup.settings-reloaded',
      'setup.automation-key-removed',
    ])
      expect(linesOf(system, event)).toEqual([
        expect.objectContaining({ personId: users.admin, address: '127.0.0.1', outcome: 'done' }),
      ]);
    expect(linesOf(system, 'call.started')).toEqual([
      expect.objectContaining({ keyId: id, keyEnd: key.slice(-4), sessionId: expect.any(String) }),
    ]);
    expect(system.log()).not.toContain(key);
    expect(system.log()).not.toContain(token);
  });

  it.each(['', 'unknown', '127.0.0.1\u00a0x', '9'.repeat(3000), '1.2.3.4.5', '<script>'])(
    'takes nothing for an address that is none (%#)',
    async (forwardedFor) => {
      await openRoomThrough(system, { ...(await agent.ask(wish)), proofId: contacts.mobile }, forwardedFor);
      expect(linesOf(system, 'request.refused').map(({ address }) => address)).toEqual(['127.0.0.1']);
    },
  );
});

describe('without TRUST_PROXY', () => {
  let system: System;
  shareAmongTests(startSystem, (started) => (system = started));

  it.each([VISITOR, `${VISITOR}, 198.51.100.1`, '127.0.0.9', '::1'])(
    'X-Forwarded-For: %s counts for nothing',
    async (forwardedFor) => {
      const agent = await actAs(system, 'agent@northlake.example');
      await openRoomThrough(system, await agent.ask(wish), forwardedFor);
      expect(linesOf(system, 'room.created')).toEqual([
        expect.objectContaining({ address: expect.stringMatching(/^(?:127\.0\.0\.1|::1)$/u) }),
      ]);
    },
  );
});
