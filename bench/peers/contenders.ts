import path from 'node:path';
import { forkHandler } from '../support/processes.ts';
import type { BenchStage } from '../support/stage.ts';
import { untilDrained } from '../support/stage.ts';
import type { Target } from '../support/target.ts';
import { setTimeout as delay } from 'node:timers/promises';
import { startNodeRed } from './node-red/start-node-red.ts';

/** Something that does the job, and may be killed and started again. */
export interface Contender {
  readonly name: string;
  start(): Promise<Target>;
  /** Waits until everything is written that ever will be. */
  settle(target: Target): Promise<void>;
}

// Those who keep nothing have nothing left to write by then.
const LAST_WRITES_MS = 2000;

/** @param nodeRed the folder where Node-RED is installed */
export async function createContenders(stage: BenchStage, nodeRed: string): Promise<Contender[]> {
  const sqlite = await stage.newPlace('SQLite');
  const postgres = await stage.newPlace('PostgreSQL');
  const nothingLeft = (): Promise<void> => delay(LAST_WRITES_MS);
  const { url } = stage.peers;
  return [
    { name: 'ours, SQLite', start: () => stage.start(sqlite), settle: untilDrained },
    { name: 'ours, PostgreSQL', start: () => stage.start(postgres), settle: untilDrained },
    {
      name: 'Express and jsforce',
      start: () => forkHandler(path.join(import.meta.dirname, 'express-handler.ts'), url),
      settle: nothingLeft,
    },
    { name: 'Node-RED', start: () => startNodeRed(nodeRed, url), settle: nothingLeft },
  ];
}
