import { AppError } from '../errors/app-error.ts';
import type { LoadedSettings } from './ports.ts';

/**
 * A refreshed sandbox carries the settings of its source: it must not start calls in the name of production.
 *
 * @throws AppError WRONG_ORG
 */
export function assertRightOrg({ settings, orgId }: LoadedSettings): void {
  if (settings.orgId === null || settings.orgId.slice(0, 15) === orgId.slice(0, 15)) return;
  throw new AppError(
    'WRONG_ORG',
    'The settings were made in another org, so this looks like a copy of it. ' +
      `An administrator confirms the copy by setting Organization ID to ${orgId} (tab Video Settings).`,
  );
}
