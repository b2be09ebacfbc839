import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually } from '../support/control.ts';
import { actAs, GATE_KEY, openRoom, type Person } from '../support/person.ts';
import { createRawClient, type RawClient, type RawConnection, type Siege } from '../support/raw-connections.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases } = seedIds;
const wish = { contactId: contacts.mobile, caseId: cases.open };
const ATTACKER = '127.0.0.2';
const PATH = '/v1/video-sessions/a0K000000000001/room';

const head = (more: string): string => `POST ${PATH} HTTP/1.1\r\nHost: x\r\n${more}`;
const body = (key: string): string =>
  head(`X-Gate-Key: ${key}\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n{"proofId":`);
const HALF_HEADERS = head('Content-Type: application/js');

let system: System;
let agent: Person;
beforeAll(async () => {
  system = await startSystem();
  agent = await actAs(system, 'agent@northlake.example');
});
afterAll(() => system.close());
let client: RawClient;
beforeEach(() => {
  client = createRawClient(system.middlewareUrl);
});
afterEach(() => client.close());

const isOpen = ({ openMs }: RawConnection): boolean => openMs() === null;

async function expectCallsWork(): Promise<void> {
  for (let call = 0; call < 3; call += 1) {
    expect((await openRoom(system, await agent.ask(wish))).status).toBe(201);
  }
  expect((await fetch(`${system.middlewareUrl}/readyz`)).status).toBe(200);
}

/** Whether somebody at an address gets an answer. */
function askFrom(localAddress: string): Promise<number> {
  const { port } = new URL(system.middlewareUrl);
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', localAddress, path: '/healthz' }, (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    asked.on('error', reject).end();
  });
}

describe('1,600 connections that never say the rest', () => {
  it.each([
    ['a body, without any key', head('Content-Type: application/json\r\nContent-Length: 200\r\n\r\n{"proofId":')],
    ['a body, with a wrong key', body('wrong')],
    ['a body, with the right key', body(GATE_KEY)],
    ['headers', HALF_HEADERS],
    ['anything', ''],
  ])('of %s hold up nobody', async (_, sent) => {
    // The attack has no end for which a call could wait: who is sent away comes again.
    const attack = await client.besiege(1600, ATTACKER, sent);
    await expectCallsWork();
    attack.stop();
    await eventually('no more are open than one address may have', () => Promise.resolve(attack.openCount() <= 1000));
    expect(await askFrom(ATTACKER)).toBe(200);
    expect(await askFrom('127.0.0.3')).toBe(200);
    expect(system.log()).not.toContain('"level":50');
  });

  it('from many addresses hold up nobody', async () => {
    const attacks: Siege[] = [];
    for (let index = 1; index <= 16; index += 1) {
      attacks.push(await client.besiege(100, `127.0.1.${index}`, body(GATE_KEY)));
    }
    await expectCallsWork();
    expect(await askFrom(ATTACKER)).toBe(200);
    for (const attack of attacks) attack.stop();
  });
});

describe('a connection', () => {
  it('is closed within seconds when it sends half of something, a byte a second or nothing more, or does not read', async () => {
    const kinds = {
      headers: await client.open(ATTACKER, HALF_HEADERS),
      body: await client.open(ATTACKER, body(GATE_KEY)),
      nothing: await client.open(ATTACKER),
      idle: await client.open(ATTACKER, 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'),
      dribble: await client.open(ATTACKER, body(GATE_KEY)),
    };
    const dribbling = setInterval(() => kinds.dribble.socket.write('x'), 1000);
    try {
      await eventually('all are closed', () => Promise.resolve(!Object.values(kinds).some(isOpen)));
    } finally {
      clearInterval(dribbling);
    }
    for (const late of [kinds.headers, kinds.body, kinds.dribble]) {
      expect(late.received()).toContain('408');
      expect(late.received()).toContain('did not arrive in time');
    }
    expect(kinds.idle.received()).toContain('200 OK');
  });

  it('that does not read its answers holds up nobody', async () => {
    const asking = 'GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(4);
    const opened = await client.openMany(100, ATTACKER);
    for (const { socket } of opened) socket.pause().write(asking);
    await delay(500);
    await expectCallsWork();
  });
});

describe('more calls with the right key than can be worked on', () => {
  it('are told that it is busy, and so is the load balancer, until they are answered', async () => {
    await system.org.fault({ path: '/composite', delayMs: 2000, times: 3000 });
    const { sessionId, ...rest } = await agent.ask(wish);
    const json = JSON.stringify(rest);
    const sent =
      `POST /v1/video-sessions/${sessionId}/room HTTP/1.1\r\nHost: x\r\nX-Gate-Key: ${GATE_KEY}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${json.length}\r\n\r\n${json}`;
    const opened = [
      await client.openMany(900, '127.0.0.2', sent),
      await client.openMany(900, '127.0.0.4', sent),
    ].flat();
    await eventually('some are refused', () => Promise.resolve(opened.some(isOverloaded)));
    const answer = await fetch(`${system.middlewareUrl}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([
      503,
      expect.objectContaining({ reason: expect.stringContaining('busy') }),
    ]);
    await eventually('it is ready again', async () => (await fetch(`${system.middlewareUrl}/readyz`)).status === 200);
  });
});

function isOverloaded({ received }: RawConnection): boolean {
  return received().includes('OVERLOADED');
}
