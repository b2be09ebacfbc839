import { eventually } from '../support/control.ts';
import type { LocalInstance } from './stage.ts';
import { readBacklog } from './until-delivered.ts';

/** Waits until deliveries pause, and returns for how long, in milliseconds. */
export function pauseAhead(instance: Pick<LocalInstance, 'url'>, clock: { now(): number }): Promise<number> {
  return eventually('deliveries pause', async () => {
    const { pausedUntil } = await readBacklog(instance);
    const leftMs = Date.parse(pausedUntil ?? '') - clock.now();
    return leftMs > 0 && leftMs;
  });
}
