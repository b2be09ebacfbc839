import { deflateSync, gzipSync, brotliCompressSync, zstdCompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually } from '../support/control.ts';
import { GATE_KEY } from '../support/person.ts';
import { createRawClient, type RawClient } from '../support/raw-connections.ts';
import { startSystem, type System } from '../support/system.ts';

const PATH = '/v1/video-sessions/a0K000000000001/room';
const json = { 'content-type': 'application/json', 'x-gate-key': GATE_KEY };

let system: System;
let client: RawClient;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.close());
beforeEach(() => {
  client = createRawClient(system.middlewareUrl);
});
afterEach(() => {
  client.close();
  expect(system.log()).not.toContain('"level":50');
});

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

async function send(body: string | Buffer<ArrayBuffer>, headers: Record<string, string>): Promise<Problem> {
  const response = await fetch(system.middlewareUrl + PATH, { method: 'POST', body, headers: { ...json, ...headers } });
  return (await response.json()) as Problem;
}

/** What is answered to bytes that are sent by hand. */
async function sendRaw(bytes: string): Promise<string> {
  const { received, openMs, socket } = await client.open('127.0.0.1', bytes);
  await eventually('there is an answer', () => Promise.resolve(openMs() !== null || received().includes('\r\n\r\n')));
  socket.end();
  return received();
}

describe('a compressed body', () => {
  const text = JSON.stringify({ proofId: 'x' });
  it.each([
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['zstd', zstdCompressSync(text)],
    ['GZIP', gzipSync('x'.repeat(1_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(text))],
    ['compress', Buffer.from(text)],
    ['x-unknown', Buffer.from(text)],
  ])('is refused in words, whether it is one (%s) or garbage', async (encoding, body) => {
    for (const sent of [Buffer.from(body), Buffer.from('garbage')]) {
      const { status, code, detail } = await send(sent, { 'content-encoding': encoding });
      expect([status, code]).toEqual([400, 'VALIDATION_FAILED']);
      expect(detail).toContain('without a content encoding');
    }
  });
});

describe('a request that the parsers of Node and Express refuse', () => {
  it.each([
    ['no HTTP', 'nonsense\r\n\r\n', 400],
    ['a TLS greeting', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003', 400],
    ['two lengths', `POST ${PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n{}`, 400],
    ['a length that is none', `POST ${PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n{}`, 400],
    [
      'length and chunks',
      `POST ${PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n`,
      400,
    ],
    [
      'a chunk that is none',
      `POST ${PATH} HTTP/1.1\r\nHost: x\r\nX-Gate-Key: ${GATE_KEY}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
      400,
    ],
    ['a too long address', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    ['too long headers', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['a method that is none', 'BREW /v1 HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
    ['no host, with a body', `POST ${PATH} HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}`, 400],
    ['an expectation', `POST ${PATH} HTTP/1.1\r\nHost: x\r\nExpect: cake\r\nContent-Length: 2\r\n\r\n{}`, 417],
    ['an expectation of a page', 'GET /readyz HTTP/1.1\r\nHost: x\r\nExpect: 200-ok\r\n\r\n', 417],
  ])('is answered %s as a problem', async (_, bytes, status) => {
    const answer = await sendRaw(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `, 'u'));
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('VALIDATION_FAILED');
    expect(answer.length).toBeLessThan(1000);
  });

  it.each(['null', '3', '"text"', 'true', '{"proofId":', 'undefined'])(
    'is told to send a JSON object in place of %s',
    async (text) => {
      const { status, detail } = await send(text, {});
      expect([status, detail]).toEqual([400, 'The body is no JSON object. Send a JSON object in UTF-8.']);
    },
  );

  it.each(['/%', '/v1/video-sessions/%ff/room', '/v1/video-sessions/%E0%A4%A', '/v1/setup/automation-keys/%80'])(
    'is the sender’s for the address %s',
    async (path) => {
      const response = await fetch(system.middlewareUrl + path, { method: 'DELETE', headers: json });
      expect(response.status).toBeLessThan(500);
    },
  );

  it.each(['*/*;q=', 'application/problem+json;q=0', ','.repeat(8000), 'x'.repeat(8000), 'a/b;c="', '\u00ff'])(
    'is answered whatever it accepts (%#)',
    async (accept) => {
      const { status, code } = await send('{}', { accept });
      expect([status, code]).toEqual([400, 'VALIDATION_FAILED']);
    },
  );
});

describe('names that nobody documented', () => {
  const valid = { proofId: seedIds.contacts.mobile, verifier: 'v'.repeat(43), contactId: seedIds.contacts.mobile };

  it('are counted, and one of them is named as far as names go', async () => {
    const many = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`member${index}`, 1]));
    const { detail } = await send(JSON.stringify({ ...valid, ...many }), {});
    expect(detail).toBe('body: Unknown member "member0" and 899 more.');
  });

  it.each([
    ['spaces and digits', '1 '.repeat(7000)],
    ['open brackets', '(('.repeat(7000)],
    ['a number without an end', `+${'1-'.repeat(7000)}`],
    ['a token', `token=${'a'.repeat(14_000)}`],
    ['the word bearer', 'bearer '.repeat(2000)],
    ['controls', '\u0000\u001b[31m'.repeat(1500)],
    ['letters of others', 'é漢🎥'.repeat(1500)],
  ])('do not stop the service, nor are they echoed (%s)', async (_, name) => {
    const startedAt = performance.now();
    for (let round = 0; round < 5; round += 1) {
      const { status, detail } = await send(JSON.stringify({ ...valid, [name]: 1 }), {});
      expect(status).toBe(400);
      expect(detail.length).toBeLessThan(120);
    }
    expect((performance.now() - startedAt) / 5).toBeLessThan(300);
    expect(system.log()).not.toContain(name.slice(0, 60));
  });

  it('are no way to put text into a refusal of a path or a header', async () => {
    const long = `${'9'.repeat(60)}${'x'.repeat(6000)}`;
    const path = `/v1/video-sessions/${long}/room`;
    const response = await fetch(system.middlewareUrl + path, { method: 'POST', body: '{}', headers: json });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain(long.slice(0, 41));
    expect((await send('{}', { 'x-gate-key': long })).code).toBe('UNAUTHORIZED');
    expect(system.log()).not.toContain('x'.repeat(400));
  });
});
