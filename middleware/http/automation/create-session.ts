import { assertRightOrg } from '../../domain/right-org.ts';
import type { LoadedSettings, SettingsSource } from '../../domain/settings-source.ts';
import { AppError } from '../../errors/app-error.ts';
import type { CreatedSession, SessionCreator, SessionWish } from './session-creator-port.ts';

/**
 * Creates the record and says which settings count for it: those of the moment, even if they were saved meanwhile.
 *
 * @throws AppError VALIDATION_FAILED, WRONG_ORG, NOT_CONFIGURED, SALESFORCE_UNAVAILABLE
 */
export async function createSession(
  { settings, creator }: { readonly settings: SettingsSource; readonly creator: SessionCreator },
  wish: SessionWish,
  loaded: LoadedSettings,
): Promise<CreatedSession & { readonly loaded: LoadedSettings }> {
  const created = await creator.create(wish, loaded.fields);
  if (created?.settingsRevision === loaded.settings.revision) return { ...created, loaded };
  const reloaded = await settings.reload();
  assertRightOrg(reloaded);
  const sameFields = JSON.stringify(loaded.fields) === JSON.stringify(reloaded.fields);
  if (created !== null && sameFields) return { ...created, loaded: reloaded };
  const again = await creator.create(wish, reloaded.fields);
  if (again !== null) return { ...again, loaded: reloaded };
  throw new AppError(
    'NOT_CONFIGURED',
    'The integration user may not read or write a field that a call needs. Ask an administrator to assign it the permission set Video Integration.',
  );
}
