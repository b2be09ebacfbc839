import { describe, expect, it } from 'vitest';
import { readRoomAnswer } from './room-answer.ts';

const token = { auth_token: 't0ken' };

describe('readRoomAnswer', () => {
  it.each([undefined, null, '', [], {}, { auth_token: '' }, { auth_token: 7 }, { guest_link: 'https://x.example/a' }])(
    'finds no token in %j',
    (body) => {
      expect(readRoomAnswer(body)).toBeNull();
    },
  );

  it('takes a token alone for a room, as in the only example of the documentation', () => {
    expect(readRoomAnswer(token)).toEqual({ authToken: 't0ken', guestLink: null, callReference: null });
  });

  it.each([null, '', 7, {}, 'javascript:alert(1)', 'ftp://x.example/a', 'no address'])(
    'does without a link that is none: %j',
    (guest_link) => {
      expect(readRoomAnswer({ ...token, guest_link })?.guestLink).toBeNull();
    },
  );

  it.each([
    ['https://x.example/gast/ä', 'https://x.example/gast/%C3%A4'],
    [' https://x.example/a b\n', 'https://x.example/a%20b'],
    ['https://x.example/\ud800', 'https://x.example/%EF%BF%BD'],
    ['https://x.example/a\u0000b', 'https://x.example/a%00b'],
  ])('writes a link as a browser opens it: %j', (guest_link, expected) => {
    expect(readRoomAnswer({ ...token, guest_link })?.guestLink).toBe(expected);
  });

  it.each([
    ['00001026', '00001026'],
    [' A-1 ', 'A-1'],
    ['Ärzte-0001', 'Ärzte-0001'],
    ['x'.repeat(20), 'x'.repeat(20)],
    ['x'.repeat(21), null],
    ['a\u0007b', null],
    ['\ud83d', null],
    ['  ', null],
    [12345678, null],
    [null, null],
  ])('keeps the reference %j as %j', (call_reference, expected) => {
    expect(readRoomAnswer({ ...token, call_reference })?.callReference).toBe(expected);
  });
});
