import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Invitation, ServedVideo } from '../fixtures/serve-video.ts';
import { serveVideo } from '../fixtures/serve-video.ts';

let served: ServedVideo;
let invitation: Invitation;
let agent: string;
let guest: string;

beforeEach(async () => {
  served = await serveVideo();
  invitation = await served.invite();
  const page = await (await fetch(served.consoleUrl(invitation.auth_token))).text();
  agent = /data-session="([^"]+)"/u.exec(page)?.[1] ?? 'none';
  const joined = await fetch(`${invitation.guest_link}/join`, { method: 'POST' });
  guest = ((await joined.json()) as { session: string }).session;
});
// Cuts off the lines of the pages, too.
afterEach(() => served.close());

const listen = (session: string) => fetch(`${served.url}/session/${session}/events`);
const meet = () => Promise.all([listen(agent), listen(guest)]);

async function send(session: string, action: string, body: unknown): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const url = `${served.url}/session/${session}/${action}`;
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status;
}

describe('the session of a page', () => {
  it('is unknown to everybody else, and to all after a reset', async () => {
    expect((await listen('made-up')).status).toBe(404);
    expect((await listen(agent)).status).toBe(200);
    await served.control('POST', 'reset');
    expect((await listen(agent)).status).toBe(404);
    expect(await send(agent, 'end', {})).toBe(404);
  });

  it.each([
    ['chat', { text: 'Hello' }],
    ['location', { lat: 1.3, long: 103.8 }],
    ['end', {}],
  ])('refuses %s unless both are in the call', async (action, body) => {
    await listen(agent);
    expect(await send(agent, action, body)).toBe(409);
    await listen(guest);
    expect(await send(agent, action, body)).toBe(204);
  });

  it.each([
    ['an empty message', 'chat', { text: ' ' }],
    ['a very long message', 'chat', { text: 'x'.repeat(1001) }],
    ['a place that is not on earth', 'location', { lat: 91, long: 0 }],
    ['a signal of no epoch', 'signal', { epoch: 'first' }],
    ['a snapshot that is no image', 'snapshot', {}],
  ])('refuses %s', async (_name, action, body) => {
    await meet();
    expect(await send(guest, action, body)).toBe(400);
  });

  it('takes a rating from 1 to 5, and only after the end', async () => {
    await meet();
    expect(await send(guest, 'rating', { stars: 5 })).toBe(409);
    await send(agent, 'end', {});
    expect(await send(guest, 'rating', { stars: 6 })).toBe(400);
    expect(await send(guest, 'rating', { stars: 5 })).toBe(204);
    expect(served.video.store.calls()).toMatchObject([{ call: { ratings: { guest: 5 } } }]);
  });
});
