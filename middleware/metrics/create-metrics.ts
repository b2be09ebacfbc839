import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { OnAnswered } from '../http/answered.ts';
import type { WorkFacts } from './work-facts.ts';
import type { OnExchange } from './watch-exchanges.ts';

export interface Metrics {
  readonly contentType: string;
  readonly onAnswered: OnAnswered;
  readonly onExchange: OnExchange;
  /** Everything in the text format of Prometheus, with the facts as they are now. */
  render(): Promise<string>;
}

/** An answer takes some tens of milliseconds of ours, and what Salesforce and 8x8 take, up to 25 seconds. */
const SECONDS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25];

type Figure = readonly [name: string, help: string, read: (facts: WorkFacts) => number | null];

/** What is the case at the moment of a scrape; a figure that nobody can tell is left out. */
const FIGURES: readonly Figure[] = [
  [
    'storage_trouble',
    'Whether nothing new can be kept: 1 or 0',
    ({ isStorageInTrouble }) => Number(isStorageInTrouble),
  ],
  ['unwritten_sessions', 'Sessions that Salesforce does not know as they are', ({ unwritten }) => unwritten],
  [
    'oldest_unwritten_seconds',
    'For how long the oldest of these waits (of two thousand, where more wait)',
    ({ oldestUnwrittenSeconds }) => oldestUnwrittenSeconds,
  ],
  ['parked_deliveries', 'Deliveries that wait for a person', ({ parked }) => parked],
  ['room_requests_waiting', 'Rooms that workflows wait for', ({ requestsWaiting }) => requestsWaiting],
  ['rooms_watched', 'Rooms whose call is looked for', ({ roomsWatched }) => roomsWatched],
  ['outcome_lag_seconds', 'How late it is told what became of calls', ({ outcomeLagSeconds }) => outcomeLagSeconds],
  ['calls_in_doubt', 'Calls that may be of several sessions', ({ callsInDoubt }) => callsInDoubt],
  ['foreign_calls', 'Calls of others on the same 8x8 account, within a day', ({ foreignCalls }) => foreignCalls],
  ['files_due', 'Pictures and chats of calls that are to be written', ({ filesDue }) => filesDue],
  [
    'event_stream_connected',
    'Whether this instance receives events: 1, or 0 also while another one does',
    ({ events }) => Number(events === 'connected'),
  ],
  [
    'event_stream_failing',
    'Whether this instance should receive events and cannot: 1 or 0',
    ({ events }) => Number(events === 'waiting'),
  ],
  ['clock_ahead_seconds', 'How far the clock is ahead of Salesforce’s', ({ clockAheadSeconds }) => clockAheadSeconds],
];

/** What the service counts of itself, named `start_video_…`, beside what Node tells of its process. */
export function createMetrics(readFacts: () => Promise<WorkFacts>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: 'start_video_answers_total',
    help: 'Answers by what came of the request: an event of the security log, the code of the refusal, or ok',
    labelNames: ['route', 'outcome'],
    registers,
  });
  const answerSeconds = new Histogram({
    name: 'start_video_answer_seconds',
    help: 'From the request to the end of its answer',
    labelNames: ['route'],
    buckets: SECONDS,
    registers,
  });
  const exchangeSeconds = new Histogram({
    name: 'start_video_upstream_seconds',
    help: 'Exchanges with Salesforce and 8x8, by the class of the status, or failed',
    labelNames: ['upstream', 'status'],
    buckets: SECONDS,
    registers,
  });
  const gauges = FIGURES.map(([name, help, read]) => ({
    gauge: new Gauge({ name: `start_video_${name}`, help, registers }),
    read,
  }));
  const paused = new Gauge({
    name: 'start_video_paused',
    help: 'Whether a kind of work pauses because of a fault: 1 or 0',
    labelNames: ['work'],
    registers,
  });

  return {
    contentType: registry.contentType,
    onAnswered: ({ route, outcome, seconds }) => {
      answers.inc({ route, outcome });
      answerSeconds.observe({ route }, seconds);
    },
    onExchange: ({ upstream, status, seconds }) => {
      exchangeSeconds.observe(
        { upstream, status: status === null ? 'failed' : `${Math.floor(status / 100)}xx` },
        seconds,
      );
    },
    render: async () => {
      const facts = await readFacts();
      for (const { gauge, read } of gauges) {
        const value = read(facts);
        if (value === null) gauge.remove();
        else gauge.set(value);
      }
      for (const [work, isPaused] of Object.entries(facts.paused)) paused.set({ work }, Number(isPaused));
      return registry.metrics();
    },
  };
}
