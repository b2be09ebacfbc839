import { assertRightOrg, isOfOwnOrg } from '../domain/right-org.ts';
import type { LoadedSettings, SettingsSource } from '../domain/settings-source.ts';
import { AppError } from '../errors/app-error.ts';
import type { RequestedSessions, SessionReader } from './requested-sessions-port.ts';

export interface ReadParts {
  readonly settings: SettingsSource;
  readonly reader: SessionReader;
}

export interface Requested extends RequestedSessions {
  readonly loaded: LoadedSettings;
}

/**
 * Reads what Salesforce says of sessions that wait for a room, and the settings of the moment, in one API call unless
 * the settings changed.
 *
 * @throws AppError WRONG_ORG, NOT_CONFIGURED, SALESFORCE_UNAVAILABLE: nothing of these is a session's fault
 */
export async function readRequested(
  { settings, reader }: ReadParts,
  sessionIds: readonly string[],
): Promise<Requested> {
  const loaded = await ownSettings(settings);
  const read = await reader.read(sessionIds, loaded.fields);
  if (read?.settingsRevision === loaded.settings.revision) return { ...read, loaded };
  // Somebody saved the settings since they were read, or removed a field: what they say now decides, and may need others.
  const reloaded = await settings.reload();
  assertRightOrg(reloaded);
  const sameFields = JSON.stringify(loaded.fields) === JSON.stringify(reloaded.fields);
  if (read !== null && sameFields) return { ...read, loaded: reloaded };
  const again = await reader.read(sessionIds, reloaded.fields);
  if (again !== null) return { ...again, loaded: reloaded };
  throw new AppError(
    'NOT_CONFIGURED',
    'The integration user may not read a field that a room needs. Assign it the permission set Video Integration.',
  );
}

async function ownSettings(settings: SettingsSource): Promise<LoadedSettings> {
  const loaded = await settings.current();
  if (isOfOwnOrg(loaded)) return loaded;
  // An administrator may have confirmed the copy since they were read.
  const reloaded = await settings.reload();
  assertRightOrg(reloaded);
  return reloaded;
}
