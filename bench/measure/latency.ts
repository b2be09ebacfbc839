import { percentile } from '../support/load.ts';
import { interleave, median, runRound, type Round } from '../support/rounds.ts';
import { scaled } from '../support/scale.ts';
import { TARGETS, type BenchStage, type EngineName } from '../support/stage.ts';
import { printFigure, rounded } from '../support/table.ts';

const AT_A_TIME = 10;
// Until then much of the time goes into compiling what is run for the first time.
const WARM_UP = scaled(500);
const STARTS = scaled(150);
const ROUNDS = 3;

/** How long a start takes, and how much longer than with the bare handler. */
export async function measureLatency({ peers, trio: startTrio }: BenchStage): Promise<void> {
  const trio = await startTrio();
  await peers.tell({ delayMs: 0 });
  const run = (starts: number) => (name: (typeof TARGETS)[number]) =>
    runRound(trio[name], { starts, atATime: AT_A_TIME });
  await interleave(1, TARGETS, run(WARM_UP));
  for (const delayMs of [50, 100]) {
    await peers.tell({ delayMs });
    const rounds = await interleave(ROUNDS, TARGETS, run(STARTS));
    const medians = (name: (typeof TARGETS)[number]): number[] =>
      rounds[name].map(({ latencies }) => percentile(latencies, 0.5));
    const ratio = (name: EngineName): number =>
      median(medians(name).map((p50, round) => p50 / (medians('bare')[round] ?? Number.NaN)));
    printFigure({
      measured: `p50 of a start with upstreams of ${delayMs} ms, against the bare handler's`,
      target: '1.15',
      bare: `${rounded(median(medians('bare')))} ms`,
      SQLite: rounded(ratio('SQLite'), 2),
      PostgreSQL: rounded(ratio('PostgreSQL'), 2),
    });
    printFigure({
      measured: `p99 of the same, ms`,
      ...Object.fromEntries(TARGETS.map((name) => [name, rounded(p99Of(rounds[name]))])),
    });
  }
}

function p99Of(rounds: readonly Round[]): number {
  return percentile(
    rounds.flatMap(({ latencies }) => latencies).toSorted((a, b) => a - b),
    0.99,
  );
}
