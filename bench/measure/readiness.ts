import { interleave, median } from '../support/rounds.ts';
import { TARGETS, type BenchStage } from '../support/stage.ts';
import { printFigure, rounded } from '../support/table.ts';

const ROUNDS = 5;

/** How long a process takes from its start until it can take calls: on a database that is there, its code compiled before. */
export async function measureReadiness(stage: BenchStage): Promise<void> {
  await stage.peers.tell({ delayMs: 0 });
  const places = { SQLite: await stage.newPlace('SQLite'), PostgreSQL: await stage.newPlace('PostgreSQL') };
  const run = async (name: (typeof TARGETS)[number]): Promise<number> => {
    const target = name === 'bare' ? await stage.startBare() : await stage.start(places[name]);
    await target.end('SIGKILL');
    return target.readyMs / 1000;
  };
  await interleave(1, TARGETS, run);
  const rounds = await interleave(ROUNDS, TARGETS, run);
  printFigure({
    measured: 'ready after, s',
    target: '1.5',
    ...Object.fromEntries(TARGETS.map((name) => [name, rounded(median(rounds[name]), 2)])),
  });
}
