import { chmodSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually } from '../support/control.ts';
import { actAs, openRoom, type Answer, type Asked, type Person } from '../support/person.ts';
import { startStage, type Stage } from './stage.ts';
import { untilDelivered } from './until-delivered.ts';

const { contacts, cases } = seedIds;
const wish = { contactId: contacts.mobile, caseId: cases.open };
const DATABASE = 'start-video.sqlite';
const MINUTE_MS = 60_000;

interface Answered {
  readonly asked: Asked;
  readonly answer: Answer;
}

let stage: Stage;
let person: Person;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  person = await actAs(stage, 'agent@northlake.example');
});

const CANNOT_OPEN = /The storage cannot be opened: .* Check that DATA_DIR can be written and has room\./u;

describe('a DATA_DIR that cannot be written', () => {
  it('ends the start with what to do when it cannot be made', async () => {
    const file = path.join(stage.directory, 'file');
    writeFileSync(file, '');
    const { code, output } = await stage.spawn({ DATA_DIR: path.join(file, 'data') }).ended;
    expect(code).toBe(1);
    expect(output).toMatch(CANNOT_OPEN);
  });

  it('ends the start with what to do when the disk is full', async () => {
    const { code, output } = await stage.spawn(stage.newStorage(), { fileSizeKib: 8 }).ended;
    expect(code).toBe(1);
    expect(output).toMatch(CANNOT_OPEN);
  });

  it.each([
    ['folder', '', 0o500],
    ['database', DATABASE, 0o400],
    ['log', `${DATABASE}-wal`, 0o400],
  ])('ends the start with what to do while its %s is read-only, and starts on it afterwards', async (_, name, mode) => {
    const storage = stage.newStorage();
    const target = path.join(storage.DATA_DIR, name);
    const first = stage.spawn(storage, { isUnprivileged: true });
    const asked = await person.ask(wish);
    const answer = await openRoom({ middlewareUrl: await first.listening }, asked);
    expect(answer.status).toBe(201);
    await first.end('SIGKILL');

    const writable = statSync(target).mode;
    chmodSync(target, mode);
    const { code, output } = await stage.spawn(storage, { isUnprivileged: true }).ended;
    chmodSync(target, writable);
    expect(code).toBe(1);
    expect(output).toMatch(CANNOT_OPEN);
    expect(output).toContain(`permission denied, access '${target}'`);

    const again = stage.spawn(storage, { isUnprivileged: true });
    await again.listening;
    await again.end();
    await expectDelivered(storage, [{ asked, answer }]);
  });
});

describe('a DATA_DIR that becomes read-only', () => {
  it('answers only what it keeps, does not start again on it, and has everything once it can be written', async () => {
    const storage = stage.newStorage();
    const middleware = stage.spawn(storage, { isUnprivileged: true });
    const middlewareUrl = await middleware.listening;
    chmodSync(path.join(storage.DATA_DIR, DATABASE), 0o400);
    chmodSync(storage.DATA_DIR, 0o500);
    const answered: Answered[] = [];
    for (let call = 0; call < 3; call += 1) {
      const asked = await person.ask(wish);
      const answer = await openRoom({ middlewareUrl }, asked);
      if (answer.status === 201) answered.push({ asked, answer });
      else expect(answer).toMatchObject({ status: 503, body: { code: 'STORAGE_UNAVAILABLE' } });
    }
    await middleware.end();
    const { code, output } = await stage.spawn(storage, { isUnprivileged: true }).ended;
    expect(code).toBe(1);
    expect(output).toMatch(CANNOT_OPEN);

    chmodSync(storage.DATA_DIR, 0o700);
    chmodSync(path.join(storage.DATA_DIR, DATABASE), 0o600);
    await expectDelivered(storage, answered);
  });
});

describe('a disk that gets full', () => {
  it('refuses calls that cannot be kept, forgets none that was answered, and takes the same request later', async () => {
    const storage = stage.newStorage();
    const middleware = stage.spawn(storage, { fileSizeKib: 600 });
    const middlewareUrl = await middleware.listening;
    const answered: Answered[] = [];
    const refused = await eventually('the disk is full', async () => {
      const asked = await person.ask(wish);
      const answer = await openRoom({ middlewareUrl }, asked);
      if (answer.status !== 201) return { asked, answer };
      answered.push({ asked, answer });
      return null;
    });
    expect(answered.length).toBeGreaterThan(0);
    expect(refused.answer).toMatchObject({
      status: 503,
      body: { code: 'STORAGE_UNAVAILABLE', retryable: true, detail: expect.stringMatching(/disk/u) },
    });
    expect((await fetch(`${middlewareUrl}/healthz`)).status).toBe(200);
    const ready = await fetch(`${middlewareUrl}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      expect.objectContaining({ reason: expect.stringMatching(/disk/u) }),
    ]);
    // What was answered before is answered still, or refused; never as if it were new.
    const again = await openRoom({ middlewareUrl }, answered[0]?.asked ?? refused.asked);
    expect(again.status).not.toBe(201);
    await middleware.end();

    const next = await stage.startHere(storage, { now: () => stage.sandbox.clock.now() + 60_000 });
    const retried = await openRoom({ middlewareUrl: next.url }, refused.asked);
    expect(retried.status).toBe(201);
    await next.end();
    await expectDelivered(storage, [...answered, { asked: refused.asked, answer: retried }]);
  });
});

/** Starts an instance on the storage and expects that Salesforce gets every link that was answered. */
async function expectDelivered(storage: NodeJS.ProcessEnv, answered: readonly Answered[]): Promise<void> {
  // The claims of one that was killed have run out.
  const heir = await stage.startHere(storage, { now: () => stage.sandbox.clock.now() + 2 * MINUTE_MS });
  await untilDelivered(heir);
  const rows = new Map((await stage.org.rows('Video_Session__c')).map((row) => [row['Id'], row['Guest_Link__c']]));
  for (const { asked, answer } of answered) expect(rows.get(asked.sessionId)).toBe(answer.body['guestLink']);
  await heir.end();
}

describe('a database that is taken away while it is in use', () => {
  it.each<[string, (file: string) => void]>([
    ['deleted', (file) => rmSync(file)],
    [
      'replaced',
      (file) => {
        renameSync(file, `${file}.old`);
        writeFileSync(file, '');
      },
    ],
    ['deleted with its folder', (file) => rmSync(path.dirname(file), { recursive: true })],
  ])('(%s) is noticed: nothing new is taken on, and what was answered reaches Salesforce', async (_, take) => {
    const storage = stage.newStorage();
    await stage.org.fault({ path: '/composite/graph', delayMs: 1500, times: 1 });
    const middleware = stage.spawn(storage);
    const middlewareUrl = await middleware.listening;
    const asked = await person.ask(wish);
    const answer = await openRoom({ middlewareUrl }, asked);
    expect(answer.status).toBe(201);
    take(path.join(storage.DATA_DIR, DATABASE));
    const ready = await fetch(`${middlewareUrl}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      expect.objectContaining({ reason: expect.stringContaining('was deleted or replaced') }),
    ]);
    const tokens = async (): Promise<number> =>
      (await stage.video.requests()).filter((request) => request.path === '/api/v1/tokens').length;
    const before = await tokens();
    const refused = await openRoom({ middlewareUrl }, await person.ask(wish));
    expect(refused).toMatchObject({ status: 503, body: { code: 'STORAGE_UNAVAILABLE' } });
    expect(await tokens()).toBe(before);
    await eventually('what was answered is written', async () => {
      const row = await stage.org.row('Video_Session__c', asked.sessionId);
      return row['Guest_Link__c'] === answer.body['guestLink'];
    });
    const { output } = await middleware.end();
    expect(output).toContain('"event":"alarm.database-lost"');
  });
});
