import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { settledApiCalls } from '../support/control.ts';
import { actAs, openRoom, type Answer, type Asked, type Person } from '../support/person.ts';
import { askForToken, callSetup, settingsIdOf } from '../support/setup.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases } = seedIds;
const wish = { contactId: contacts.mobile, caseId: cases.open };
const SECOND_MS = 1000;

let system: System;
shareAmongTests(startSystem, (started) => (system = started));
let agent: Person;
beforeEach(async () => {
  agent = await actAs(system, 'agent@northlake.example');
});

/** What calls cost the org, beside those that wrong ones may: one a second, and some before it is noticed. */
async function costOf(work: () => Promise<unknown>): Promise<{ calls: number; seconds: number }> {
  const before = await settledApiCalls(system.org);
  const startedAt = performance.now();
  await work();
  const seconds = (performance.now() - startedAt) / SECOND_MS;
  return { calls: (await settledApiCalls(system.org)) - before, seconds };
}

// Two waves of reads that were under way before the first answers came.
const UNNOTICED = 45;

const wrong = (asked: Asked): Asked => ({ ...asked, verifier: randomBytes(32).toString('base64url') });

async function tryMany(count: number, ask: () => Promise<Answer>): Promise<Answer[]> {
  return Promise.all(Array.from({ length: count }, ask));
}

function logged(event: string): Record<string, unknown>[] {
  return system
    .log()
    .split('\n')
    .filter((line) => line.includes(`"event":"${event}"`))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('300 wrong proofs with the right gate key', () => {
  it.each([
    ['with other verifiers', (asked: Asked) => wrong(asked)],
    ['of nobody', (asked: Asked) => ({ ...asked, proofId: `a1${randomBytes(6).toString('hex')}0` })],
  ])('%s cost the org next to nothing, and raise an alarm', async (_, spoil) => {
    const asked = await agent.ask(wish);
    const answers: Answer[] = [];
    const { calls, seconds } = await costOf(async () => {
      for (let wave = 0; wave < 3; wave += 1)
        answers.push(...(await tryMany(100, () => openRoom(system, spoil(asked)))));
    });
    expect(new Set(answers.map(({ body }) => body['code']))).toEqual(new Set(['PROOF_INVALID']));
    expect(calls).toBeLessThan(UNNOTICED + seconds);
    expect(logged('alarm.wrong-proofs')).toMatchObject([{ level: 40, count: 20, most: expect.any(Object) }]);
  });

  it('lock nobody out: right ones come through meanwhile, from the same address, within seconds', async () => {
    const asked = await agent.ask(wish);
    await tryMany(60, () => openRoom(system, wrong(asked)));
    const flood = tryMany(300, () => openRoom(system, wrong(asked)));
    const right = await Promise.all(Array.from({ length: 5 }, () => agent.ask(wish)));
    const startedAt = performance.now();
    const answers = await Promise.all(right.map((one) => openRoom(system, one)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(performance.now() - startedAt).toBeLessThan(8 * SECOND_MS);
    await flood;
  });

  it('for a setup token cost no more, and a right one gets its token', async () => {
    const admin = await actAs(system, 'admin@northlake.example');
    const proof = await admin.createProof({ purpose: 'setup' });
    const settingsId = await settingsIdOf(system);
    const spoiled = () => ({ ...proof, verifier: randomBytes(32).toString('base64url') });
    const { calls, seconds } = await costOf(() =>
      tryMany(200, () => askForToken(system, admin, { proof: spoiled(), settingsId })),
    );
    expect(calls).toBeLessThan(UNNOTICED + seconds);
    expect((await askForToken(system, admin, { proof, settingsId })).status).toBe(201);
  });

  it('are read one by one while they are few: a click costs one call', async () => {
    const asked = await agent.ask(wish);
    await tryMany(3, () => openRoom(system, wrong(asked)));
    const { calls } = await costOf(() => openRoom(system, wrong(asked)));
    expect(calls).toBe(1);
  });
});

describe('one right proof', () => {
  it('buys a bounded number of API calls', async () => {
    const asked = await agent.ask({ contactId: contacts.mobile });
    const other = { ...asked, contactId: contacts.singapore };
    const { calls } = await costOf(async () => {
      for (let wave = 0; wave < 10; wave += 1) await tryMany(20, () => openRoom(system, other));
    });
    expect(calls).toBeLessThan(90);
    expect((await openRoom(system, other)).body).toMatchObject({ code: 'RATE_LIMITED', status: 429 });
  });
});

describe('500 wrong keys', () => {
  it('cost the org nothing, are told together, and keep nobody out', async () => {
    const asked = await agent.ask(wish);
    const { calls } = await costOf(async () => {
      await tryMany(200, () => openRoom(system, asked, `gate-${Math.random()}`));
      await tryMany(150, () => callSetup(system, 'GET', '/audit', { token: randomBytes(32).toString('base64url') }));
      await tryMany(150, () => callSetup(system, 'GET', '/audit', {}));
    });
    expect(calls).toBeLessThanOrEqual(3);
    expect((await openRoom(system, asked)).status).toBe(201);
    expect(logged('alarm.wrong-keys')).toHaveLength(1);
    // The first of an address have a line each; a log that fills the disk would be the next attack.
    expect(logged('request.refused').length).toBeLessThanOrEqual(60);
  });
});
