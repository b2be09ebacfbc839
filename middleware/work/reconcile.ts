import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { nextRevision, type SessionState } from '../domain/session-state.ts';
import { describeCause } from '../errors/app-error.ts';
import type { SetupStore } from '../storage/setup-store.ts';
import type { StartedCallStore } from '../storage/automation-store.ts';
import type { Storage } from '../storage/storage.ts';
import type { OrgTime } from '../time/org-clock.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS, type Clock } from '../time/clock.ts';
import { leftOf } from '../time/wait.ts';
import type { AbandonedSession, Housekeeping } from './housekeeping-port.ts';

export interface ReconcileParts {
  readonly storage: Storage;
  readonly setup: Pick<SetupStore, 'forgetAudit'>;
  readonly housekeeping: Housekeeping;
  readonly clock: Clock;
  readonly log: Logger;
  /** Called when write-backs became due. */
  readonly onDue: () => void;
  /** Takes up workflows' requests that no event told of. */
  readonly takeUpMissed: () => Promise<void>;
  readonly automation: Pick<StartedCallStore, 'forgetCalls'>;
  /** Makes sure that the clock shows the org's time, and says what is known of it. Never rejects. */
  readonly syncClock: () => Promise<OrgTime>;
}

export interface Reconciler {
  /** One round, for this instance if it holds the lease; never rejects. */
  run(): Promise<void>;
  /** Looks at once for requests that no event told of, for events were missed; on whichever instance noticed it. */
  lookForMissed(): void;
  stop(): Promise<void>;
}

const ROUND_MS = 30 * SECOND_MS;
const LEASE = 'reconcile';
const LEASE_MS = 2 * MINUTE_MS;
const ABANDONED_AFTER_MS = 15 * MINUTE_MS;
const LOOK_FOR_ABANDONED_MS = 15 * MINUTE_MS;
const LOOK_FOR_MISSED_MS = 5 * MINUTE_MS;
const DELETE_PROOFS_MS = HOUR_MS;
// A proof is refused for its age after two minutes; the hour keeps clear of every request in flight.
const PROOF_KEPT_MS = HOUR_MS;
const MAX_PROOF_BATCHES = 20;
// Ids that one query may name.
const MAX_LEFT_ALONE = 200;
// What the org stamped is compared with its own time only. Our own stamps can be compared with any clock, as long as it
// is not about to be put right.
const KNOWN: readonly OrgTime[] = ['known'];
const UNDOUBTED: readonly OrgTime[] = ['known', 'unknown'];
const SESSION_KEPT_MS = 7 * 24 * HOUR_MS;
const AUDIT_KEPT_MS = 365 * 24 * HOUR_MS;

/**
 * Puts right what nobody is waiting for, on one instance at a time: rooms that expired are marked, sessions whose agent
 * never got a room are closed, workflows' requests that no event told of are taken up, old proofs are deleted in bulk,
 * and rows that nothing needs any more are forgotten. Salesforce is asked every five minutes for requests, every 15 for sessions and every hour for proofs, a few hundred
 * API calls a day.
 */
export function startReconciler({
  storage,
  setup,
  housekeeping,
  clock,
  log,
  onDue,
  takeUpMissed,
  automation,
  syncClock,
}: ReconcileParts): Reconciler {
  const holder = randomUUID();
  const tasks = [
    { everyMs: 0, ranAt: 0, when: UNDOUBTED, run: mendTimes },
    { everyMs: 0, ranAt: 0, when: UNDOUBTED, run: expireRooms },
    { everyMs: LOOK_FOR_ABANDONED_MS, ranAt: 0, when: KNOWN, run: closeAbandoned },
    { everyMs: LOOK_FOR_MISSED_MS, ranAt: 0, when: KNOWN, run: takeUpMissed },
    { everyMs: DELETE_PROOFS_MS, ranAt: 0, when: KNOWN, run: deleteProofs },
    { everyMs: HOUR_MS, ranAt: 0, when: UNDOUBTED, run: forgetOld },
  ];
  let running: Promise<void> | undefined;
  const timer = setInterval(() => void run(), ROUND_MS);
  timer.unref();

  function run(): Promise<void> {
    running ??= round().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function round(): Promise<void> {
    // What the org stamped is compared with the org's time alone: ours may be wrong by hours.
    const orgTime = await syncClock();
    try {
      if (!(await storage.holdLease(LEASE, holder, clock.now(), LEASE_MS))) return;
    } catch (error) {
      log.error({ error: describeCause(error) }, 'reconciler could not reach the storage');
      return;
    }
    if (orgTime !== 'known')
      log.warn({ orgTime }, 'the org’s time is not known: nothing that depends on its stamps is closed or deleted');
    for (const task of tasks) {
      if (!task.when.includes(orgTime)) continue;
      if (leftOf({ from: task.ranAt, until: task.ranAt + task.everyMs }, clock.now()) > 0) continue;
      try {
        await task.run();
        task.ranAt = clock.now();
      } catch (error) {
        log.warn(
          { task: task.run.name, error: describeCause(error) },
          'reconciler task failed, next round tries again',
        );
      }
    }
  }

  async function mendTimes(): Promise<void> {
    const mended = await storage.mendTimes(clock.now());
    if (mended === 0) return;
    log.warn({ mended }, 'the clock was set back: what was put off by the old time is due now');
    onDue();
  }

  async function expireRooms(): Promise<void> {
    const expired = await storage.expireRooms(clock.now());
    if (expired === 0) return;
    log.info({ expired }, 'rooms expired');
    onDue();
  }

  async function closeAbandoned(): Promise<void> {
    const now = clock.now();
    const abandoned = await housekeeping.findAbandoned(now - ABANDONED_AFTER_MS);
    const adopted = await storage.adopt(
      abandoned.map((session) => expiredState(session, now)),
      now,
    );
    if (adopted === 0) return;
    log.info({ adopted }, 'sessions without a room are closed');
    onDue();
  }

  async function deleteProofs(): Promise<void> {
    const before = clock.now() - PROOF_KEPT_MS;
    // What the org does not let go would come first in every look, and keep the others from being seen.
    const refused: string[] = [];
    for (let batch = 0; batch < MAX_PROOF_BATCHES && refused.length <= MAX_LEFT_ALONE; batch += 1) {
      const answer = await housekeeping.deleteProofs(before, refused);
      refused.push(...answer.refused);
      if (answer.deleted > 0) log.info({ deleted: answer.deleted }, 'old proofs deleted');
      if (!answer.isMore) break;
    }
    if (refused.length > 0) log.warn({ refused: refused.length }, 'the org refuses to delete old proofs');
    await storage.forgetProofs(before);
  }

  async function forgetOld(): Promise<void> {
    await automation.forgetCalls(clock.now() - SESSION_KEPT_MS);
    const forgotten = await storage.forgetSessions(clock.now() - SESSION_KEPT_MS);
    if (forgotten > 0) log.info({ forgotten }, 'old sessions forgotten');
    await setup.forgetAudit(clock.now() - AUDIT_KEPT_MS);
  }

  function lookForMissed(): void {
    takeUpMissed().catch((error: unknown) => {
      log.warn({ error: describeCause(error) }, 'missed requests could not be looked up, the next round tries again');
    });
  }

  return {
    run,
    lookForMissed,
    stop: async () => {
      clearInterval(timer);
      await running;
      await storage.releaseLease(LEASE, holder);
    },
  };
}

function expiredState({ sessionId, contactId, caseId, syncRevision }: AbandonedSession, now: number): SessionState {
  const revision = nextRevision(now, syncRevision);
  return {
    sessionId,
    contactId,
    caseId,
    revision,
    status: 'Expired',
    room: null,
    failure: null,
    updateCase: false,
    updateContact: false,
  };
}
