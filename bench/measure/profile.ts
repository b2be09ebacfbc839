import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSessions } from '../support/load.ts';
import { shareByPart } from '../support/read-profile.ts';
import { scaled } from '../support/scale.ts';
import { ENGINES, untilDrained, type BenchStage } from '../support/stage.ts';
import { printFigure, rounded } from '../support/table.ts';

const AT_A_TIME = 50;
const WARM_UP = 1000;
const STARTS = scaled(4000);
// What takes less is no place to look.
const WORTH_A_ROW = 0.015;

/** Where the time of a start goes, once the code is warm: by package, by folder of our own, by what Node does itself. */
export async function measureProfile(stage: BenchStage): Promise<void> {
  await stage.peers.tell({ delayMs: 0 });
  const shares = new Map<string, Record<string, number>>();
  for (const engine of ENGINES) {
    const directory = mkdtempSync(path.join(tmpdir(), 'start-video-profile-'));
    const target = await stage.start(await stage.newPlace(engine), stage.peers, [
      '--cpu-prof',
      `--cpu-prof-dir=${directory}`,
    ]);
    const startedAt = performance.now() - target.readyMs;
    await startSessions(target.url, WARM_UP, AT_A_TIME);
    await untilDrained(target);
    const warmAfterMs = performance.now() - startedAt;
    await startSessions(target.url, STARTS, AT_A_TIME);
    await untilDrained(target);
    await target.end('SIGINT');
    for (const [part, share] of profileIn(directory, warmAfterMs))
      shares.set(part, { ...shares.get(part), [engine]: share });
    rmSync(directory, { recursive: true });
  }
  const most = (share: Record<string, number>): number => Math.max(...Object.values(share));
  for (const [part, share] of [...shares].toSorted(([, one], [, other]) => most(other) - most(one))) {
    if (most(share) < WORTH_A_ROW) continue;
    const cells = Object.entries(share).map(([engine, value]): [string, string] => [
      engine,
      `${rounded(value * 100, 1)} %`,
    ]);
    printFigure({ measured: `time in ${part}`, ...Object.fromEntries(cells) });
  }
}

function profileIn(directory: string, skipMs: number): Map<string, number> {
  const [file] = readdirSync(directory);
  if (file === undefined) throw new Error('The middleware left no profile');
  return shareByPart(JSON.parse(readFileSync(path.join(directory, file), 'utf8')), skipMs);
}
