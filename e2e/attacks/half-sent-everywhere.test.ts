import { afterEach, beforeEach, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { readOperations, type Operation } from '../fuzz/operations.ts';
import { eventually } from '../support/control.ts';
import { actAs, GATE_KEY, openRoom } from '../support/person.ts';
import { createRawClient, type RawClient, type RawConnection } from '../support/raw-connections.ts';
import { callSetup, openSetup } from '../support/setup.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const ATTACKER = '127.0.0.2';
// Above what the middleware allows a request, below what anybody could build on.
const GONE_MS = 15_000;
const EACH = 12;
const UNFINISHED = ['Content-Length: 200\r\n\r\n{"a":', 'Transfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n'];

let system: System;
shareAmongTests(startSystem, (started) => (system = started));
let client: RawClient;
beforeEach(() => {
  client = createRawClient(system.middlewareUrl);
});
afterEach(() => client.close());

/** Everything that a call may be let in by, each valid. */
async function credentials(): Promise<string[]> {
  const token = await openSetup(system, await actAs(system, 'admin@northlake.example'));
  const { body } = await callSetup(system, 'POST', '/automation-keys', { token, body: {} });
  return [`X-Gate-Key: ${GATE_KEY}`, `Authorization: Bearer ${token}`, `Authorization: Bearer ${String(body['key'])}`];
}

const halfOf = ({ method, path }: Operation, credential: string, rest: string): string =>
  `${method} ${path.replaceAll(/\{\w+\}/gu, 'a0K000000000001')} HTTP/1.1\r\nHost: x\r\n${credential}\r\n` +
  `Content-Type: application/json\r\n${rest}`;

it('half a body holds up nobody, on whatever route and with whatever valid key it comes', async () => {
  const agent = await actAs(system, 'agent@northlake.example');
  const keys = await credentials();
  const operations = (await readOperations(system.middlewareUrl)).filter(({ method }) => method !== 'GET');
  expect(operations.length).toBeGreaterThan(10);
  const opened: RawConnection[] = [];
  for (const operation of operations)
    for (const key of keys)
      for (const rest of UNFINISHED)
        opened.push(...(await client.openMany(EACH, ATTACKER, halfOf(operation, key, rest))));
  const startedAt = performance.now();
  const asked = await agent.ask({ contactId: seedIds.contacts.mobile });
  expect((await openRoom(system, asked)).status).toBe(201);
  // To wait for the end of the attack would take longer.
  expect(performance.now() - startedAt).toBeLessThan(7000);
  expect((await fetch(`${system.middlewareUrl}/readyz`)).status).toBe(200);
  await eventually('all are closed', () => Promise.resolve(opened.every(({ openMs }) => openMs() !== null)));
  expect(Math.max(...opened.map(({ openMs }) => openMs() ?? Infinity))).toBeLessThan(GONE_MS);
  const statuses = new Set(opened.map(({ received }) => /^HTTP\/1\.1 (\d+)/u.exec(received())?.[1] ?? 'closed'));
  // Not one was carried out.
  for (const status of statuses) expect(['400', '401', '404', '405', '408', 'closed']).toContain(status);
  expect(statuses).toContain('408');
  expect(system.log()).not.toMatch(/"level":[56]0/u);
  const { entries } = (await callSetup(system, 'GET', '/audit', { token: keys[1]?.split(' ').at(-1) ?? '' })).body as {
    entries: { action: string }[];
  };
  expect(new Set(entries.map(({ action }) => action))).toEqual(new Set(['setup-opened', 'automation-key-made']));
});
