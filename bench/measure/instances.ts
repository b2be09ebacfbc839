import { cpus } from 'node:os';
import { startSessions } from '../support/load.ts';
import { interleave, median } from '../support/rounds.ts';
import { scaled } from '../support/scale.ts';
import { untilDrained, type BenchStage } from '../support/stage.ts';
import type { Target } from '../support/target.ts';
import { printFigure, rounded } from '../support/table.ts';

const AT_A_TIME = 50;
const STARTS = scaled(500);
const ROUNDS = 5;
const SIZES = ['1', '2', '4'] as const;

/** How many sessions a second several instances start together, on one PostgreSQL, a database for each number of them. */
export async function measureInstances(stage: BenchStage): Promise<void> {
  await stage.peers.tell({ delayMs: 0 });
  const groups = new Map<string, readonly Target[]>();
  for (const size of SIZES) {
    const place = await stage.newPlace('PostgreSQL');
    const group: Target[] = [];
    for (let number = 0; number < Number(size); number += 1) group.push(await stage.start(place));
    groups.set(size, group);
  }
  const run = async (size: string, starts = STARTS): Promise<number> => {
    const group = groups.get(size) ?? [];
    const urls = group.map(({ url }) => url);
    const { seconds, failures } = await startSessions(urls, starts, AT_A_TIME);
    if (failures > 0) throw new Error(`${size} instances: ${failures} starts failed`);
    for (const target of group.slice(0, 1)) await untilDrained(target);
    return starts / seconds;
  };
  // As many for each instance: one that is not warm yet holds up the others.
  await interleave(1, SIZES, (size) => run(size, STARTS * Number(size)));
  const rounds = await interleave(ROUNDS, SIZES, (size) => run(size));
  for (const size of SIZES) {
    const shares = rounds[size].map((rate, round) => rate / (rounds['1'][round] ?? Number.NaN));
    const share = size === '1' ? '' : `, ${rounded(median(shares), 2)} of one`;
    printFigure({
      measured: `sessions per second of ${size} on one PostgreSQL, ${cpus().length} cores`,
      target: size === '2' ? '1.0 of one' : '',
      PostgreSQL: `${rounded(median(rounds[size]))}${share}`,
    });
  }
  await Promise.all([...groups.values()].flat().map((target) => target.end()));
}
