import type { Logger } from 'pino';
import type { SessionWriter, WriteVerdict } from '../domain/ports.ts';
import { nextRevision, type SessionState } from '../domain/session-state.ts';
import { describeCause } from '../errors/app-error.ts';
import type { Claim, Storage } from '../storage/storage.ts';
import type { Clock } from '../time/clock.ts';
import { backoffMs } from './backoff.ts';

export interface WriteBackParts {
  readonly storage: Storage;
  readonly writer: SessionWriter;
  readonly clock: Clock;
  readonly log: Logger;
  /** Sessions written in one API call at most. */
  readonly batchSize: number;
}

export interface WriteBack {
  /** Says that a write-back became due. */
  wake(): void;
  /** Ends after the call in flight, or after what is due now was tried once; returns how many sessions stay unwritten. */
  stop(): Promise<number>;
}

// A moved or stepped clock must not leave a row waiting for a timer that was set by the old one.
const LONGEST_TIMER_MS = 5000;

/**
 * Brings every state that was kept to Salesforce. One call is in flight at a time; what becomes due meanwhile goes with
 * the next one, so a lone session is written at once and a burst costs few calls.
 *
 *   due → claimed → written
 *                 → due again later (Salesforce cannot now)
 *                 → due again without case and contact (Salesforce will not take those), with the reason on the session
 *                 → parked with the reason (Salesforce will not take the session itself)
 */
export function startWriteBack({ storage, writer, clock, log, batchSize }: WriteBackParts): WriteBack {
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function wake(): void {
    if (running !== undefined || stopped) return;
    clearTimeout(timer);
    running = drain()
      .catch((error: unknown) => {
        log.error({ error: describeCause(error) }, 'write-back failed');
      })
      .then(async () => {
        running = undefined;
        await schedule();
      });
  }

  async function drain(): Promise<void> {
    for (;;) {
      const claims = await storage.claimDue(clock.now(), batchSize);
      if (claims.length === 0) return;
      const verdicts = await writeClaims(claims);
      await Promise.all(claims.map((claim, index) => settle(claim, verdicts[index] ?? noVerdict)));
    }
  }

  async function writeClaims(claims: readonly Claim[]): Promise<readonly WriteVerdict[]> {
    try {
      return await writer.write(claims.map((claim) => claim.state));
    } catch (error) {
      log.error({ error: describeCause(error) }, 'write-back answer not understood');
      return claims.map(() => noVerdict);
    }
  }

  async function settle(claim: Claim, verdict: WriteVerdict): Promise<void> {
    const { sessionId } = claim.state;
    if (verdict.kind === 'written') {
      log.info({ sessionId }, 'written back');
      return storage.finish(claim);
    }
    if (verdict.kind === 'retry') {
      const waitMs = verdict.afterMs ?? backoffMs(claim.attempts);
      log.warn({ sessionId, reason: verdict.reason, waitMs }, 'write-back postponed');
      return storage.reschedule(claim, clock.now() + waitMs);
    }
    const alone = withoutRelated(claim.state, verdict, clock.now());
    if (alone === null) {
      log.error({ sessionId, reason: verdict.reason }, 'write-back refused');
      return storage.park(claim, verdict.reason);
    }
    log.warn({ sessionId, reason: verdict.reason }, 'case or contact refused, writing the session alone');
    return storage.reschedule(claim, clock.now(), alone);
  }

  async function schedule(): Promise<void> {
    if (stopped) return;
    const due = await storage.nextDue();
    if (due !== null) timer = setTimeout(wake, Math.min(LONGEST_TIMER_MS, Math.max(0, due - clock.now())));
  }

  return {
    wake,
    stop: async () => {
      wake();
      stopped = true;
      clearTimeout(timer);
      await running;
      return storage.countUnwritten();
    },
  };
}

const noVerdict: WriteVerdict = { kind: 'retry', reason: 'Salesforce’s answer was not understood' };

function withoutRelated(
  state: SessionState,
  verdict: WriteVerdict & { kind: 'refused' },
  now: number,
): SessionState | null {
  if (verdict.record === 'session') return null;
  const [code = 'REFUSED'] = verdict.reason.split(':');
  return {
    ...state,
    revision: nextRevision(now, state.revision),
    updateCase: false,
    updateContact: false,
    failure: { code, message: `The call reference could not be written to the case or contact. ${verdict.reason}` },
  };
}
