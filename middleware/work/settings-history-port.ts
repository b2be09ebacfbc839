import type { SettingsSnapshot } from '../domain/settings-change.ts';

export interface SettingsHistory {
  /** The record with all its fields and stamps; null if there is none. @throws AppError SALESFORCE_UNAVAILABLE, NOT_CONFIGURED */
  read(): Promise<SettingsSnapshot | null>;
}
