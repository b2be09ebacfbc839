import { setTimeout as delay } from 'node:timers/promises';
import { startSessions } from '../support/load.ts';
import type { Peers } from '../support/processes.ts';
import { median } from '../support/rounds.ts';
import { scaled } from '../support/scale.ts';
import type { BenchStage } from '../support/stage.ts';
import { printFigure, rounded } from '../support/table.ts';

const SESSIONS = scaled(300);
const AT_A_TIME = 30;
// Longer than until the kill: what is claimed then is on its way, and its claims outlive the process.
const SLOW_WRITE_MS = 60_000;
const ROUNDS = 2;

/**
 * How long it takes after a SIGKILL in the middle of a write-back until Salesforce has all that was answered: from the
 * start of the next process, or from the kill where another instance is there already.
 */
export async function measureRecovery(stage: BenchStage): Promise<void> {
  const seconds = { SQLite: [] as number[], PostgreSQL: [] as number[], other: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    seconds.SQLite.push(await recover(stage, 'SQLite', false));
    seconds.PostgreSQL.push(await recover(stage, 'PostgreSQL', false));
    seconds.other.push(await recover(stage, 'PostgreSQL', true));
  }
  printFigure({
    measured: 'all written after SIGKILL and restart, s',
    target: '20',
    SQLite: rounded(median(seconds.SQLite), 1),
    PostgreSQL: rounded(median(seconds.PostgreSQL), 1),
  });
  printFigure({
    measured: 'all written after SIGKILL by another instance, s',
    target: '20',
    PostgreSQL: rounded(median(seconds.other), 1),
  });
}

async function recover(stage: BenchStage, engine: 'SQLite' | 'PostgreSQL', byOther: boolean): Promise<number> {
  const place = await stage.newPlace(engine);
  const stuck = await stage.otherPeers();
  await stuck.tell({ writeMs: SLOW_WRITE_MS });
  const first = await stage.start(place, stuck);
  const { answered, failures } = await startSessions(first.url, SESSIONS, AT_A_TIME);
  if (failures > 0) throw new Error(`${failures} starts failed`);
  const peers = await stage.otherPeers();
  // Another one that has been there all the time finds nothing due that is not in the hands of the first.
  const other = byOther ? await stage.start(place, peers) : null;
  if (other === null) await first.end('SIGKILL');
  const startedAt = performance.now();
  if (other !== null) await first.end('SIGKILL');
  const second = other ?? (await stage.start(place, peers));
  await untilWritten(peers, answered);
  const seconds = (performance.now() - startedAt) / 1000;
  await second.end();
  stuck.end();
  return seconds;
}

async function untilWritten(peers: Peers, sessionIds: readonly string[]): Promise<void> {
  for (;;) {
    const { unwritten, half } = await peers.countWritten(sessionIds);
    if (unwritten + half === 0) return;
    await delay(50);
  }
}
