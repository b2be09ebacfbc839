import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { settledApiCalls } from '../support/control.ts';
import { GATE_KEY } from '../support/person.ts';
import { startSystem } from '../support/system.ts';
import { judgeAnswer } from './judge.ts';
import { malformed } from './malformed.ts';
import { readOperations } from './operations.ts';
import { requestTo } from './requests.ts';
import { createSender, type Sender } from './send.ts';
import { watchLoop } from './watch-loop.ts';

// `npm run fuzz`: strangers' requests of every kind to a middleware on the sandbox. FUZZ_SEED repeats a run, FUZZ_RUNS
// makes it longer.
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 20_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31 - 1));
const AT_A_TIME = 48;
const BY_HAND = 10;
const BEHIND_THE_GATE = 6;
const PROBE_MS = 100;
// Beside what may be read together, one call in 0.8 s: what is under way before wrong proofs are many, the start's own
// calls, and the look at the gate key in ten seconds.
const API_CALLS = 60;
const API_CALLS_PER_SECOND = 1.5;
const LOOP_MS = 2500;
const SINGLE_MS = 60_000;

const problems: string[] = [];
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const quantile = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;

async function eachOf<T>(wanted: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const queue = wanted.values();
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (const one of queue) await work(one);
    }),
  );
}

/** Asks for the simplest answer again and again: what else this machine does makes it slow too. */
async function probe(sender: Sender, until: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  const state = { isOver: false };
  const end = (): void => void (state.isOver = true);
  until.then(end, end);
  while (!state.isOver) {
    times.push((await sender.sendBytes('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).tookMs);
    await delay(PROBE_MS);
  }
  return times.toSorted((one, other) => one - other);
}

async function fuzz(sender: Sender, middlewareUrl: string): Promise<number[]> {
  const operations = await readOperations(middlewareUrl);
  const byHand = Math.floor(RUNS / BY_HAND);
  // Most calls end at their key; behind the gate key there is more to find.
  const weighted = operations.map((operation) => ({
    arbitrary: requestTo(operation),
    weight: operation.members?.includes('proofId') === true ? BEHIND_THE_GATE : 1,
  }));
  const requests = fc.sample(fc.oneof(...weighted), { numRuns: RUNS - byHand, seed: SEED });
  const bytes = fc.sample(malformed, { numRuns: byHand, seed: SEED });
  const times: number[] = [];
  const statuses = new Map<string, number>();
  const count = (status: number | null): void => {
    const name = String(status ?? 'closed');
    statuses.set(name, (statuses.get(name) ?? 0) + 1);
  };
  await Promise.all([
    eachOf(requests, async (request) => {
      const answer = await sender.send(request);
      times.push(answer.tookMs);
      count(answer.status);
      const problem = judgeAnswer(request, answer);
      if (problem !== null)
        problems.push(`${problem}\n  ${JSON.stringify({ ...request, operation: undefined }).slice(0, 600)}`);
    }),
    eachOf(bytes, async (text) => {
      const { status, body } = await sender.sendBytes(text);
      count(status);
      if ((status ?? 0) >= 500)
        problems.push(`${status} to bytes\n  ${JSON.stringify(text.slice(0, 600))}\n  ${body.slice(0, 400)}`);
    }),
  ]);
  say(
    `answers: ${[...statuses]
      .toSorted()
      .map(([status, n]) => `${status} ${n}`)
      .join(', ')}`,
  );
  return times.toSorted((one, other) => one - other);
}

async function run(): Promise<void> {
  say(`fuzz: ${RUNS} requests, seed ${SEED} (repeat it: FUZZ_SEED=${SEED} FUZZ_RUNS=${RUNS} npm run fuzz)`);
  const system = await startSystem({ environment: { LOG_LEVEL: 'info' } });
  const sender = createSender(system.middlewareUrl, AT_A_TIME);
  const counted = async (): Promise<number> =>
    (
      await Promise.all(['Video_Session__c', 'Video_Proof__c', 'Case', 'Contact'].map((name) => system.org.rows(name)))
    ).flat().length;
  try {
    const callsBefore = await settledApiCalls(system.org);
    const rowsBefore = await counted();
    const startedAt = performance.now();
    const loop = watchLoop();
    const fuzzing = fuzz(sender, system.middlewareUrl);
    const [times, baseline] = await Promise.all([fuzzing, probe(sender, fuzzing)]);
    const longestMs = loop.stop();
    const seconds = (performance.now() - startedAt) / 1000;
    const calls = (await system.org.apiCalls()) - callsBefore;
    const log = system.log();
    const check = (isWell: boolean, problem: string): void => {
      if (!isWell) problems.push(problem);
    };
    check((await counted()) === rowsBefore, 'Records were made in Salesforce');
    const rooms = (await system.video.requests()).filter(({ path }) => path.includes('/api/v1/tokens'));
    check(rooms.length === 0, `${rooms.length} rooms were ordered`);
    check(calls <= API_CALLS + API_CALLS_PER_SECOND * seconds, `${calls} API calls in ${seconds.toFixed(0)} s`);
    const failed = log.split('\n').filter((line) => /"level":[56]0/u.test(line));
    check(failed.length === 0, `Lines of level 50 and more: ${failed.slice(0, 3).join('\n')}`);
    for (const secret of [GATE_KEY, 'sandbox-secret', 'sandbox-video-key'])
      check(!log.includes(secret), `The log has a secret: ${secret.slice(0, 12)}…`);
    check(longestMs < LOOP_MS, `The thread computed for ${longestMs.toFixed(0)} ms without letting go`);
    // A busy machine makes everything slow: what counts is how much slower than the simplest answer.
    const allowed = 1000 + 5 * quantile(baseline, 0.99);
    check(quantile(times, 0.99) < allowed, `1 of 100 took longer than ${allowed.toFixed(0)} ms`);
    check((times.at(-1) ?? 0) < SINGLE_MS, `One took ${(times.at(-1) ?? 0).toFixed(0)} ms`);
    const figures = [0.5, 0.99, 0.9999].map((share) => `${quantile(times, share).toFixed(0)} ms`);
    say(
      `${seconds.toFixed(1)} s; median, p99, slowest: ${figures.join(', ')}; API calls: ${calls}; longest computation: ${longestMs.toFixed(0)} ms`,
    );
  } finally {
    sender.close();
    await system.close();
  }
}

await run();
for (const problem of problems.slice(0, 10)) say(`\n✗ ${problem}`);
say(problems.length === 0 ? 'fuzz: nothing found' : `\nfuzz: ${problems.length} problems; seed ${SEED}`);
process.exit(problems.length === 0 ? 0 : 1);
