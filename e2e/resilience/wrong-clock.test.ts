import { describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually } from '../support/control.ts';
import { actAs, openRoom } from '../support/person.ts';
import { startSystem } from '../support/system.ts';

const MINUTE_MS = 60_000;
const wish = { contactId: seedIds.contacts.mobile, caseId: seedIds.cases.open };

describe.each([16, 61, -16, -61])('a machine whose clock is %d minutes ahead of the org', (minutes) => {
  it('lets nothing expire and deletes nothing before its time, and both at its time', async () => {
    const system = await startSystem({ clockAheadMs: minutes * MINUTE_MS });
    try {
      const agent = await actAs(system, 'agent@northlake.example');
      const waiting = await agent.createSession(wish);
      const asked = await agent.ask(wish);
      await system.reconcile();
      const statusOf = async (id: string): Promise<unknown> =>
        (await system.org.row('Video_Session__c', id))['Status__c'];
      expect([await statusOf(waiting), await statusOf(asked.sessionId)]).toEqual(['Requested', 'Requested']);
      expect(await system.org.rows('Video_Proof__c')).toHaveLength(1);

      const { status, body } = await openRoom(system, asked);
      expect(status).toBe(201);
      const lastsMs = Date.parse(String(body['expiresAt'])) - system.sandbox.clock.now();
      expect(Math.abs(lastsMs - 15 * MINUTE_MS)).toBeLessThan(35_000);
      await system.reconcile();
      expect((await openRoom(system, asked)).status).toBe(200);
      const row = await eventually('the room is written back', async () => {
        const session = await system.org.row('Video_Session__c', asked.sessionId);
        return session['Status__c'] === 'Ready' && session;
      });
      expect(Date.parse(String(row['Room_Expires_At__c']))).toBe(Date.parse(String(body['expiresAt'])));

      await system.org.advance(16 * MINUTE_MS);
      await system.reconcile();
      for (const id of [asked.sessionId, waiting])
        await eventually('what is over is closed', async () => (await statusOf(id)) === 'Expired');
      expect(await system.org.rows('Video_Proof__c')).toHaveLength(1);
      await system.org.advance(62 * MINUTE_MS);
      await system.reconcile();
      expect(await system.org.rows('Video_Proof__c')).toEqual([]);
      const ready = (await (await fetch(`${system.middlewareUrl}/readyz`)).json()) as { clock: object };
      expect(ready.clock).toMatchObject({ state: 'off', remedy: expect.stringContaining('NTP') });
    } finally {
      await system.close();
    }
  });
});

it('nothing of the org expires or is deleted where its time is not known', async () => {
  const system = await startSystem({ clockAheadMs: 61 * MINUTE_MS });
  try {
    await system.org.fault({ path: '.', headers: { date: 'garbled' } });
    await system.restartMiddleware();
    const agent = await actAs(system, 'agent@northlake.example');
    const sessionId = await agent.createSession(wish);
    await agent.createProof();
    await system.reconcile();
    expect((await system.org.row('Video_Session__c', sessionId))['Status__c']).toBe('Requested');
    expect(await system.org.rows('Video_Proof__c')).toHaveLength(1);
  } finally {
    await system.close();
  }
});

it.each([60, -60, 17, 20 * 60])('one answer that is %d minutes off ends no room that lives', async (minutes) => {
  const system = await startSystem();
  try {
    await system.reconcile();
    const agent = await actAs(system, 'agent@northlake.example');
    const asked = await agent.ask(wish);
    const date = new Date(system.sandbox.clock.now() + minutes * MINUTE_MS).toUTCString();
    await system.org.fault({ method: 'POST', path: '/composite/graph', headers: { date }, times: 1 });
    const { body } = await openRoom(system, asked);
    await eventually('the room is written back', async () => {
      const session = await system.org.row('Video_Session__c', asked.sessionId);
      return session['Status__c'] === 'Ready';
    });
    await system.reconcile();
    await system.reconcile();
    const again = await openRoom(system, asked);
    expect([again.status, again.body['expiresAt']]).toEqual([200, body['expiresAt']]);
    expect(await system.video.get('/rooms')).toHaveLength(1);
  } finally {
    await system.close();
  }
});
