import { MINUTE_MS } from '../time/clock.ts';

// So many sessions refused with the same words are no coincidence: something in the org is wrong, not they.
const SYSTEMIC_COUNT = 3;
// Long enough for all that were put back to be judged one by one.
const CLEARED_FOR_MS = 10 * MINUTE_MS;

/**
 * Tells a refusal that the org would give to any session from one that is the session's own: while the org is suspected
 * for it, one session after the other is tried; the first that is written clears the org of it.
 */
export interface RefusalReasons {
  /** When a session was written last, milliseconds since 1970; 0 before the first. */
  lastWrittenAt(): number;
  written(now: number): void;
  /**
   * Which of these is the org's, or null. The org is then suspected for it until a session is written.
   *
   * @param refused the reasons of one call in which nothing was written
   * @param earlier the reasons of those that were refused since a session was written last
   */
  suspect(refused: readonly string[], earlier: readonly string[], now: number): string | null;
}

export function createRefusalReasons(): RefusalReasons {
  const suspected = new Set<string>();
  const clearedUntil = new Map<string, number>();
  let lastWrittenAt = 0;
  return {
    lastWrittenAt: () => lastWrittenAt,
    written: (now) => {
      lastWrittenAt = now;
      for (const reason of suspected) clearedUntil.set(reason, now + CLEARED_FOR_MS);
      suspected.clear();
    },
    suspect: (refused, earlier, now) => {
      const all = [...refused, ...earlier];
      const systemic = refused.find(
        (reason) =>
          suspected.has(reason) ||
          ((clearedUntil.get(reason) ?? 0) <= now && all.filter((other) => other === reason).length >= SYSTEMIC_COUNT),
      );
      if (systemic === undefined) return null;
      clearedUntil.delete(systemic);
      suspected.add(systemic);
      return systemic;
    },
  };
}
