import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { answerJson, startPeer, type HttpPeer } from '../test-support/http-peer.ts';
import { createMovableClock } from '../test-support/movable-clock.ts';
import type { ApiKeySource } from './api-key-source.ts';
import { createVideoService, ROOM_LIFETIME_MS } from './video-service.ts';

const order = { callReference: '00001026', phoneNumber: '+6591234567' };
const room = { call_reference: '00001026', guest_link: 'https://video.example/guest/abc', auth_token: 't0ken' };
// Ends what hangs; only what is about the deadline itself has a short one.
const LONG_MS = 60_000;
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((part) => part.close()));
});

async function serve(
  answer: (res: ServerResponse, count: number) => void,
  apiKey: string | null = 'api-key',
  keys: ApiKeySource = { current: () => Promise.resolve(apiKey), reread: () => Promise.resolve(apiKey) },
  deadlineMs = LONG_MS,
): Promise<{ service: ReturnType<typeof createVideoService>; peer: HttpPeer }> {
  const peer: HttpPeer = await startPeer((_, res) => answer(res, peer.requests.length));
  const service = createVideoService({
    baseUrl: peer.url,
    apiKeys: keys,
    deadlineMs,
    connections: 2,
    clock: createMovableClock(0),
  });
  open.push(service, peer);
  return { service, peer };
}

/** Sends as long as somebody reads. */
function endlessly(res: ServerResponse): void {
  const send = (): void => {
    if (!res.destroyed) res.write('x'.repeat(16_384), () => setImmediate(send));
  };
  send();
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof AppError ? error.code : 'no error';
}

describe('createRoom', () => {
  it('asks for a room with number and reference, and gives link, token and expiry', async () => {
    const { service, peer } = await serve((res) => answerJson(res, room));
    expect(await service.createRoom(order)).toEqual({
      guestLink: room.guest_link,
      authToken: 't0ken',
      callReference: '00001026',
      expiresAt: ROOM_LIFETIME_MS,
    });
    expect(peer.requests).toMatchObject([
      {
        method: 'POST',
        path: '/api/v1/tokens',
        headers: { authorization: 'Bearer api-key', 'content-type': 'application/json' },
      },
    ]);
    expect(JSON.parse(peer.requests[0]?.body ?? '')).toEqual({
      create_room: true,
      phone_number: '+6591234567',
      call_reference: '00001026',
    });
  });

  it('leaves the number out for an invitation by link', async () => {
    const { service, peer } = await serve((res) => answerJson(res, room));
    await service.createRoom({ ...order, phoneNumber: null });
    expect(JSON.parse(peer.requests[0]?.body ?? '')).toEqual({ create_room: true, call_reference: '00001026' });
  });

  it('reads the answer whatever media type it claims', async () => {
    const { service } = await serve((res) =>
      res.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(room)),
    );
    expect((await service.createRoom(order)).authToken).toBe('t0ken');
  });

  it('asks a second time when the first answer is lost', async () => {
    const { service, peer } = await serve((res, count) => (count === 1 ? res.destroy() : answerJson(res, room)));
    expect((await service.createRoom(order)).authToken).toBe('t0ken');
    expect(peer.requests).toHaveLength(2);
  });

  it.each<[string, string, number, (res: ServerResponse) => void]>([
    ['VIDEO_UNAUTHORIZED', 'status 401', 1, (res) => answerJson(res, {}, 401)],
    ['VIDEO_UNAUTHORIZED', 'status 403', 1, (res) => answerJson(res, {}, 403)],
    ['VIDEO_REJECTED', 'status 422', 1, (res) => answerJson(res, {}, 422)],
    ['VIDEO_REJECTED', 'an answer without a token', 1, (res) => answerJson(res, { guest_link: room.guest_link })],
    ['VIDEO_REJECTED', 'an answer without anything', 1, (res) => res.writeHead(204).end()],
    ['VIDEO_UNAVAILABLE', 'an answer that is no JSON', 2, (res) => res.writeHead(200).end('<html>')],
    ['NOT_CONFIGURED', 'a redirect', 1, (res) => res.writeHead(302, { location: 'https://x.example/' }).end()],
    ['NOT_CONFIGURED', 'status 404', 1, (res) => res.writeHead(404).end('<html>')],
    ['VIDEO_UNAVAILABLE', 'status 500', 2, (res) => answerJson(res, {}, 500)],
    [
      'VIDEO_UNAVAILABLE',
      'status 429 with Retry-After',
      1,
      (res) => answerJson(res.setHeader('Retry-After', '7'), {}, 429),
    ],
    ['VIDEO_UNAVAILABLE', 'too large a body', 2, (res) => answerJson(res, { ...room, more: 'x'.repeat(70_000) })],
    ['VIDEO_UNAUTHORIZED', 'status 401 with a long text', 1, (res) => res.writeHead(401).end('x'.repeat(200_000))],
    ['NOT_CONFIGURED', 'a long page of a proxy', 1, (res) => res.writeHead(403).end(`<html>${'x'.repeat(900_000)}`)],
    ['NOT_CONFIGURED', 'status 404 with a page without an end', 1, (res) => endlessly(res.writeHead(404))],
    ['VIDEO_UNAVAILABLE', 'a connection cut', 2, (res) => res.destroy()],
  ])('reports %s for %s', async (code, _, calls, answer) => {
    const { service, peer } = await serve(answer);
    expect(await codeOf(service.createRoom(order))).toBe(code);
    expect(peer.requests).toHaveLength(calls);
  });

  it('reports a body that stalls once its time is over', async () => {
    const { service } = await serve((res) => res.writeHead(200).write('{'), 'api-key', undefined, 100);
    expect(await codeOf(service.createRoom(order))).toBe('VIDEO_UNAVAILABLE');
  });

  it('hands on how long to wait', async () => {
    const { service } = await serve((res) => answerJson(res.setHeader('Retry-After', '7'), {}, 429));
    await expect(service.createRoom(order)).rejects.toMatchObject({ retryAfterSeconds: 7, retryable: true });
  });

  it('sends nothing without an API key', async () => {
    const { service, peer } = await serve((res) => answerJson(res, room), null);
    expect(await codeOf(service.createRoom(order))).toBe('NOT_CONFIGURED');
    expect(peer.requests).toHaveLength(0);
  });
});

describe('consoleUrl', () => {
  it('encodes login and token', async () => {
    const { service, peer } = await serve((res) => answerJson(res, room));
    const url = new URL(service.consoleUrl('a+b@acme.example', 'x&y=z'));
    expect(url.origin).toBe(peer.url);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      mode: 'embedded',
      user: 'a+b@acme.example',
      token: 'x&y=z',
    });
  });
});

describe('the API key', () => {
  const withKeys = (current: string, latest: string): ApiKeySource => ({
    current: () => Promise.resolve(current),
    reread: () => Promise.resolve(latest),
  });
  const answerTo =
    (valid: string, body: object) =>
    (res: ServerResponse): void =>
      res.req.headers.authorization === `Bearer ${valid}` ? answerJson(res, body) : answerJson(res, {}, 401);

  it('that somebody replaced meanwhile is tried once before a refusal is told', async () => {
    const { service, peer } = await serve(answerTo('new', room), null, withKeys('old', 'new'));
    expect(await service.createRoom(order)).toMatchObject({ authToken: 't0ken' });
    expect(peer.requests).toHaveLength(2);
  });

  it('that nobody replaced is not tried twice', async () => {
    const { service, peer } = await serve(answerTo('new', room), null, withKeys('old', 'old'));
    expect(await codeOf(service.createRoom(order))).toBe('VIDEO_UNAUTHORIZED');
    expect(peer.requests).toHaveLength(1);
  });

  it('is tested without a room, the one in use or a candidate', async () => {
    const { service, peer } = await serve(answerTo('new', { auth_token: 't0ken' }), 'new');
    await service.testKey();
    await service.testKey('new');
    expect(await codeOf(service.testKey('candidate'))).toBe('VIDEO_UNAUTHORIZED');
    // "An empty request body", as documented.
    expect(peer.requests.map(({ body }) => body)).toEqual(['', '', '']);
  });
});
