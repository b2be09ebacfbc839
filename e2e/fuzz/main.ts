import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { settledApiCalls } from '../support/control.ts';
import { GATE_KEY } from '../support/person.ts';
import { startSystem } from '../support/system.ts';
import { reportSchema, type FuzzOrder, type FuzzReport } from './report.ts';
import { watchLoop } from './watch-loop.ts';

// `npm run fuzz`: strangers' requests of every kind to a middleware on the sandbox. FUZZ_SEED repeats a run, FUZZ_RUNS
// makes it longer.
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 20_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31 - 1));
// Beside what may be read together, one call in 0.8 s: what is under way before wrong proofs are many, the start's own
// calls, and the look at the gate key in ten seconds.
const API_CALLS = 60;
const API_CALLS_PER_SECOND = 1.5;
const LOOP_MS = 1000;

const problems: string[] = [];
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;

async function sendStrangers(order: FuzzOrder): Promise<FuzzReport> {
  const worker = new Worker(new URL('stranger.ts', import.meta.url), { workerData: order });
  return reportSchema.parse((await once(worker, 'message')).at(0));
}

async function run(): Promise<void> {
  say(`fuzz: ${RUNS} requests, seed ${SEED} (repeat it: FUZZ_SEED=${SEED} FUZZ_RUNS=${RUNS} npm run fuzz)`);
  const system = await startSystem({ environment: { LOG_LEVEL: 'info' } });
  const counted = async (): Promise<number> =>
    (
      await Promise.all(['Video_Session__c', 'Video_Proof__c', 'Case', 'Contact'].map((name) => system.org.rows(name)))
    ).flat().length;
  try {
    const callsBefore = await settledApiCalls(system.org);
    const rowsBefore = await counted();
    const startedAt = performance.now();
    const loop = watchLoop();
    const report = await sendStrangers({ middlewareUrl: system.middlewareUrl, seed: SEED, runs: RUNS });
    const { times, baseline, slowest } = report;
    problems.push(...report.problems);
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
    const simplest = quantile(baseline, 1);
    const allowed = 1000 + 5 * simplest;
    check(
      quantile(times, 1) < allowed,
      `Answers took longer than ${allowed.toFixed(0)} ms:\n  ${slowest.join('\n  ')}`,
    );
    say(
      `answers: ${Object.entries(report.statuses)
        .map(([status, n]) => `${status} ${n}`)
        .join(', ')}`,
    );
    const figures = [0.5, 0.99, 1].map((share) => `${quantile(times, share).toFixed(0)} ms`);
    say(
      `${seconds.toFixed(1)} s; median, p99, slowest: ${figures.join(', ')} (the simplest answer: ${simplest.toFixed(0)} ms at most); API calls: ${calls}; longest computation: ${longestMs.toFixed(0)} ms`,
    );
  } finally {
    await system.close();
  }
}

await run();
for (const problem of problems.slice(0, 10)) say(`\n✗ ${problem}`);
say(problems.length === 0 ? 'fuzz: nothing found' : `\nfuzz: ${problems.length} problems; seed ${SEED}`);
process.exit(problems.length === 0 ? 0 : 1);
