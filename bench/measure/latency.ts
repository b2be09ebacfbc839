import { percentile, startSessions } from '../support/load.ts';
import { TARGETS, type BenchStage } from '../support/stage.ts';
import { printFigure, rounded } from '../support/table.ts';

const AT_A_TIME = 10;
// Until then much of the time goes into compiling what is run for the first time.
const WARM_UP = 500;
const STARTS = 400;

/** How long a start takes, and how much longer than with the bare handler. */
export async function measureLatency({ peers, ...stage }: BenchStage): Promise<void> {
  await peers.tell({ delayMs: 0 });
  for (const name of TARGETS) await startSessions(stage[name].url, WARM_UP, AT_A_TIME);
  for (const delayMs of [50, 100]) {
    await peers.tell({ delayMs });
    const p50: Record<string, number> = {};
    const p99: Record<string, string> = {};
    for (const name of TARGETS) {
      const { latencies } = await startSessions(stage[name].url, STARTS, AT_A_TIME);
      p50[name] = percentile(latencies, 0.5);
      p99[name] = rounded(percentile(latencies, 0.99));
    }
    const bare = p50['bare'] ?? Number.NaN;
    const ratioOf = (name: string): string => rounded((p50[name] ?? Number.NaN) / bare, 2);
    printFigure({
      measured: `p50 of a start with upstreams of ${delayMs} ms, against the bare handler's`,
      target: '1.15',
      bare: `${rounded(bare)} ms`,
      SQLite: ratioOf('SQLite'),
      PostgreSQL: ratioOf('PostgreSQL'),
    });
    printFigure({ measured: `p99 of the same, ms`, ...p99 });
  }
}
