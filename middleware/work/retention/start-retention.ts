import { randomUUID } from 'node:crypto';
import type { ApiUsage } from '../../domain/org-inspection.ts';
import { effectiveDays, oldBefore, type RemovalPass } from '../../domain/retention.ts';
import type { Settings } from '../../domain/settings.ts';
import { describeCause } from '../../errors/app-error.ts';
import type { Storage } from '../../storage/storage.ts';
import { HOUR_MS, MINUTE_MS } from '../../time/clock.ts';
import type { OrgTime } from '../../time/org-clock.ts';
import { leftOf } from '../../time/wait.ts';
import { removeOld, type RemoveParts } from './remove-old.ts';

export interface RetentionParts extends Omit<RemoveParts, 'mayGoOn'> {
  readonly leases: Pick<Storage, 'holdLease' | 'releaseLease'>;
  /** Read anew: what somebody has just changed counts, for nothing of it can be undone. @throws AppError if nobody knows */
  readonly settings: () => Promise<Pick<Settings, 'retentionDays'>>;
  /** Makes sure that the clock shows the org's time, and says what is known of it. Never rejects. */
  readonly syncClock: () => Promise<OrgTime>;
  /** Of the org's allowance; null while it is not known. */
  readonly apiUsage: () => ApiUsage | null;
}

export interface Retention {
  /** One round now, if it is due and this instance holds the lease; never rejects. */
  run(): Promise<void>;
  stop(): Promise<void>;
}

const LEASE = 'retention';
// Longer than a page takes: it is extended before each.
const LEASE_MS = 10 * MINUTE_MS;
const LOOK_MS = MINUTE_MS;
const EVERY_MS = 24 * HOUR_MS;
const AGAIN_MS = 10 * MINUTE_MS;
// Of sessions, 200 each, with some ten API calls: the first pass over an old org is spread over hours.
const PAGES_A_ROUND = 25;
// What is left of the org's allowance is for calls and their outcomes.
const MOST_USED = 0.8;

/**
 * Removes personal data of calls that are over for long, on one instance at a time: a pass over all of them every day. A
 * pass that was stopped, by a restart or a refusal, goes on where it was.
 */
export function startRetention(parts: RetentionParts): Retention {
  const { leases, store, settings, syncClock, apiUsage, clock, log } = parts;
  const holder = randomUUID();
  let running: Promise<void> | undefined;
  let wait = { from: 0, until: 0 };
  let isStopped = false;
  const timer = setInterval(() => void run(), LOOK_MS);
  timer.unref();

  function run(): Promise<void> {
    running ??= round()
      .catch((error: unknown) => {
        waitFor(AGAIN_MS);
        log.warn({ error: describeCause(error) }, 'personal data of old calls could not be removed; it is tried again');
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  }

  async function round(): Promise<void> {
    if (isStopped || leftOf(wait, clock.now()) > 0) return;
    // By a wrong time everything would be old.
    if ((await syncClock()) !== 'known' || !(await holdLease())) return;
    const last = await store.readPass();
    const current = isFresh(last, clock.now()) ? null : await settings();
    const before = current && oldBefore(current, clock.now());
    const days = current && effectiveDays(current);
    if (before === null || days === null) {
      waitFor(AGAIN_MS);
      return;
    }
    let pages = 0;
    const mayGoOn = async (): Promise<boolean> => {
      pages += 1;
      return !isStopped && pages <= PAGES_A_ROUND && mayCall() && (await holdLease());
    };
    await removeOld({ ...parts, mayGoOn }, before, toGoOn(last, days, clock.now()));
    waitFor(AGAIN_MS);
  }

  function holdLease(): Promise<boolean> {
    return leases.holdLease(LEASE, holder, clock.now(), LEASE_MS);
  }

  function mayCall(): boolean {
    const usage = apiUsage();
    return usage === null || usage.used < MOST_USED * usage.max;
  }

  function waitFor(ms: number): void {
    wait = { from: clock.now(), until: clock.now() + ms };
  }

  return {
    run,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await running;
      await leases.releaseLease(LEASE, holder);
    },
  };
}

/** Whether the last pass ended within a day; not by a clock that was set back since. */
function isFresh(last: RemovalPass | null, now: number): boolean {
  return (
    last !== null && last.endedAt !== null && leftOf({ from: last.endedAt, until: last.endedAt + EVERY_MS }, now) > 0
  );
}

function toGoOn(last: RemovalPass | null, days: number, now: number): RemovalPass {
  if (last !== null && last.endedAt === null && last.days === days) return last;
  return {
    ...{ days, startedAt: now, endedAt: null, after: null },
    ...{ removed: 0, files: 0, keptFiles: 0, inBin: 0, refused: 0, refusal: null },
  };
}
