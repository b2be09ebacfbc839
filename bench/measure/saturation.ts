import { startSessions } from '../support/load.ts';
import { TARGETS, untilDrained, type BenchStage } from '../support/stage.ts';
import { printFigure, rounded } from '../support/table.ts';

const AT_A_TIME = 50;

/** How many sessions a second can be started when the upstreams answer at once. */
export async function measureSaturation({ peers, ...stage }: BenchStage): Promise<void> {
  await peers.tell({ delayMs: 0 });
  const rates: Record<string, string> = {};
  for (const name of TARGETS) {
    await startSessions(stage[name].url, 300, AT_A_TIME);
    const { latencies, seconds, failures } = await startSessions(stage[name].url, 3000, AT_A_TIME);
    if (failures > 0) throw new Error(`${name}: ${failures} starts failed`);
    rates[name] = rounded(latencies.length / seconds);
    if (name !== 'bare') await untilDrained(stage[name]);
  }
  printFigure({ measured: `sessions per second, upstreams without delay, ${AT_A_TIME} at a time`, ...rates });
}
