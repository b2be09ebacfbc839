import { startSessions } from '../support/load.ts';
import { scaled } from '../support/scale.ts';
import { untilDrained, type BenchStage } from '../support/stage.ts';
import { printFigure, rounded } from '../support/table.ts';

const WAITING = scaled(10_000);

/** Resident memory while sessions pile up because Salesforce is down, and while they drain. */
export async function measureMemory({ peers, trio }: BenchStage): Promise<void> {
  const { SQLite } = await trio();
  await peers.tell({ delayMs: 0, down: true, graphCalls: 0 });
  const before = SQLite.memoryMb();
  await startSessions(SQLite.url, WAITING, 50);
  const waiting = SQLite.memoryMb();
  await peers.tell({ down: false });
  let peak = waiting;
  const watch = setInterval(() => (peak = Math.max(peak, SQLite.memoryMb())), 100);
  await untilDrained(SQLite);
  clearInterval(watch);
  const { graphCalls } = await peers.tell({});
  printFigure({ measured: 'resident memory before, MB', target: '300', SQLite: rounded(before) });
  printFigure({
    measured: `resident memory with ${WAITING} sessions waiting, MB`,
    target: '300',
    SQLite: rounded(waiting),
  });
  printFigure({ measured: 'most of it while they drain, MB', target: '300', SQLite: rounded(peak) });
  printFigure({ measured: 'calls to drain them', SQLite: String(graphCalls) });
}
