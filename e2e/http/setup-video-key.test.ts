import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { actAs, openRoom, type Answer, type Person } from '../support/person.ts';
import { callSetup, openSetup } from '../support/setup.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const wish = { contactId: seedIds.contacts.mobile, caseId: seedIds.cases.open };
const ENVIRONMENT_KEY = 'sandbox-video-key';
const NEW_KEY = 'another-video-key-f00d42';

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

let token: string;
let agent: Person;
beforeEach(async () => {
  token = await openSetup(system, await actAs(system, 'admin@northlake.example'));
  agent = await actAs(system, 'agent@northlake.example');
});

const validKeys = (...keys: string[]): Promise<unknown> => system.video.post('/api-keys', { keys });
const setKey = (apiKey: string): Promise<Answer> => callSetup(system, 'PUT', '/video-key', { token, body: { apiKey } });
const call = async (where: Pick<System, 'middlewareUrl'> = system): Promise<unknown> => {
  const { status, body } = await openRoom(where, await agent.ask(wish));
  return status === 201 ? status : body['code'];
};

describe('the 8x8 API key', () => {
  it('is the one of the environment at first, shown by its last six characters', async () => {
    expect((await callSetup(system, 'GET', '/video-key', { token })).body).toEqual({
      source: 'environment',
      lastSix: 'eo-key',
      setBy: null,
      setAt: null,
      baseUrl: system.sandbox.videoUrl,
    });
    expect((await callSetup(system, 'POST', '/video-key/test', { token, body: {} })).body).toEqual({
      durationMs: expect.any(Number),
    });
  });

  it('is replaced by one that an administrator enters, at once and for other instances too', async () => {
    const second = await system.startSecond();
    try {
      expect(await call(second)).toBe(201);
      await validKeys(ENVIRONMENT_KEY, NEW_KEY);
      const { status, body } = await setKey(` ${NEW_KEY}\n`);
      expect([status, body]).toMatchObject([
        200,
        { source: 'setup', lastSix: 'f00d42', setBy: { id: seedIds.users.admin, name: 'Ines Carvalho' } },
      ]);
      await validKeys(NEW_KEY);
      expect([await call(), await call(second)]).toEqual([201, 201]);
    } finally {
      await second.close();
    }
  });

  it('survives a restart, and gives way to the one of the environment when it is removed', async () => {
    await validKeys(NEW_KEY);
    await setKey(NEW_KEY);
    await system.restartMiddleware();
    expect(await call()).toBe(201);
    const { status, body } = await callSetup(system, 'DELETE', '/video-key', { token });
    expect([status, body]).toMatchObject([200, { source: 'environment', lastSix: 'eo-key' }]);
    expect(await call()).toBe('VIDEO_UNAUTHORIZED');
    await validKeys(ENVIRONMENT_KEY);
    expect(await call()).toBe(201);
  });

  it('stays as it is when 8x8 refuses another', async () => {
    const { status, body } = await setKey('a-wrong-video-key');
    expect([status, body['code'], body['detail']]).toEqual([
      502,
      'VIDEO_UNAUTHORIZED',
      expect.stringContaining('nothing was changed'),
    ]);
    expect((await callSetup(system, 'GET', '/video-key', { token })).body['source']).toBe('environment');
    expect(await call()).toBe(201);
  });

  it.each(['', 'short', 'with a space in it', 'with-a\u0000control-character', 'x'.repeat(1025)])(
    'cannot be %j',
    async (apiKey) => {
      expect((await setKey(apiKey)).body['code']).toBe('VALIDATION_FAILED');
    },
  );

  it('is tested as it is used: a refused one is told', async () => {
    await validKeys(NEW_KEY);
    const { status, body } = await callSetup(system, 'POST', '/video-key/test', { token, body: {} });
    expect([status, body['code']]).toEqual([502, 'VIDEO_UNAUTHORIZED']);
    // Who reads it is the one whom others are told to ask.
    expect(body['detail']).toContain('Set a valid one.');
    expect(body['detail']).not.toContain('administrator');
    expect((await system.video.get('/rooms')) as unknown[]).toEqual([]);
  });

  it('stands in clear neither in an answer nor in the log nor in the database', async () => {
    await validKeys(NEW_KEY);
    const answers = [
      await setKey(NEW_KEY),
      await callSetup(system, 'GET', '/video-key', { token }),
      await setKey('a-wrong-video-key'),
    ];
    await call();
    const files = readdirSync(system.dataDir).map((name) => readFileSync(path.join(system.dataDir, name), 'latin1'));
    const told = [JSON.stringify(answers.map(({ body }) => body)), system.log(), ...files].join('');
    expect(told).toContain('f00d42');
    for (const secret of [NEW_KEY, 'a-wrong-video-key', token]) expect(told).not.toContain(secret);
  });
});
