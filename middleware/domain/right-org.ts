import { AppError } from '../errors/app-error.ts';
import type { LoadedSettings } from './settings-source.ts';

/**
 * A refreshed sandbox carries the settings of its source: it must not start calls in the name of production.
 *
 * @throws AppError WRONG_ORG
 */
export function assertRightOrg(loaded: LoadedSettings): void {
  if (isOfOwnOrg(loaded)) return;
  throw new AppError(
    'WRONG_ORG',
    'The settings were made in another org, so this looks like a copy of it. ' +
      `An administrator confirms the copy by setting Organization ID to ${loaded.orgId} (tab Video Settings).`,
  );
}

/** Whether the settings were made in the org that they were read from; so it is where nobody said. */
export function isOfOwnOrg({ settings, orgId }: LoadedSettings): boolean {
  return settings.orgId === null || isSameOrg(settings.orgId, orgId);
}

/** Whether two ids, of 15 or 18 characters, name one org. */
export function isSameOrg(a: string, b: string): boolean {
  return a.slice(0, 15) === b.slice(0, 15);
}
