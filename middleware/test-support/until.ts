import { setTimeout as delay } from 'node:timers/promises';

// Below Jest's own time, which ends a test without a word of what it waited for, and far above what anything takes: a
// machine that is busy with something else must not fail a test.
const PATIENCE_MS = 60_000;

/**
 * Waits until a condition holds.
 *
 * @param withinMs milliseconds after which it is given up
 * @throws Error with the text of the condition
 */
export async function until(condition: () => boolean | Promise<boolean>, withinMs = PATIENCE_MS): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > giveUpAt) throw new Error(`Waited in vain until ${condition.toString()}`);
    // A pause, not only a turn: what is waited for may need the processor.
    await delay(1);
  }
}
