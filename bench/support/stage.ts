import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { proofHash } from '../../middleware/domain/proof.ts';
import type { StoragePlace } from '../../middleware/storage/open-storage.ts';
import { startPostgres } from '../../middleware/test-support/postgres.ts';
import { cpuMsOfFamily } from './cpu.ts';
import { VERIFIER } from './load.ts';
import { PUBLIC_URL, startMiddlewareProcess } from './middleware.ts';
import { forkHandler, forkPeers, type Peers } from './processes.ts';
import type { Target } from './target.ts';

export const ENGINES = ['SQLite', 'PostgreSQL'] as const;
export type EngineName = (typeof ENGINES)[number];
export const TARGETS = ['bare', ...ENGINES] as const;
export type Trio = Readonly<Record<(typeof TARGETS)[number], Target>>;

/** Where the parts of a bench get their processes from; all of them end with it. */
export interface BenchStage {
  readonly peers: Peers;
  /** Peers of their own, for a part that makes them fail. */
  otherPeers(): Promise<Peers>;
  /** A new, empty database. */
  newPlace(engine: EngineName): Promise<StoragePlace>;
  /** An instance of the middleware on a database. */
  start(place: StoragePlace, peers?: Peers, nodeOptions?: readonly string[]): Promise<Target>;
  /** A handler that makes the same two calls and keeps nothing. */
  startBare(): Promise<Target>;
  /** The bare handler and an instance on each engine, the same ones for all parts that ask. */
  trio(): Promise<Trio>;
  /** CPU that PostgreSQL has used, milliseconds. */
  postgresCpuMs(): number;
  end(): Promise<void>;
}

export async function startBenchStage(): Promise<BenchStage> {
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-bench-'));
  const postgres = await startPostgres();
  const ends: (() => unknown)[] = [];
  let folders = 0;
  let shared: Promise<Trio> | undefined;

  async function otherPeers(): Promise<Peers> {
    const peers = await forkPeers();
    ends.push(() => peers.end());
    await peers.tell({ hash: proofHash('room', PUBLIC_URL, VERIFIER) });
    return peers;
  }
  const peers = await otherPeers();

  async function startBare(): Promise<Target> {
    const bare = await forkHandler(path.join(import.meta.dirname, 'bare-handler.ts'), peers.url);
    ends.push(() => bare.end());
    return bare;
  }

  async function newPlace(engine: EngineName): Promise<StoragePlace> {
    if (engine === 'PostgreSQL') return { databaseUrl: await postgres.createDatabase() };
    folders += 1;
    return { directory: path.join(directory, `data-${folders}`) };
  }

  async function start(place: StoragePlace, over = peers, nodeOptions: readonly string[] = []): Promise<Target> {
    const target = await startMiddlewareProcess(over.url, place, nodeOptions);
    ends.push(() => target.end());
    return target;
  }

  async function startTrio(): Promise<Trio> {
    return {
      bare: await startBare(),
      SQLite: await start(await newPlace('SQLite')),
      PostgreSQL: await start(await newPlace('PostgreSQL')),
    };
  }

  return {
    peers,
    otherPeers,
    newPlace,
    start,
    startBare,
    trio: () => (shared ??= startTrio()),
    postgresCpuMs: () => cpuMsOfFamily(postgres.pid),
    end: async () => {
      await Promise.all(ends.map((end) => end()));
      await postgres.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Waits until Salesforce has everything. */
export async function untilDrained(target: Target): Promise<void> {
  for (;;) {
    const { writeBack } = (await (await fetch(`${target.url}/readyz`)).json()) as { writeBack: { unwritten: number } };
    if (writeBack.unwritten === 0) return;
    await delay(100);
  }
}
