import { percentile, startSessions } from '../support/load.ts';
import { interleave, median, runRound, type Round } from '../support/rounds.ts';
import { scaled } from '../support/scale.ts';
import type { BenchStage } from '../support/stage.ts';
import { rounded } from '../support/table.ts';
import type { Target } from '../support/target.ts';
import type { Contender } from './contenders.ts';
import { printRows } from './print-rows.ts';

const STARTS = scaled(1000);
const ROUNDS = 5;
// Also with `--quick`: of fewer waves of ten the median is one wave, and that may be the one in which the machine stalls.
const SLOW_STARTS = 200;

interface Speed extends Round {
  readonly databaseMs: number;
}

/** Sessions a second, what each costs, how long somebody waits, and how many calls Salesforce counts. */
export async function compareSpeed(stage: BenchStage, contenders: readonly Contender[]): Promise<void> {
  const { peers } = stage;
  const targets = new Map<string, Target>([['bare handler', await stage.startBare()]]);
  for (const { name, start } of contenders) targets.set(name, await start());
  const settle = new Map(contenders.map((contender) => [contender.name, contender.settle]));
  const names = [...targets.keys()];

  const run = async (name: string): Promise<Speed> => {
    const before = stage.postgresCpuMs();
    const options = { starts: STARTS, atATime: 50, settle: settle.get(name) ?? (() => Promise.resolve()) };
    const round = await runRound(must(targets.get(name)), options);
    return { ...round, databaseMs: (stage.postgresCpuMs() - before) / STARTS };
  };
  await peers.tell({ delayMs: 0 });
  await interleave(1, names, run);
  const rounds = await interleave(ROUNDS, names, run);

  await peers.tell({ delayMs: 50 });
  const slow = new Map<string, { p50: number; calls: number }>();
  for (const name of names) {
    await peers.tell({ calls: 0 });
    const target = must(targets.get(name));
    const { latencies } = await startSessions(target.url, SLOW_STARTS, 10);
    await settle.get(name)?.(target);
    slow.set(name, { p50: percentile(latencies, 0.5), calls: ((await peers.tell({})).calls * 1000) / SLOW_STARTS });
  }
  printRows(
    ['', 'sessions/s', 'CPU ms a start', 'p50 with upstreams of 50 ms, ms', 'Salesforce calls per 1,000'],
    names.map((name) => {
      const ofName = rounds[name] ?? [];
      const databaseMs = name.includes('PostgreSQL')
        ? ` (+${rounded(median(ofName.map((one) => one.databaseMs)), 1)})`
        : '';
      return [
        name,
        rounded(median(ofName.map(({ perSecond }) => perSecond))),
        rounded(median(ofName.map(({ cpuMs }) => cpuMs)), 1) + databaseMs,
        rounded(slow.get(name)?.p50 ?? Number.NaN),
        rounded(slow.get(name)?.calls ?? Number.NaN),
      ];
    }),
  );
  await Promise.all([...targets.values()].map((target) => target.end()));
}

function must(target: Target | undefined): Target {
  if (target === undefined) throw new TypeError('Nobody was started');
  return target;
}
