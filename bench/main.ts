import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { proofHash } from '../middleware/domain/proof.ts';
import { startPostgres } from '../middleware/test-support/postgres.ts';
import { benchAutomation } from './automation.ts';
import { benchEvents } from './events.ts';
import { percentile, PUBLIC_URL, startSessions, VERIFIER } from './support/load.ts';
import { forkBareHandler, forkPeers, startMiddlewareProcess, type Peers, type Target } from './support/processes.ts';

/**
 * Measures the middleware against a bare handler that makes the same two calls and keeps nothing. Ratios within one run
 * count, not absolute figures: `docs/benchmarks.md` says on what machine the printed ones were taken.
 */

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const row = (...cells: (string | number)[]): void => say(`| ${cells.join(' | ')} |`);
const round = (value: number, digits = 1): string => value.toFixed(digits);

async function drained(target: Target): Promise<void> {
  for (;;) {
    const { writeBack } = (await (await fetch(`${target.url}/readyz`)).json()) as { writeBack: { unwritten: number } };
    if (writeBack.unwritten === 0) return;
    await delay(50);
  }
}

async function latency(peers: Peers, targets: Readonly<Record<string, Target>>): Promise<void> {
  say('\n## Latency of a start, 10 at a time\n');
  row('upstream', 'handler', 'p50 ms', 'p99 ms', 'p50 ratio');
  row('---', '---', '---', '---', '---');
  for (const delayMs of [50, 100]) {
    await peers.tell({ delayMs });
    let bare = Number.NaN;
    for (const [name, target] of Object.entries(targets)) {
      await startSessions(target.url, 50, 10);
      const { latencies } = await startSessions(target.url, 400, 10);
      const p50 = percentile(latencies, 0.5);
      if (name === 'bare') bare = p50;
      row(`${delayMs} ms`, name, round(p50), round(percentile(latencies, 0.99)), round(p50 / bare, 2));
    }
  }
}

async function saturation(peers: Peers, targets: Readonly<Record<string, Target>>): Promise<void> {
  say('\n## Sessions per second at saturation, upstreams without delay, 50 at a time\n');
  row('handler', 'sessions/s', 'p99 ms', 'failures');
  row('---', '---', '---', '---');
  await peers.tell({ delayMs: 0 });
  for (const [name, target] of Object.entries(targets)) {
    await startSessions(target.url, 300, 50);
    const { latencies, seconds, failures } = await startSessions(target.url, 3000, 50);
    row(name, Math.round(latencies.length / seconds), round(percentile(latencies, 0.99)), failures);
  }
}

async function writeBackCalls(peers: Peers, target: Target): Promise<void> {
  say('\n## Write-back API calls per 1,000 sessions, upstreams of 50 ms\n');
  row('sessions at a time', 'calls', 'failures');
  row('---', '---', '---');
  await peers.tell({ delayMs: 50 });
  await drained(target);
  for (const concurrency of [1, 10, 100, 1000]) {
    await peers.tell({ graphCalls: 0, graphs: 0 });
    // One after the other takes a while: a hundred tell as much.
    const count = concurrency === 1 ? 100 : 1000;
    const { failures } = await startSessions(target.url, count, concurrency);
    await drained(target);
    const { graphCalls } = await peers.tell({});
    row(concurrency, Math.round((graphCalls * 1000) / count), failures);
  }
}

async function memory(peers: Peers, target: Target): Promise<void> {
  say('\n## Memory while 10,000 sessions pile up and drain\n');
  await peers.tell({ delayMs: 0, down: true, graphCalls: 0, graphs: 0 });
  const before = target.memoryMb();
  await startSessions(target.url, 10_000, 50);
  const piled = target.memoryMb();
  await peers.tell({ down: false });
  let peak = piled;
  const watch = setInterval(() => (peak = Math.max(peak, target.memoryMb())), 100);
  await drained(target);
  clearInterval(watch);
  const { graphCalls } = await peers.tell({});
  say(
    `before ${round(before, 0)} MB, with 10,000 waiting ${round(piled, 0)} MB, at most ${round(peak, 0)} MB; drained in ${graphCalls} calls`,
  );
}

const postgres = await startPostgres();
const peers = await forkPeers();
await peers.tell({ hash: proofHash('room', PUBLIC_URL, VERIFIER) });
const bare = await forkBareHandler(peers.url);
const embedded = await startMiddlewareProcess(peers.url, PUBLIC_URL, null);
const shared = await startMiddlewareProcess(peers.url, PUBLIC_URL, await postgres.createDatabase());
say(`# Benchmark, Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'})`);
say(`\nready after ${round(embedded.readyMs, 0)} ms (SQLite), ${round(shared.readyMs, 0)} ms (PostgreSQL)`);
try {
  await latency(peers, { bare, SQLite: embedded, PostgreSQL: shared });
  await saturation(peers, { bare, SQLite: embedded, PostgreSQL: shared });
  await drained(shared);
  await writeBackCalls(peers, embedded);
  await memory(peers, embedded);
} finally {
  for (const part of [bare, embedded, shared, peers]) part.end();
  await postgres.stop();
}
await benchEvents(say);
await benchAutomation(say);
