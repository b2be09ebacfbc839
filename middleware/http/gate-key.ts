import type { SettingsSource } from '../domain/ports.ts';
import { equalInConstantTime } from '../domain/proof.ts';
import type { Settings } from '../domain/settings.ts';
import { AppError } from '../errors/app-error.ts';
import { SECOND_MS, type Clock } from '../time/clock.ts';

// A stranger's guesses must not spend the org's API allowance, yet a rotated key should work within seconds.
const MIN_RELOAD_INTERVAL_MS = 10 * SECOND_MS;

/** @throws AppError UNAUTHORIZED if the key is not the one of the settings */
export function assertGateKey(gateKey: string, settings: Settings): void {
  if (equalInConstantTime(gateKey, settings.gateKey)) return;
  throw new AppError(
    'UNAUTHORIZED',
    'The gate key is missing or wrong. Reload the page; if it stays, ask an administrator to check Video Settings.',
  );
}

/**
 * Checks gate keys without asking Salesforce, but for one look at most every ten seconds when a key is wrong, since the
 * administrator may just have changed it.
 */
export function createGate(source: SettingsSource, clock: Clock): (gateKey: string) => Promise<void> {
  let reloadedAt = Number.NEGATIVE_INFINITY;
  return async (gateKey) => {
    const { settings } = await source.current();
    if (equalInConstantTime(gateKey, settings.gateKey)) return;
    if (clock.now() - reloadedAt < MIN_RELOAD_INTERVAL_MS) {
      assertGateKey(gateKey, settings);
      return;
    }
    reloadedAt = clock.now();
    assertGateKey(gateKey, (await source.refresh()).settings);
  };
}
