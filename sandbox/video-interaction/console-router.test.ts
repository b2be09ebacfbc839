import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServedVideo } from './fixtures/serve-video.ts';
import { serveVideo } from './fixtures/serve-video.ts';

const MINUTE_MS = 60_000;
let served: ServedVideo;
const lines: AbortController[] = [];

beforeEach(async () => {
  served = await serveVideo();
});
afterEach(async () => {
  for (const line of lines.splice(0)) line.abort();
  await served.close();
});

/** What the page of a console does first: its line to the room. */
async function listen(session: string): Promise<void> {
  const line = new AbortController();
  lines.push(line);
  await fetch(`${served.url}/session/${session}/events`, { signal: line.signal });
}

async function openConsole(token: string, user?: string): Promise<void> {
  const page = await (await fetch(served.consoleUrl(token, user))).text();
  await listen(/data-session="([^"]+)"/u.exec(page)?.[1] ?? 'none');
}

async function refusalOf(url: string): Promise<{ status: number; title: string | undefined }> {
  const response = await fetch(url);
  return { status: response.status, title: /<h1>(.*)<\/h1>/u.exec(await response.text())?.[1] };
}

describe('the agent console', () => {
  it('sends the SMS when the agent logs in, and only once', async () => {
    const { auth_token: token, guest_link: link } = await served.invite();
    await fetch(link);
    await fetch(served.consoleUrl(token));
    expect(await served.control('GET', 'messages')).toEqual([]);
    await openConsole(token);
    await openConsole(token);
    expect(await served.control('GET', 'messages')).toMatchObject([
      { to: '+6591234567', link, text: expect.stringContaining(link) as unknown },
    ]);
  });

  it('sends none without a number', async () => {
    const { auth_token: token } = await served.invite({});
    await openConsole(token);
    expect(await served.control('GET', 'rooms')).toMatchObject([{ agent: 'maya@northlake.example' }]);
    expect(await served.control('GET', 'messages')).toEqual([]);
  });

  it('knows an agent whatever the case of the address', async () => {
    const { auth_token: token } = await served.invite();
    expect((await fetch(served.consoleUrl(token, 'Maya@Northlake.example'))).status).toBe(200);
  });

  it('refuses people who are not registered', async () => {
    const { auth_token: token } = await served.invite();
    expect(await refusalOf(served.consoleUrl(token, 'x@y.example'))).toEqual({
      status: 403,
      title: 'You cannot sign in',
    });
    expect(await refusalOf(`${served.url}/?token=${token}`)).toMatchObject({ status: 403 });
  });

  it('refuses tokens that it did not give, or that are too old', async () => {
    expect(await refusalOf(served.consoleUrl('made-up'))).toEqual({ status: 401, title: 'You cannot sign in' });
    const { auth_token: token } = await served.invite();
    served.clock.advance(60 * MINUTE_MS);
    expect(await refusalOf(served.consoleUrl(token))).toMatchObject({ status: 401 });
  });

  it('is embedded only with a room', async () => {
    const { auth_token: token } = (await (await served.order('')).json()) as { auth_token: string };
    expect(await refusalOf(served.consoleUrl(token))).toEqual({ status: 403, title: 'There is no room' });
    expect((await fetch(served.consoleUrl(token, undefined, ''))).status).toBe(200);
  });

  it('refuses a room after 15 minutes', async () => {
    const { auth_token: token } = await served.invite();
    served.clock.advance(15 * MINUTE_MS - 1_000);
    expect((await fetch(served.consoleUrl(token))).status).toBe(200);
    served.clock.advance(1_000);
    expect(await refusalOf(served.consoleUrl(token))).toEqual({ status: 410, title: 'The room has expired' });
  });

  it('lets one agent into a room', async () => {
    const { auth_token: token } = await served.invite();
    await openConsole(token);
    expect(await refusalOf(served.consoleUrl(token, 'tom@northlake.example'))).toEqual({
      status: 409,
      title: 'The room is taken',
    });
  });

  it('may be framed, and gives its address to nobody', async () => {
    const { headers } = await fetch(served.consoleUrl((await served.invite()).auth_token));
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('content-security-policy')).not.toContain('frame-ancestors');
  });

  it('writes nothing of the address into the page as markup', async () => {
    const { auth_token: token } = await served.invite({ call_reference: '<b>bold</b>' });
    const page = await (await fetch(served.consoleUrl(token))).text();
    expect(page).toContain('&lt;b&gt;bold&lt;/b&gt;');
    expect(page).not.toContain('<b>bold');
  });

  it('makes invitations and lists calls where it is not embedded', async () => {
    const { auth_token: token } = (await (await served.order('')).json()) as { auth_token: string };
    const url = served.consoleUrl(token, undefined, '');
    const post = (body: Record<string, string>) =>
      fetch(url, { method: 'POST', body: new URLSearchParams(body), redirect: 'manual' });
    expect((await post({ phone_number: '123', call_reference: '' })).status).toBe(400);
    const made = await post({ phone_number: '+6591234567', call_reference: '' });
    expect(made.status).toBe(303);
    expect(await served.control('GET', 'rooms')).toMatchObject([{ phoneNumber: '+6591234567' }]);
    expect(await (await fetch(`${url}&view=calls`)).text()).toContain('No calls yet.');
    expect((await fetch(`${url}&mode=embedded`, { method: 'POST', body: new URLSearchParams() })).status).toBe(403);
  });
});
