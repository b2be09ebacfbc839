import { describe, expect, it } from 'vitest';
import { sortEvents } from './sort-events.ts';

const NOW = Date.UTC(2026, 10, 23, 10);
const ORG = '00DNL0000000001QAU';
const event = (changes: object) => ({
  eventId: 'e1',
  sessionId: 'a0q000000000001AAA',
  organizationId: '00D000000000001EAA',
  publishedAt: NOW - 5,
  ...changes,
});
const sort = (...events: ReturnType<typeof event>[]) => sortEvents(events, '00D000000000001EAA', NOW);

describe('sortEvents', () => {
  it('takes ids of 15 characters for the same, and keeps the order', () => {
    const { requests } = sort(
      event({ sessionId: 'a0q000000000002', organizationId: '00D000000000001' }),
      event({ publishedAt: NOW - 9 }),
    );
    expect(requests).toEqual([
      { sessionId: 'a0q000000000002AAA', requestedAt: NOW - 5 },
      { sessionId: 'a0q000000000001AAA', requestedAt: NOW - 9 },
    ]);
  });

  it.each([
    ['an unknown time', null],
    ['a time to come', NOW + 5000],
  ])('takes now for %s', (_, publishedAt) => {
    expect(sort(event({ publishedAt })).requests).toEqual([{ sessionId: 'a0q000000000001AAA', requestedAt: NOW }]);
  });

  it.each([
    ['another org', ORG],
    ['no org', null],
    ['an org that is none', "' OR 1=1"],
  ])('asks for nothing in the name of %s', (_, organizationId) => {
    const sorted = sort(event({ organizationId }));
    expect([sorted.requests.length, sorted.foreign.length, sorted.unreadable.length]).toEqual([0, 1, 0]);
  });

  it.each([null, '', 'a0q', 'a0q000000000001AAB'])('names the session %p unreadable', (sessionId) => {
    const sorted = sort(event({ sessionId }));
    expect([sorted.requests.length, sorted.foreign.length, sorted.unreadable.length]).toEqual([0, 0, 1]);
  });
});
