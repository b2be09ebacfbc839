import { SETTING_FIELDS, type Draft, type SettingName } from 'c/setupRecord';

/** The names of settings as the org shows them: the labels of their fields. */
export function labelsOfChanges(changes: Draft, info: LightningObjectInfo | undefined): string[] {
  return Object.keys(changes).map((name) => {
    const field = SETTING_FIELDS[name as SettingName];
    return info?.fields[field]?.label ?? field;
  });
}
