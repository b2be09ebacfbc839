import {
  SettingsConflict,
  changesOf,
  createSettings,
  refreshSettings,
  saveSettings,
  type Draft,
  type StoredSettings,
} from 'c/setupRecord';
import { toVideoError, type VideoError } from 'c/videoErrors';

export interface SaveOutcome {
  /** Id of the record, where it was saved. */
  savedId: string | undefined;
  error: VideoError | undefined;
  hasConflict: boolean;
}

/** Saves changes to the record, or creates it with them. Never throws: what went wrong is for the page to show. */
export async function save(
  stored: Pick<StoredSettings, 'id' | 'lastModifiedDate'> | undefined,
  changes: Draft,
): Promise<SaveOutcome> {
  const nothing = { savedId: undefined, error: undefined, hasConflict: false };
  try {
    if (!stored) {
      return { ...nothing, savedId: await createSettings(changes) };
    }
    await saveSettings(stored, changes);
    return { ...nothing, savedId: stored.id };
  } catch (error) {
    if (stored && error instanceof SettingsConflict) {
      // So that the page can say who it was.
      await refreshSettings(stored.id).catch(() => undefined);
      return { ...nothing, hasConflict: true };
    }
    return { ...nothing, error: toVideoError(error) };
  }
}

/** What is left of a draft once these changes are saved: what was typed meanwhile. */
export function draftAfter(draft: Draft, saved: Draft): Draft {
  return changesOf(draft, saved as StoredSettings['values']);
}
