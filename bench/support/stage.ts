import { setTimeout as delay } from 'node:timers/promises';
import { proofHash } from '../../middleware/domain/proof.ts';
import { startPostgres } from '../../middleware/test-support/postgres.ts';
import { PUBLIC_URL, VERIFIER } from './load.ts';
import { forkBareHandler, forkPeers, startMiddlewareProcess, type Peers, type Target } from './processes.ts';

/** What is measured, each part a process of its own. */
export interface BenchStage {
  readonly peers: Peers;
  /** A handler that makes the same two calls and keeps nothing. */
  readonly bare: Target;
  readonly SQLite: Target;
  readonly PostgreSQL: Target;
  end(): Promise<void>;
}

export const TARGETS = ['bare', 'SQLite', 'PostgreSQL'] as const;

export async function startBenchStage(): Promise<BenchStage> {
  const postgres = await startPostgres();
  const peers = await forkPeers();
  await peers.tell({ hash: proofHash('room', PUBLIC_URL, VERIFIER) });
  const bare = await forkBareHandler(peers.url);
  const SQLite = await startMiddlewareProcess(peers.url, PUBLIC_URL, null);
  const PostgreSQL = await startMiddlewareProcess(peers.url, PUBLIC_URL, await postgres.createDatabase());
  return {
    peers,
    bare,
    SQLite,
    PostgreSQL,
    end: async () => {
      for (const part of [bare, SQLite, PostgreSQL, peers]) part.end();
      await postgres.stop();
    },
  };
}

/** Waits until Salesforce has everything. */
export async function untilDrained(target: Target): Promise<void> {
  for (;;) {
    const { writeBack } = (await (await fetch(`${target.url}/readyz`)).json()) as { writeBack: { unwritten: number } };
    if (writeBack.unwritten === 0) return;
    await delay(50);
  }
}
