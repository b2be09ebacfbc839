import { setTimeout as delay } from 'node:timers/promises';
import { startSessions } from '../support/load.ts';
import { scaled } from '../support/scale.ts';
import type { BenchStage } from '../support/stage.ts';
import type { Contender } from './contenders.ts';
import { printRows } from './print-rows.ts';

const KILLS = 5;
const SESSIONS = scaled(200);
const AT_A_TIME = 20;
const EARLIEST_MS = 300;
const SPREAD_MS = 700;

/** What each leaves behind when it is killed in the middle of its work, and started again. */
export async function compareKills({ peers }: BenchStage, contenders: readonly Contender[]): Promise<void> {
  await peers.tell({ delayMs: 50, down: false });
  const rows: string[][] = [];
  for (const { name, start, settle } of contenders) {
    const asked: string[] = [];
    const answered: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const target = await start();
      const load = startSessions(target.url, SESSIONS, AT_A_TIME);
      await delay(EARLIEST_MS + (kill / KILLS) * SPREAD_MS);
      await target.end('SIGKILL');
      const result = await load;
      asked.push(...result.asked);
      answered.push(...result.answered);
    }
    const target = await start();
    await settle(target);
    await target.end();
    const lost = await peers.countWritten(answered);
    const { half } = await peers.countWritten(asked);
    rows.push([name, String(answered.length), String(lost.unwritten + lost.half), String(half)]);
  }
  printRows([`killed ${KILLS} times`, 'answered', 'of these lost', 'half written for ever'], rows);
}
