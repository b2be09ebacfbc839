import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres, type PostgresServer } from '../../middleware/test-support/postgres.ts';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually } from '../support/control.ts';
import { actAs, openRoom } from '../support/person.ts';
import { shareAmongTests } from '../support/share.ts';
import { makeTrouble, type DatabaseTrouble } from './database-trouble.ts';
import { startLoad } from './load.ts';
import { findLosses } from './losses.ts';
import { createRandom } from './random.ts';
import { startStage, type Stage } from './stage.ts';
import { untilDelivered } from './until-delivered.ts';

const { contacts, cases } = seedIds;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const ROUNDS = 12;
const MOMENT_MS = 300;
const CLAIM_MS = 60_000;

let stage: Stage;
let postgres: PostgresServer;
let storage: { readonly DATABASE_URL: string };
let trouble: DatabaseTrouble;
shareAmongTests(startStage, (started) => (stage = started));
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  storage = { DATABASE_URL: await postgres.createDatabase() };
  trouble = await makeTrouble(storage.DATABASE_URL);
});
afterEach(() => trouble.close());

describe(`a middleware whose connections to PostgreSQL break (SEED=${SEED})`, () => {
  it('lives on and loses nothing that it answered, also when they break within commits', async () => {
    const middleware = stage.spawn(storage);
    const address = await middleware.listening;
    const random = createRandom(SEED);
    const load = await startLoad(stage, { persons: 6, random: createRandom(SEED + 1), addresses: () => [address] });
    let ended = 0;
    let endedWithinCommits = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const enough = load.answered.length + 1 + Math.floor(random() * 4);
      await eventually('rooms were answered', () => {
        expect(middleware.isRunning()).toBe(true);
        return Promise.resolve(load.answered.length >= enough);
      });
      await delay(random() * MOMENT_MS);
      if (random() < 0.5) ended += await trouble.endConnections();
      else endedWithinCommits += await trouble.endWithinCommits();
    }
    await load.stop();
    expect(await middleware.end()).toMatchObject({ code: 0, signal: null });
    // Nobody ends a claim whose worker was never told of it: it runs out.
    const last = await stage.startHere(storage, { now: () => stage.sandbox.clock.now() + CLAIM_MS });
    await untilDelivered(last);
    expect(load.surprises).toEqual([]);
    expect(await findLosses(stage, load.answered)).toEqual([]);
    expect(Math.min(ended, endedWithinCommits)).toBeGreaterThan(0);
    await last.end();
  });
});

describe('a middleware whose PostgreSQL does not answer', () => {
  it('says so to whoever asks, and takes the same request once it answers again', async () => {
    const middleware = stage.spawn(storage);
    const middlewareUrl = await middleware.listening;
    const person = await actAs(stage, 'agent@northlake.example');
    const before = await person.ask({ contactId: contacts.germany });
    const room = await openRoom({ middlewareUrl }, before);
    await trouble.freeze();
    const asked = await person.ask({ contactId: contacts.mobile, caseId: cases.open });
    const refused = await Promise.all([openRoom({ middlewareUrl }, asked), openRoom({ middlewareUrl }, asked)]);
    for (const { status, body } of refused) {
      expect({ status, ...body }).toMatchObject({ status: 503, code: 'STORAGE_UNAVAILABLE', retryable: true });
    }
    trouble.thaw();
    const answer = await openRoom({ middlewareUrl }, asked);
    expect(answer.status).toBe(201);
    await untilDelivered({ url: middlewareUrl });
    for (const [{ sessionId }, { body }] of [
      [before, room],
      [asked, answer],
    ] as const) {
      expect(await stage.org.row('Video_Session__c', sessionId)).toMatchObject({ Guest_Link__c: body['guestLink'] });
    }
    await middleware.end();
  });

  it('ends when it is told to', async () => {
    const middleware = stage.spawn(storage);
    const middlewareUrl = await middleware.listening;
    const person = await actAs(stage, 'agent@northlake.example');
    await openRoom({ middlewareUrl }, await person.ask({ contactId: contacts.germany }));
    await trouble.freeze();
    const asked = await person.ask({ contactId: contacts.mobile, caseId: cases.open });
    const answer = openRoom({ middlewareUrl }, asked).then(
      ({ status }) => status,
      () => 'lost',
    );
    const toldAt = performance.now();
    expect(await middleware.end()).toMatchObject({ code: 0, signal: null });
    // Ten seconds are usual before a container is killed; PostgreSQL would be waited for 17.
    expect(performance.now() - toldAt).toBeLessThan(13_000);
    expect(await answer).not.toBe(201);
    trouble.thaw();
    const next = await stage.startHere(storage, { now: () => stage.sandbox.clock.now() + CLAIM_MS });
    expect((await openRoom({ middlewareUrl: next.url }, asked)).status).toBe(201);
    await untilDelivered(next);
    await next.end();
  });
});
