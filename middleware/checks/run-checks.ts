import { setTimeout as delay } from 'node:timers/promises';
import type { ApiUsage, OrgInspector, SettingChanges } from '../domain/org-inspection.ts';
import { AppError, describeCause } from '../errors/app-error.ts';
import { SECOND_MS, type Clock } from '../time/clock.ts';
import { ALL_CHECKS } from './all-checks.ts';
import type { Check, CheckDefinition, CheckFacts, Verdict } from './check.ts';

export interface CheckReport {
  /** Milliseconds since 1970. */
  readonly checkedAt: number;
  readonly apiUsage: ApiUsage | null;
  readonly checks: readonly Check[];
}

export interface Checks {
  /** Looks at everything anew; a burst of callers costs one look. */
  run(): Promise<CheckReport>;
  /**
   * What would be wrong if these settings were saved, judged by the checks that depend on them.
   *
   * @throws AppError SALESFORCE_UNAVAILABLE if the org cannot be looked at
   */
  judge(changes: SettingChanges): Promise<readonly Check[]>;
}

export interface CheckParts extends Omit<CheckFacts, 'org'> {
  readonly inspector: Pick<OrgInspector, 'inspect'>;
  readonly clock: Clock;
}

// Longer than a peer's own deadline with its one repetition: a check that takes more has hung.
const LONGEST_MS = 25 * SECOND_MS;

export function createChecks({ inspector, clock, ...parts }: CheckParts): Checks {
  let running: Promise<CheckReport> | undefined;

  async function look(): Promise<CheckReport> {
    const org = await inspector.inspect();
    const checks = await runAll(ALL_CHECKS, { ...parts, org });
    return { checkedAt: clock.now(), apiUsage: org.apiUsage, checks };
  }

  async function judge(changes: SettingChanges): Promise<readonly Check[]> {
    const concerned = ALL_CHECKS.filter(({ settings = [] }) => settings.some((field) => Object.hasOwn(changes, field)));
    if (concerned.length === 0) return [];
    const org = await inspector.inspect(changes);
    if (org.login.kind !== 'known')
      throw new AppError('SALESFORCE_UNAVAILABLE', 'The settings could not be tried: Salesforce did not answer.');
    const checks = await runAll(concerned, { ...parts, org });
    return checks.filter(({ state }) => state === 'error' || state === 'warning');
  }

  return {
    judge,
    run: () => {
      running ??= look().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

/** Side by side, in the order given; what one throws, or that it does not end, is its own verdict and hides no other. */
export function runAll(
  definitions: readonly CheckDefinition[],
  facts: CheckFacts,
  longestMs = LONGEST_MS,
): Promise<readonly Check[]> {
  return Promise.all(
    definitions.map(async (definition) => toCheck(definition, await run(definition, facts, longestMs))),
  );
}

async function run({ run: look }: CheckDefinition, facts: CheckFacts, longestMs: number): Promise<Verdict> {
  const giveUp = new AbortController();
  const tooLong = delay(longestMs, null, { signal: giveUp.signal }).then((): Verdict => ({
    state: 'error',
    finding: 'The check did not come to an end.',
    remedy: 'Check again. If it stays, look at the log of the middleware.',
  }));
  try {
    return await Promise.race([(async () => look(facts))(), tooLong]);
  } catch (error) {
    return {
      state: 'error',
      finding: `The check failed: ${describeCause(error).message}`,
      remedy: 'Check again. If it stays, look at the log of the middleware.',
    };
  } finally {
    giveUp.abort();
    tooLong.catch(() => undefined);
  }
}

function toCheck({ id, group }: CheckDefinition, verdict: Verdict): Check {
  const { state, finding, remedy = null, items = [], setupPath = null } = verdict;
  return { id, group, state, finding, remedy, items, setupPath };
}
