import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServedVideo } from '../fixtures/serve-video.ts';
import { agents, serveVideo } from '../fixtures/serve-video.ts';
import { endCall, enter } from '../room/room.ts';
import type { Call, Room } from '../types.ts';

const START = Date.parse('2026-11-23T10:00:00Z');
let served: ServedVideo;
let token: string;

beforeEach(async () => {
  served = await serveVideo({ now: () => START });
  token = ((await (await served.order('')).json()) as { auth_token: string }).auth_token;
});
afterEach(() => served.close());

const report = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${served.url}${path}`, { headers: { 'x-token': token, 'content-type': 'application/json', ...headers } });

interface Page {
  readonly prevCursor: string | null;
  readonly nextCursor: string | null;
  readonly list: readonly { readonly CallId: string; readonly Reference: string }[];
}
const logs = async (query = '') => (await (await report(`/api/v1/call-logs${query}`)).json()) as Page;

async function logIn(body: object = {}): Promise<Room & { call: Call }> {
  const { guest_link: link } = await served.invite(body);
  const room = served.video.store.room(link.split('/').at(-1) ?? '');
  const [agent] = agents;
  if (room === undefined || agent === undefined) throw new Error('no room');
  served.video.store.logIn(room, agent);
  enter(room, 'agent', served.clock.now());
  return room as Room & { call: Call };
}

async function talk(body?: object): Promise<Room & { call: Call }> {
  const room = await logIn(body);
  served.clock.advance(10_000);
  enter(room, 'guest', served.clock.now());
  served.clock.advance(25_000);
  endCall(room, served.clock.now());
  return room;
}

describe('the reporting API', () => {
  it('tells of a call that took place', async () => {
    await talk({ phone_number: '+639171234567', call_reference: 'ffdsfsfsf' });
    expect(await logs()).toEqual({
      prevCursor: null,
      nextCursor: null,
      list: [
        {
          CallId: '5757',
          UserB_MSISDN: '639171234567',
          CreatedAt: '2026-11-23T10:00:00.000Z',
          FinishedAt: '2026-11-23T10:00:35.000Z',
          Duration: 25,
          Status: 'E',
          CountryISO2alpha: 'PH',
          Reference: 'ffdsfsfsf',
          Location: null,
        },
      ],
    });
  });

  it('is as sloppy as the published examples where nobody was called by number', async () => {
    await logIn();
    expect((await logs()).list).toMatchObject([
      { UserB_MSISDN: 'null,', CountryISO2alpha: '“SG”', FinishedAt: null, Duration: 0, Status: 'C' },
    ]);
  });

  it('knows nothing of rooms without an agent', async () => {
    await served.invite();
    expect((await logs()).list).toEqual([]);
  });

  it('gives details of a call, ratings as text', async () => {
    const { call } = await talk();
    call.ratings.agent = 4;
    call.location = { lat: 10.3, long: 123.9 };
    call.conversation.push({ origin: 'guest', timestamp: START, data: 'Hello' });
    expect(await (await report(`/api/v1/calls/${call.id}`)).json()).toEqual({
      CreatedAt: '2026-11-23T10:00:00.000Z',
      FinishedAt: '2026-11-23T10:00:35.000Z',
      Duration: 25,
      Status: 'E',
      AgentRating: '4',
      GuestRating: null,
      Location: { lat: 10.3, long: 123.9 },
      Conversation: [{ origin: 'guest', timestamp: START, data: 'Hello' }],
    });
    expect((await report('/api/v1/calls/1')).status).toBe(404);
  });

  it('gives the image of a snapshot', async () => {
    const { call } = await talk();
    const path = '/s3/uploads/snapshots/2026/11/23/1-snapshot.png';
    call.snapshots.set(path, Buffer.from('image'));
    expect(await (await report(path)).text()).toBe('image');
    expect((await report(path, { 'x-token': 'wrong' })).status).toBe(401);
    expect((await report(`${path}x`)).status).toBe(404);
  });

  it('gives pages of 20, the newest first', async () => {
    for (let number = 0; number < 21; number += 1) await logIn();
    const first = await logs();
    expect(first.list).toHaveLength(20);
    expect(first.list[0]?.CallId).toBe('5777');
    expect(first).toMatchObject({ prevCursor: null, nextCursor: '5758' });
    const second = await logs(`?cursor=${first.nextCursor ?? ''}`);
    expect(second).toMatchObject({ prevCursor: '5758', nextCursor: null, list: [{ CallId: '5757' }] });
  });

  it('finds calls by part of the reference or number, and by days', async () => {
    await logIn({ call_reference: '00001026', phone_number: '+6591234567' });
    await logIn({ call_reference: '90001026' });
    const found = async (query: string) => (await logs(query)).list.map(({ CallId }) => CallId);
    expect(await found('?q=00001026')).toEqual(['5757']);
    expect(await found('?q=0001026')).toEqual(['5758', '5757']);
    expect(await found('?q=%2B6591234567')).toEqual(['5757']);
    expect(await found('?from=2026-11-23&to=2026-11-23')).toHaveLength(2);
    expect(await found('?from=2026-11-24')).toEqual([]);
    expect(await found('?to=2026-11-22')).toEqual([]);
  });

  it('forgets after 75 days', async () => {
    await logIn();
    served.clock.advance(76 * 24 * 60 * 60_000);
    token = ((await (await served.order('')).json()) as { auth_token: string }).auth_token;
    expect((await logs()).list).toEqual([]);
  });

  it.each([
    [401, { 'x-token': '' }, ''],
    [401, { 'x-token': 'made-up' }, ''],
    [415, { 'content-type': 'text/plain' }, ''],
    [400, {}, '?from=yesterday'],
    [400, {}, '?from=2026-02-30'],
    [400, {}, '?cursor=x'],
    [400, {}, '?limit=5'],
  ])('refuses with %i %j %s', async (status, headers, query) => {
    expect((await report(`/api/v1/call-logs${query}`, headers)).status).toBe(status);
  });

  it('has an entry for each invitation into a room, with its own number', async () => {
    const room = await logIn({ phone_number: '+639171234567', call_reference: '00001099' });
    served.clock.advance(60_000);
    expect(served.video.store.inviteAgain(room, '+6591110000')).toBe(true);
    enter(room, 'guest', served.clock.now());
    served.clock.advance(30_000);
    endCall(room, served.clock.now());
    expect((await logs()).list).toMatchObject([
      { Reference: '00001099', UserB_MSISDN: '6591110000', Duration: 30 },
      { Reference: '00001099', UserB_MSISDN: '639171234567', Duration: 0, FinishedAt: '2026-11-23T10:01:00.000Z' },
    ]);
    expect(served.video.store.messages().map(({ to }) => to)).toEqual(['+639171234567', '+6591110000']);
    expect(served.video.store.inviteAgain(room, undefined)).toBe(false);
  });
});
