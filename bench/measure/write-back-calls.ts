import { startSessions } from '../support/load.ts';
import { scaled } from '../support/scale.ts';
import { untilDrained, type BenchStage } from '../support/stage.ts';
import { printFigure, rounded } from '../support/table.ts';

/** How many API calls the write-back of 1,000 sessions costs, by how many are started at a time. */
export async function measureWriteBackCalls({ peers, trio }: BenchStage): Promise<void> {
  const { SQLite } = await trio();
  await peers.tell({ delayMs: 50 });
  await untilDrained(SQLite);
  for (const atATime of [1, 10, 100, 1000]) {
    await peers.tell({ graphCalls: 0 });
    // One after the other takes a while: a hundred tell as much.
    const count = scaled(atATime === 1 ? 100 : 1000);
    const { failures } = await startSessions(SQLite.url, count, atATime);
    if (failures > 0) throw new Error(`${failures} starts failed`);
    await untilDrained(SQLite);
    const { graphCalls } = await peers.tell({});
    printFigure({
      measured: `write-back calls per 1,000 sessions, ${atATime} at a time`,
      target: atATime >= 100 ? '14' : '',
      SQLite: rounded((graphCalls * 1000) / count),
    });
  }
}
