import { interleave, median, runRound, type Round } from '../support/rounds.ts';
import { scaled } from '../support/scale.ts';
import { ENGINES, TARGETS, untilDrained, type BenchStage, type EngineName } from '../support/stage.ts';
import { printFigure, rounded } from '../support/table.ts';

const AT_A_TIME = 50;
const STARTS = scaled(1000);
const ROUNDS = 5;

/** How many sessions a second can be started when the upstreams answer at once, and what one costs. */
export async function measureSaturation(stage: BenchStage): Promise<void> {
  await stage.peers.tell({ delayMs: 0 });
  const trio = await stage.trio();
  const postgresMs: number[] = [];
  const run = async (name: (typeof TARGETS)[number], starts = STARTS): Promise<Round> => {
    const before = stage.postgresCpuMs();
    const settle = name === 'bare' ? undefined : untilDrained;
    const round = await runRound(trio[name], { starts, atATime: AT_A_TIME, ...(settle && { settle }) });
    if (name === 'PostgreSQL') postgresMs.push((stage.postgresCpuMs() - before) / starts);
    return round;
  };
  await interleave(1, TARGETS, run);
  postgresMs.length = 0;
  const rounds = await interleave(ROUNDS, TARGETS, run);
  const rates = (name: (typeof TARGETS)[number]): number[] => rounds[name].map(({ perSecond }) => perSecond);
  const shares = (name: EngineName): number[] =>
    rates(name).map((rate, round) => rate / (rates('bare')[round] ?? Number.NaN));
  printFigure({
    measured: `sessions per second, upstreams without delay, ${AT_A_TIME} at a time`,
    ...Object.fromEntries(TARGETS.map((name) => [name, rounded(median(rates(name)))])),
  });
  printFigure({
    measured: 'the same as a share of the bare handler’s',
    target: '0.30 / 0.20',
    ...Object.fromEntries(ENGINES.map((name) => [name, rounded(median(shares(name)), 2)])),
  });
  printFigure({
    measured: 'CPU of a start and its write-back, ms',
    target: '1.2 / 1.5',
    ...Object.fromEntries(TARGETS.map((name) => [name, rounded(median(rounds[name].map(({ cpuMs }) => cpuMs)), 2)])),
  });
  printFigure({
    measured: 'CPU of the same in PostgreSQL, ms',
    target: '0.7',
    PostgreSQL: rounded(median(postgresMs), 2),
  });
}
