import { Agent, get } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually, type Control } from '../support/control.ts';
import { actAs, openRoom, type Person } from '../support/person.ts';
import { shareAmongTests } from '../support/share.ts';
import { faultsMet } from './faults-met.ts';
import { startStage, type Stage } from './stage.ts';

const { contacts, cases } = seedIds;
const TOKENS = '/api/v1/tokens$';

let stage: Stage;
shareAmongTests(startStage, (started) => (stage = started));

let person: Person;
let storage: NodeJS.ProcessEnv;
beforeEach(async () => {
  person = await actAs(stage, 'agent@northlake.example');
  storage = stage.newStorage();
});

/** Waits until so many requests have been met by faults. */
async function met(control: Control, count: number): Promise<void> {
  await eventually('the requests are under way', async () => (await faultsMet(control)) >= count);
}

describe('a middleware that is told to end', () => {
  it('tells load balancers, answers what it is asked meanwhile, writes it back, and ends without an error', async () => {
    const middleware = stage.spawn(storage);
    const middlewareUrl = await middleware.listening;
    const wishes = [{ contactId: contacts.mobile, caseId: cases.open }, { contactId: contacts.germany }];
    const asked = await Promise.all(wishes.map((wish) => person.ask(wish)));
    await stage.video.fault({ path: TOKENS, delayMs: 1500 });
    const answers = Promise.all(asked.map((one) => openRoom({ middlewareUrl }, one)));
    await met(stage.video, asked.length);
    middleware.send('SIGTERM');
    await eventually('load balancers are told', async () => (await fetch(`${middlewareUrl}/readyz`)).status === 503);
    // Who comes before they have heard of it is served.
    const last = await person.ask({ contactId: contacts.singapore });
    const answer = await openRoom({ middlewareUrl }, last);
    const rooms = [...(await answers), answer];
    asked.push(last);
    expect(rooms.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await middleware.ended).toMatchObject({ code: 0, signal: null });
    for (const [index, { sessionId }] of asked.entries()) {
      expect(await stage.org.row('Video_Session__c', sessionId)).toMatchObject({
        Status__c: 'Ready',
        Guest_Link__c: rooms[index]?.body['guestLink'],
      });
    }
  });

  it('ends in time behind a proxy whose connections are never idle', async () => {
    const middleware = stage.spawn(storage);
    const url = `${await middleware.listening}/healthz`;
    const proxy = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (): Promise<string> =>
      new Promise((resolve) => {
        get(url, { agent: proxy }, (res) => res.resume().on('end', () => resolve(String(res.headers.connection)))).on(
          'error',
          () => resolve('refused'),
        );
      });
    expect(await ask()).toBe('keep-alive');
    middleware.send('SIGTERM');
    const toldAt = performance.now();
    const answers = new Set<string>();
    while (middleware.isRunning()) answers.add(await ask());
    expect([...answers]).toContain('close');
    // Its work is cut off after two seconds of notice and more than eight to end.
    expect(performance.now() - toldAt).toBeLessThan(9000);
    expect(await middleware.ended).toMatchObject({ code: 0, signal: null });
    proxy.destroy();
  });

  it('waits for no peer that does not answer, and loses nothing by it', async () => {
    const middleware = stage.spawn(storage);
    const middlewareUrl = await middleware.listening;
    await stage.org.fault({ path: 'composite/graph$', stall: true });
    const written = await person.ask({ contactId: contacts.germany });
    const room = await openRoom({ middlewareUrl }, written);
    await met(stage.org, 1);
    await stage.video.fault({ path: TOKENS, stall: true });
    const asked = await person.ask({ contactId: contacts.mobile, caseId: cases.open });
    const answer = openRoom({ middlewareUrl }, asked).then(
      ({ status }) => status,
      () => 'lost',
    );
    await met(stage.video, 1);
    const toldAt = performance.now();
    // The peers would be waited for 15 and 20 seconds.
    expect(await middleware.end()).toMatchObject({ code: 0, signal: null });
    expect(performance.now() - toldAt).toBeLessThan(13_000);
    expect(await answer).not.toBe(201);

    await Promise.all([stage.org.clearFaults(), stage.video.clearFaults()]);
    // By a clock ahead, for the claim on what was under way runs out by itself.
    const next = await stage.startHere(storage, { now: () => stage.sandbox.clock.now() + 60_000 });
    expect((await openRoom({ middlewareUrl: next.url }, asked)).status).toBe(201);
    await eventually('both were written', async () => {
      const rows = await stage.org.rows('Video_Session__c');
      return rows.every((row) => row['Status__c'] === 'Ready');
    });
    expect(await stage.org.row('Video_Session__c', written.sessionId)).toMatchObject({
      Guest_Link__c: room.body['guestLink'],
    });
    await next.end();
  });
});
