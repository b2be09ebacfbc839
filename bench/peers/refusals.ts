import { setTimeout as delay } from 'node:timers/promises';
import { startSessions } from '../support/load.ts';
import { scaled } from '../support/scale.ts';
import type { BenchStage } from '../support/stage.ts';
import type { Contender } from './contenders.ts';
import { printRows } from './print-rows.ts';

const SESSIONS = scaled(200);
const AT_A_TIME = 10;
const OUTAGE_MS = scaled(60_000);

/** What becomes of sessions that are started while Salesforce can be read but takes no writes for a minute. */
export async function compareRefusals({ peers }: BenchStage, contenders: readonly Contender[]): Promise<void> {
  await peers.tell({ delayMs: 50, down: true });
  const started = [];
  for (const contender of contenders) {
    const target = await contender.start();
    started.push({ contender, target, result: await startSessions(target.url, SESSIONS, AT_A_TIME) });
  }
  await delay(OUTAGE_MS);
  await peers.tell({ down: false });
  const rows: string[][] = [];
  for (const { contender, target, result } of started) {
    await contender.settle(target);
    await target.end();
    const { unwritten, half } = await peers.countWritten(result.answered);
    rows.push([contender.name, String(result.answered.length), String(unwritten + half), String(result.failures)]);
  }
  const head = [
    `${SESSIONS} sessions while writes are refused`,
    'answered with a room',
    'of these never written',
    'refused',
  ];
  printRows(head, rows);
}
