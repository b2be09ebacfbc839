import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readCallDetails, readLogPage } from './read-call-log.ts';
import { readNumber, readRating, readSeconds, readText, readTime } from './read-values.ts';

const NOW = Date.UTC(2026, 10, 23, 10);
const entry = {
  CallId: '5774',
  UserB_MSISDN: '639215074178',
  CreatedAt: '2019-02-05T07:19:28.850Z',
  FinishedAt: '2019-02-05T07:24:50.170Z',
  Duration: 25,
  Status: 'E',
  CountryISO2alpha: 'PH',
  Reference: 'ffdsfsfsf',
  Location: null,
};
const ignore = (): void => undefined;
const readOne = (changes: object) => readLogPage({ list: [{ ...entry, ...changes }] }, NOW, ignore)?.calls[0];

describe('readLogPage', () => {
  it('reads the example of the documentation', () => {
    expect(readLogPage({ prevCursor: '5775', nextCursor: null, list: [entry] }, NOW, ignore)).toEqual({
      nextCursor: null,
      calls: [
        {
          callId: '5774',
          reference: 'ffdsfsfsf',
          number: '639215074178',
          createdAt: Date.UTC(2019, 1, 5, 7, 19, 28, 850),
          finishedAt: Date.UTC(2019, 1, 5, 7, 24, 50, 170),
          durationS: 25,
          letter: 'E',
        },
      ],
    });
  });

  it.each([
    ['an array', [entry], 1],
    ['an object with data', { data: [entry, entry] }, 2],
    ['an empty list', { list: [] }, 0],
    ['null in place of an empty list', { list: null, nextCursor: '' }, 0],
  ])('takes %s', (_, body, count) => {
    const told: string[] = [];
    expect(readLogPage(body, NOW, (field) => told.push(field))?.calls).toHaveLength(count);
    expect(told).toEqual([]);
  });

  it.each([
    ['a web page', '<html>', 'list'],
    ['null', null, 'list'],
    ['nothing', {}, 'list'],
    ['a refusal', { code: 1300, message: 'try again' }, 'list'],
    ['a list that is none', { list: {} }, 'list'],
    ['entries that are none', { list: [{ message: 'try again' }] }, 'CallId'],
    ['entries with another name for the id', [{ ...entry, CallId: undefined, callId: '5774' }], 'CallId'],
  ])('takes %s for no page, and not for an empty one', (_, body, name) => {
    const told: string[] = [];
    expect(readLogPage(body, NOW, (field) => told.push(field))).toBeNull();
    expect(told).toEqual([name]);
  });

  it.each([
    [5774, '5774'],
    [' 5774 ', '5774'],
  ])('takes the id %p', (CallId, callId) => {
    expect(readOne({ CallId })).toMatchObject({ callId });
  });

  it.each([null, undefined, '', {}, 'x'.repeat(51)])('leaves out an entry with the id %p alone', (CallId) => {
    const told: string[] = [];
    const page = readLogPage({ list: [{ ...entry, CallId }, entry] }, NOW, (field) => told.push(field));
    expect([page?.calls.map(({ callId }) => callId), told]).toEqual([['5774'], ['CallId']]);
  });

  it('believes no end before the begin, and tells what it did not understand by name alone', () => {
    const told: string[] = [];
    const spoilt = { ...entry, FinishedAt: '2019-02-05T07:19:28.000Z', Duration: 'soon', UserB_MSISDN: 'unknown' };
    const [call] = readLogPage({ list: [spoilt] }, NOW, (field) => told.push(field))?.calls ?? [];
    expect(call).toMatchObject({ finishedAt: null, durationS: null, number: null });
    expect(told.sort()).toEqual(['Duration', 'FinishedAt', 'UserB_MSISDN']);
  });

  it('takes no missing value for a sloppy one', () => {
    const told: string[] = [];
    const bare = { ...entry, UserB_MSISDN: 'null,', FinishedAt: null, Duration: '', Status: '-', Reference: undefined };
    const [call] = readLogPage({ list: [bare] }, NOW, (field) => told.push(field))?.calls ?? [];
    expect(call).toMatchObject({ number: null, finishedAt: null, durationS: null, letter: null, reference: null });
    expect(told).toEqual([]);
  });

  it('throws nothing whatever it is given, and understands each entry by itself', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (body, value, other) => {
        readLogPage(body, NOW, ignore);
        const list = [{ ...entry, CreatedAt: value, Duration: other, Reference: value, Status: other }, entry];
        expect(readLogPage({ list }, NOW, ignore)?.calls).toContainEqual(expect.objectContaining({ durationS: 25 }));
        readCallDetails(body, NOW, ignore);
      }),
    );
  });
});

describe('readCallDetails', () => {
  it.each([
    ['4', 4],
    ['5.0', 5],
    [3, 3],
    [0, null],
    ['6', null],
    ['4.5', null],
    ['good', null],
    [null, null],
  ])('reads the rating %p as %p', (GuestRating, rating) => {
    expect(readCallDetails({ ...entry, GuestRating }, NOW, ignore)).toMatchObject({ guestRating: rating });
    expect(readRating(GuestRating)).toBe(rating);
  });

  it('reads the chat in the order of its times, and leaves out what has no text', () => {
    const sloppy: string[] = [];
    const Conversation: unknown[] = [
      { origin: 'Guest', timestamp: String(NOW - 1000), data: 'second' },
      { origin: 'bot', timestamp: 'soon', data: 'beside it' },
      { origin: 'agent', timestamp: (NOW - 2000) / 1000, data: ' first\n' },
      { origin: 'agent', timestamp: NOW, data: 5 },
      { origin: 'agent', timestamp: NOW, data: '  ' },
      null,
    ];
    const details = readCallDetails({ ...entry, Conversation }, NOW, (field) => sloppy.push(field));
    expect(details?.conversation).toEqual([
      { at: NOW - 2000, from: 'agent', text: ' first\n' },
      { at: NOW - 1000, from: 'guest', text: 'second' },
      { at: null, from: 'system', text: 'beside it' },
    ]);
    expect(sloppy.filter((field) => field === 'Conversation')).toHaveLength(3);
  });

  it.each([
    [
      { lat: 1.3521, long: 103.8198 },
      { latitude: 1.3521, longitude: 103.8198 },
    ],
    [
      { latitude: '1.35210001', lng: '“-0.5”,' },
      { latitude: 1.3521, longitude: -0.5 },
    ],
    [
      { lat: 0, lon: 12 },
      { latitude: 0, longitude: 12 },
    ],
    [{ lat: 0, long: 0 }, null],
    [{ lat: 91, long: 0 }, null],
    [{ lat: 1, long: 181 }, null],
    [{ lat: 1 }, null],
    [{ lat: 'north', long: 1 }, null],
    ['1,2', null],
    [null, null],
  ])('reads the location %j as %j', (Location, location) => {
    expect(readCallDetails({ ...entry, Location }, NOW, ignore)?.location).toEqual(location);
  });

  it('takes for no chat what is none, and for no call what is none', () => {
    const chatOf = (Conversation: unknown) => readCallDetails({ ...entry, Conversation }, NOW, ignore)?.conversation;
    expect([chatOf([]), chatOf(null), chatOf('Hello'), chatOf({ 0: 'Hello' })]).toEqual([[], [], [], []]);
    expect(readCallDetails([], NOW, ignore)).toBeNull();
  });
});

describe('values', () => {
  it.each([
    ['2026-11-23T10:00:00Z', Date.UTC(2026, 10, 23, 10)],
    ['2026-11-23T10:00:00.123', Date.UTC(2026, 10, 23, 10, 0, 0, 123)],
    ['“2026-11-23 18:00:00+08:00”,', Date.UTC(2026, 10, 23, 10)],
    ['2026-11-23T18:00+0800', Date.UTC(2026, 10, 23, 10)],
    [1795428000, Date.UTC(2026, 10, 23, 10)],
    ['1795428000000', Date.UTC(2026, 10, 23, 10)],
    ['2026-11-24T10:00:00Z', Date.UTC(2026, 10, 24, 10)],
    ['2026-11-24T10:00:01Z', null],
    ['2014-12-31T23:59:59Z', null],
    ['yesterday', null],
    ['2026-02-31T10:00:00Z', null],
    ['2026-11-23', null],
    [{}, null],
  ])('reads the time %p as %p', (value, time) => {
    expect(readTime(value, NOW)).toBe(time);
  });

  it.each([
    [25, 25],
    ['25', 25],
    ['25.6', 26],
    ['1:05', 65],
    ['01:01:01', 3661],
    [0, 0],
    [-1, null],
    [86_401, null],
    ['long', null],
    [null, null],
  ])('reads the duration %p as %p', (value, seconds) => {
    expect(readSeconds(value)).toBe(seconds);
  });

  it.each([
    ['+65 9123 4567', '6591234567'],
    ['006591234567', '6591234567'],
    ['“6591234567”,', '6591234567'],
    [6591234567, '6591234567'],
    ['anonymous', null],
    ['sip:65@x', null],
  ])('reads the number %p as %p', (value, digits) => {
    expect(readNumber(value)).toBe(digits);
  });

  it.each([
    ['null,', null],
    ['“SG”', 'SG'],
    ['Undefined', null],
    [' "A-1" ', 'A-1'],
    ['-', null],
  ])('reads the text %p as %p', (value, text) => {
    expect(readText(value)).toBe(text);
  });
});
