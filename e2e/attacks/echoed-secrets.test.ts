import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { actAs, openRoom, type Answer, type Person } from '../support/person.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases } = seedIds;

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

let agent: Person;
beforeEach(async () => {
  agent = await actAs(system, 'agent@northlake.example');
});

/** A call whose room 8x8 answers so. */
async function startAnswered(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const asked = await agent.ask({ contactId: contacts.mobile, caseId: cases.open });
  await system.video.fault({ path: '/api/v1/tokens$', status, body, headers });
  const answer = await openRoom(system, asked);
  await system.video.clearFaults();
  return answer;
}

async function numberSent(): Promise<string> {
  const sent = (await system.video.requests()).findLast(({ path }) => path === '/api/v1/tokens');
  return String((sent?.body as { phone_number?: string } | undefined)?.phone_number);
}

describe('what 8x8 repeats of a request', () => {
  it.each([
    [401, 1200, 'The key sandbox-video-key is not valid'],
    [403, 1201, 'apikey sandbox%2Dvideo%2Dkey'],
    [400, 1000, 'ｓａｎｄｂｏｘ-video-key may not'],
  ])('reaches the log without the key (%i %i %s)', async (status, code, message) => {
    const answer = await startAnswered(status, { code, message });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(system.log()).toContain(`"code":"${code}"`);
    expect(system.log()).not.toMatch(/(?:sandbox|ｓａｎｄｂｏｘ)(?:-|%2D)video/u);
  });

  it.each([
    (number: string) => `no room for msisdn%3A%2B${number}`,
    (number: string) => `no room for tel${number}x`,
    (number: string) => `+${number.slice(0, 1)}\u200e${number.slice(1)}x is no mobile`,
    (number: string) => number.replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ])('reaches the log without the number (%#)', async (say) => {
    expect((await openRoom(system, await agent.ask({ contactId: contacts.mobile, caseId: cases.open }))).status).toBe(
      201,
    );
    const number = (await numberSent()).replace(/\D/gu, '');
    expect(number).toMatch(/^\d{8,15}$/u);
    await startAnswered(400, { code: 1000, message: say(number) });
    const peers = system
      .log()
      .split('\n')
      .filter((line) => line.includes('"peer"'));
    expect(peers.length).toBeGreaterThan(0);
    for (const line of peers) {
      const [peer = ''] = /"peer":\{[^}]*\}/u.exec(line) ?? [];
      expect(peer).toContain(`…${number.slice(-2)}`);
      expect(peer).not.toContain(number.slice(-7, -2));
      expect(peer).not.toMatch(/[\uff10-\uff19]/u);
    }
  });

  it.each([
    'see https://video.8x8.example/join/Abcd1234Secret',
    'authorization: Basic Abcd1234Secret',
    'open video.8x8.example/invite/Abcd1234Secret',
  ])('reaches the log without links and credentials (%s)', async (message) => {
    await startAnswered(400, { code: 1000, message });
    expect(system.log()).toContain('"peer"');
    expect(system.log()).not.toContain('Abcd1234');
  });
});

describe('an answer that is no verdict of 8x8', () => {
  it.each([408, 421, 423, 425])('is one to wait for: %i', async (status) => {
    expect((await startAnswered(status, {})).body).toMatchObject({ code: 'VIDEO_UNAVAILABLE', retryable: true });
  });

  it.each([
    [401, '<h1>Proxy login</h1>'],
    [403, '<!DOCTYPE html><title>Blocked</title>'],
    [403, '  <html>'],
  ])('is no word on the key: %i %s', async (status, page) => {
    const { body } = await startAnswered(status, page, { 'content-type': 'text/html' });
    expect(body['code']).toBe('NOT_CONFIGURED');
    expect(body['detail']).toContain('proxy or firewall');
    expect(body['detail']).not.toContain('API key');
  });
});
