import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { judgeAnswer } from './judge.ts';
import { malformed } from './malformed.ts';
import { readOperations } from './operations.ts';
import { orderSchema, type FuzzOrder, type FuzzReport } from './report.ts';
import { requestTo } from './requests.ts';
import { createSender, type Sender } from './send.ts';

// Strangers live in a thread of their own. In the thread of the middleware their computing would be taken for its own:
// it accepts one connection a turn, so new connections would wait for all that they do.

const AT_A_TIME = 48;
const BY_HAND = 10;
const BEHIND_THE_GATE = 6;
const PROBE_MS = 100;
const SLOWEST = 5;

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

async function fuzz(sender: Sender, { middlewareUrl, seed, runs }: FuzzOrder): Promise<Omit<FuzzReport, 'baseline'>> {
  const operations = await readOperations(middlewareUrl);
  const byHand = Math.floor(runs / BY_HAND);
  // Most calls end at their key; behind the gate key there is more to find.
  const weighted = operations.map((operation) => ({
    arbitrary: requestTo(operation),
    weight: operation.members?.includes('proofId') === true ? BEHIND_THE_GATE : 1,
  }));
  const requests = fc.sample(fc.oneof(...weighted), { numRuns: runs - byHand, seed });
  const bytes = fc.sample(malformed, { numRuns: byHand, seed });
  const problems: string[] = [];
  const answers: { tookMs: number; words: string }[] = [];
  const statuses: Record<string, number> = {};
  const count = (status: number | null): void => {
    const name = String(status ?? 'closed');
    statuses[name] = (statuses[name] ?? 0) + 1;
  };
  await Promise.all([
    eachOf(requests, async (request) => {
      const answer = await sender.send(request);
      const { tookMs, status } = answer;
      answers.push({
        tookMs,
        words: `${tookMs.toFixed(0)} ms, ${status}: ${request.method} ${request.path.slice(0, 80)}`,
      });
      count(status);
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
  const sorted = answers.toSorted((one, other) => one.tookMs - other.tookMs);
  return {
    problems,
    statuses,
    times: sorted.map(({ tookMs }) => tookMs),
    slowest: sorted.slice(-SLOWEST).map(({ words }) => words),
  };
}

async function run(order: FuzzOrder): Promise<FuzzReport> {
  const sender = createSender(order.middlewareUrl, AT_A_TIME);
  try {
    const fuzzing = fuzz(sender, order);
    const [report, baseline] = await Promise.all([fuzzing, probe(sender, fuzzing)]);
    return { ...report, baseline };
  } finally {
    sender.close();
  }
}

parentPort?.postMessage(await run(orderSchema.parse(workerData)));
