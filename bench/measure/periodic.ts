import { openStorage } from '../../middleware/storage/open-storage.ts';
import { fillPlace } from '../support/fill-place.ts';
import { STORAGE_KEY } from '../support/middleware.ts';
import { scaled } from '../support/scale.ts';
import { printFigure, rounded } from '../support/table.ts';
import type { BenchStage } from '../support/stage.ts';

const OLD = scaled(200_000);
const WAITING = scaled(50_000);

/**
 * How long the work that nobody waits for holds the thread at a time, on SQLite, whose statements run there. By the CPU of
 * the thread, so that what others take of the core does not count.
 */
export async function measurePeriodic(stage: BenchStage): Promise<void> {
  const place = await stage.newPlace('SQLite');
  await fillPlace(place, { old: OLD, waiting: WAITING, isForgettable: true });
  const { sessions, automation, setup, close } = await openStorage(place, [STORAGE_KEY], () => undefined);
  const now = Date.now();
  const works: Readonly<Record<string, () => Promise<unknown>>> = {
    expireRooms: () => sessions.expireRooms(now + 3_600_000),
    mendTimes: () => sessions.mendTimes(now),
    forgetProofs: () => sessions.forgetProofs(now),
    forgetCalls: () => automation.forgetCalls(now),
    forgetSessions: () => sessions.forgetSessions(now),
    forgetAudit: () => setup.forgetAudit(now),
  };
  const holds: [string, number][] = [];
  for (const [name, work] of Object.entries(works)) holds.push([name, await longestHoldMs(work)]);
  await close();
  const [name, longest] = holds.toSorted(([, one], [, other]) => other - one)[0] ?? ['', Number.NaN];
  printFigure({
    measured: `longest hold of the thread by periodic work, ms (${name}; ${OLD} old, ${WAITING} that expire)`,
    target: '20',
    SQLite: rounded(longest, 1),
  });
}

/** Looks at each turn of the event loop how much the thread has worked since the last. */
async function longestHoldMs(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = threadMs();
  let isRunning = true;
  const look = (): void => {
    const at = threadMs();
    longest = Math.max(longest, at - last);
    last = at;
    if (isRunning) setImmediate(look);
  };
  setImmediate(look);
  await work();
  isRunning = false;
  look();
  return longest;
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
