import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import {
  EventStreamError,
  type EventBatch,
  type EventSource,
  type EventStreamOptions,
} from '../domain/event-source.ts';
import { toRecordId } from '../domain/record-id.ts';
import type { ReceivedBatch } from '../storage/event-store.ts';
import { createMovableClock } from '../test-support/movable-clock.ts';
import { until } from '../test-support/until.ts';
import { startReceivingEvents, type EventReceiver } from './receive-events.ts';

const ORG = '00D000000000001EAA';
const clock = createMovableClock();
const idOf = (number: number): string => toRecordId(`a0q${String(number).padStart(12, '0')}`) ?? '';

function batchOf(place: number, ...numbers: number[]): EventBatch {
  return {
    replayId: Uint8Array.of(place),
    events: numbers.map((number) => ({
      eventId: `e${number}`,
      sessionId: idOf(number),
      organizationId: ORG,
      publishedAt: clock.now() - 1000 + number,
    })),
  };
}

/** A bus that says what a test puts into its mouth, on whatever stream is open. */
function createSource() {
  const opened: (Uint8Array | null)[] = [];
  const queue: (EventBatch | EventStreamError)[] = [];
  let refusal: EventStreamError | null = null;
  let wake = (): void => undefined;

  async function* open({ after, signal, onConnected }: EventStreamOptions): AsyncGenerator<EventBatch> {
    opened.push(after);
    if (refusal !== null) throw refusal;
    onConnected();
    signal.addEventListener('abort', () => {
      wake();
    });
    while (!signal.aborted) {
      const step = queue.shift();
      if (step instanceof EventStreamError) throw step;
      if (step !== undefined) yield step;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  const source: EventSource = { topic: '/event/X__e', organizationId: () => Promise.resolve(ORG), open };
  return {
    source,
    opened,
    say: (step: EventBatch | EventStreamError): void => {
      queue.push(step);
      wake();
    },
    /** Lets nobody in, or everybody again. */
    refuse: (error: EventStreamError | null): void => {
      refusal = error;
    },
  };
}

let bus: ReturnType<typeof createSource>;
let isHolder: boolean;
let cursor: Uint8Array | null;
let accepted: ReceivedBatch[];
let answer: () => boolean;
let lines: string[];
let calls: { requests: number; gaps: number };
let receiver: EventReceiver;
beforeEach(() => {
  bus = createSource();
  isHolder = true;
  cursor = null;
  accepted = [];
  answer = () => true;
  lines = [];
  calls = { requests: 0, gaps: 0 };
});
afterEach(() => receiver.stop());

function start(pace: object = {}): void {
  receiver = startReceivingEvents({
    source: bus.source,
    store: {
      cursor: () => Promise.resolve(cursor),
      accept: (batch) => {
        const isTaken = answer();
        if (isTaken) {
          accepted.push(batch);
          cursor = batch.replayId;
        }
        return Promise.resolve(isTaken);
      },
    },
    leases: { holdLease: () => Promise.resolve(isHolder), releaseLease: () => Promise.resolve() },
    clock,
    log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }),
    onRequests: () => (calls.requests += 1),
    onGap: () => (calls.gaps += 1),
    pace: { lookMs: 5, retryFirstMs: 1, retryLongestMs: 5, rarelyMs: 20, ...pace },
  });
}

describe('receiving events', () => {
  it('hands over each batch from where the one before ended, in the order of its events', async () => {
    cursor = Uint8Array.of(7);
    start();
    bus.say(batchOf(8, 2, 1));
    bus.say(batchOf(9));
    await until(() => accepted.length === 2);
    expect(bus.opened).toEqual([Uint8Array.of(7)]);
    expect(accepted[0]).toMatchObject({
      channel: `${ORG}/event/X__e`,
      previousReplayId: Uint8Array.of(7),
      replayId: Uint8Array.of(8),
      requests: [
        { sessionId: idOf(2), requestedAt: clock.now() - 998 },
        { sessionId: idOf(1), requestedAt: clock.now() - 999 },
      ],
    });
    expect(accepted[1]).toMatchObject({ previousReplayId: Uint8Array.of(8), requests: [] });
    expect(calls).toEqual({ requests: 1, gaps: 0 });
  });

  it('never asks for a room in the future, whatever the clock of the org says', async () => {
    start();
    const [event] = batchOf(1, 1).events;
    bus.say({
      replayId: Uint8Array.of(1),
      events: event === undefined ? [] : [{ ...event, publishedAt: clock.now() + 5000 }],
    });
    await until(() => accepted.length === 1);
    expect(accepted[0]?.requests[0]?.requestedAt).toBe(clock.now());
  });

  it('stands by while another instance holds the lease, and takes over', async () => {
    isHolder = false;
    start();
    await until(() => receiver.subscription().state === 'standby');
    expect(bus.opened).toEqual([]);
    isHolder = true;
    await until(() => receiver.subscription().state === 'connected');
  });

  it('leaves the stream when it loses the lease', async () => {
    start();
    await until(() => receiver.subscription().state === 'connected');
    isHolder = false;
    await until(() => receiver.subscription().state === 'standby');
    bus.say(batchOf(1, 1));
    expect(accepted).toEqual([]);
  });

  it('steps back when another has moved the cursor, and goes on from there', async () => {
    start();
    answer = () => {
      answer = () => true;
      cursor = Uint8Array.of(5);
      return false;
    };
    bus.say(batchOf(1, 1));
    await until(() => bus.opened.length === 2);
    expect(bus.opened).toEqual([null, Uint8Array.of(5)]);
    expect(lines.join('')).toContain('stepping back');
  });

  it('takes a batch again that the storage could not keep', async () => {
    start();
    answer = () => {
      answer = () => true;
      throw new Error('the disk is full');
    };
    bus.say(batchOf(1, 1));
    await until(() => bus.opened.length === 2);
    bus.say(batchOf(1, 1));
    await until(() => accepted.length === 1);
    expect(receiver.subscription()).toMatchObject({ state: 'connected', lastError: null });
  });

  it('reads from the earliest event when its place is lost, and moves the old cursor', async () => {
    cursor = Uint8Array.of(7);
    start();
    bus.say(new EventStreamError('lost-place', 'fetch.replayid.corrupted', 'gone'));
    await until(() => bus.opened.length === 2);
    bus.say(batchOf(1, 1));
    await until(() => accepted.length === 1);
    expect(bus.opened).toEqual([Uint8Array.of(7), null]);
    expect(accepted[0]?.previousReplayId).toEqual(Uint8Array.of(7));
    expect(calls.gaps).toBe(1);
  });

  it('passes over what names no session, and has it looked up', async () => {
    start();
    const unreadable = { eventId: 'e', sessionId: null, organizationId: null, publishedAt: null };
    const { events } = batchOf(1, 1);
    bus.say({ replayId: Uint8Array.of(1), events: [unreadable, { ...unreadable, sessionId: 'a0q' }, ...events] });
    await until(() => accepted.length === 1);
    expect(accepted[0]?.requests.map(({ sessionId }) => sessionId)).toEqual([idOf(1)]);
    expect(calls.gaps).toBe(1);
  });

  it('says once that the event is missing, keeps looking, and comes when it is there', async () => {
    bus.refuse(new EventStreamError('missing', 'topic.not.found', 'no such event'));
    start();
    await until(() => bus.opened.length === 3);
    expect(receiver.subscription()).toMatchObject({ state: 'waiting', lastError: { code: 'topic.not.found' } });
    expect(lines.filter((line) => line.includes('automation is off'))).toHaveLength(1);
    bus.refuse(null);
    await until(() => receiver.subscription().state === 'connected');
    expect(calls).toEqual({ requests: 0, gaps: 0 });
  });

  it('tells why it does not receive, until it does', async () => {
    bus.refuse(new EventStreamError('auth', 'service.auth.error', 'no'));
    start();
    await until(() => receiver.subscription().lastError?.kind === 'auth');
    bus.refuse(null);
    await until(() => receiver.subscription().state === 'connected');
    expect(receiver.subscription()).toMatchObject({ connectedSince: clock.now(), lastError: null });
  });

  it.each([
    ['a quiet stream that was up for long', 3_600_000, true],
    ['a stream that ends as soon as it is there', 0, false],
  ])('waits shortly again after %s: %d ms', async (_, upMs, isShort) => {
    bus.refuse(new EventStreamError('retry', 'UNAVAILABLE', 'down'));
    start({ retryFirstMs: 1, retryLongestMs: 60_000 });
    // The next pause would be half a second at least.
    await until(() => bus.opened.length === 10);
    bus.refuse(null);
    await until(() => receiver.subscription().state === 'connected');
    clock.advance(upMs);
    bus.say(new EventStreamError('retry', 'UNAVAILABLE', 'ended'));
    await until(() => receiver.subscription().state === 'waiting');
    const startedAt = performance.now();
    await until(() => receiver.subscription().state === 'connected');
    expect(performance.now() - startedAt < 400).toBe(isShort);
  });

  it('forgets that its place was lost while another instance receives', async () => {
    cursor = Uint8Array.of(7);
    bus.refuse(new EventStreamError('lost-place', 'fetch.replayid.corrupted', 'gone'));
    start();
    await until(() => bus.opened.length === 2);
    isHolder = false;
    await until(() => receiver.subscription().state === 'standby');
    cursor = Uint8Array.of(9);
    bus.refuse(null);
    isHolder = true;
    await until(() => receiver.subscription().state === 'connected');
    expect(bus.opened.at(-1)).toEqual(Uint8Array.of(9));
  });

  it('looks up what may be missed only once while its place stays lost', async () => {
    cursor = Uint8Array.of(7);
    bus.refuse(new EventStreamError('lost-place', 'fetch.replayid.corrupted', 'gone'));
    start();
    await until(() => bus.opened.length === 4);
    expect(calls.gaps).toBe(1);
  });
});
