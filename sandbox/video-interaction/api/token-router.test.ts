import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServedVideo } from '../fixtures/serve-video.ts';
import { API_KEY, serveVideo } from '../fixtures/serve-video.ts';

let served: ServedVideo;
beforeEach(async () => {
  served = await serveVideo();
});
afterEach(() => served.close());

const rooms = () => served.control('GET', 'rooms');
const room = { create_room: true, phone_number: '+6591234567', call_reference: '00001026' };

describe('POST /api/v1/tokens', () => {
  it('makes a room with number and reference', async () => {
    const response = await served.order(room);
    expect(response.status).toBe(200);
    const answer = JSON.parse(await response.text()) as Record<string, string>;
    expect(Object.keys(answer).sort()).toEqual(['auth_token', 'call_reference', 'guest_link']);
    expect(answer['call_reference']).toBe('00001026');
    expect(answer['guest_link']).toMatch(new RegExp(`^${served.url}/guest/[\\w-]+$`, 'u'));
    expect(await rooms()).toMatchObject([{ phoneNumber: '+6591234567', phase: 'waiting', agent: null }]);
  });

  it('does not announce JSON for a room, since only */* is documented', async () => {
    expect((await served.order(room)).headers.get('content-type')).toMatch(/^text\/plain/u);
  });

  it('invents a reference of at least 8 characters where none is given', async () => {
    expect((await served.invite({})).call_reference).toMatch(/^.{8,20}$/u);
  });

  it.each(['', {}, { create_room: false }])('gives a token without a room for %j', async (body) => {
    const response = await served.order(body);
    expect(await response.json()).toEqual({ auth_token: expect.stringMatching(/./u) as unknown });
    expect(await rooms()).toEqual([]);
  });

  it('answers at the address with a double slash too', async () => {
    const response = await fetch(`${served.url}//api/v1/tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(room),
    });
    expect(response.status).toBe(200);
  });

  it.each([
    [401, 'no key', room, { authorization: '' }],
    [401, 'a wrong key', room, { authorization: 'Bearer wrong' }],
    [401, 'a key without its scheme', room, { authorization: API_KEY }],
    [415, 'another content type', room, { 'content-type': 'text/plain' }],
    [400, 'malformed JSON', '{', {}],
    [400, 'a list', [], {}],
    [400, 'null', 'null', {}],
    [400, 'an unknown field', { ...room, region: 'EU' }, {}],
    [400, 'a wrong type', { ...room, create_room: 'true' }, {}],
    [400, 'a national number', { ...room, phone_number: '91234567' }, {}],
    [400, 'a number with spaces', { ...room, phone_number: '+65 9123 4567' }, {}],
    [400, 'a number of no country', { ...room, phone_number: '+9991234567' }, {}],
    [400, 'an empty number', { ...room, phone_number: '' }, {}],
    [400, 'a null number', { ...room, phone_number: null }, {}],
    [400, 'a reference of 7 characters', { ...room, call_reference: '1234567' }, {}],
    [400, 'a reference of 21 characters', { ...room, call_reference: '1'.repeat(21) }, {}],
    [400, 'a reference that is a number', { ...room, call_reference: 12345678 }, {}],
    [400, 'a number without a room', { phone_number: '+6591234567' }, {}],
    [413, 'a huge body', { ...room, call_reference: '1'.repeat(20_000) }, {}],
  ])('refuses with %i %s', async (status, _name, body, headers) => {
    const response = await served.order(body, headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      code: expect.any(Number) as unknown,
      message: expect.stringMatching(/./u) as unknown,
      errorId: expect.stringMatching(/^[\da-f-]{36}$/u) as unknown,
      timestamp: expect.stringMatching(/Z$/u) as unknown,
    });
    expect(await rooms()).toEqual([]);
  });

  it.each([
    [1200, room, { authorization: '' }],
    [1002, { ...room, phone_number: '91234567' }, {}],
    [1000, { ...room, call_reference: 'short' }, {}],
  ])('says %i for it', async (code, body, headers) => {
    expect(await (await served.order(body, headers)).json()).toMatchObject({ code });
  });

  it('answers rooms in the ways that are left open, on demand', async () => {
    await served.control('POST', 'room-answers', { status: 202, guest_link: null, call_reference: 'OTHER-0001' });
    const response = await served.order(room);
    expect(response.status).toBe(202);
    expect(Object.keys(JSON.parse(await response.text()) as object)).toEqual(['call_reference', 'auth_token']);
    await served.control('POST', 'reset');
    expect(await served.invite()).toMatchObject({ guest_link: expect.any(String) as unknown });
  });

  it('refuses other methods', async () => {
    expect((await fetch(`${served.url}/api/v1/tokens`)).status).toBe(405);
  });
});

describe('the control plane', () => {
  it('tells what was asked, without the key', async () => {
    await served.order(room);
    const text = JSON.stringify(await served.control('GET', 'requests'));
    expect(JSON.parse(text)).toMatchObject([{ method: 'POST', path: '/api/v1/tokens', status: 200, body: room }]);
    expect(text).not.toContain(API_KEY);
  });

  it('breaks answers on demand, and forgets everything on reset', async () => {
    await served.order(room);
    await fetch(`${served.url}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ path: '/api/v1/tokens', status: 503 }),
    });
    expect((await served.order(room)).status).toBe(503);
    expect(await served.control('GET', 'faults')).toMatchObject([{ path: expect.any(String), status: 503, met: 1 }]);
    await served.control('POST', 'reset');
    expect(await served.control('GET', 'faults')).toEqual([]);
    expect(await rooms()).toEqual([]);
    expect(await served.control('GET', 'requests')).toEqual([]);
    expect((await served.order(room)).status).toBe(200);
  });

  it('ends the time of a room', async () => {
    const { guest_link: link } = await served.invite();
    expect((await fetch(link)).status).toBe(200);
    await served.control('POST', `rooms/${link.split('/').at(-1) ?? ''}/expire`);
    expect(await rooms()).toMatchObject([{ phase: 'expired' }]);
    expect((await fetch(link)).status).toBe(410);
  });
});
