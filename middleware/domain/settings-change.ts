import { createHash } from 'node:crypto';
import type { PersonName } from './audit.ts';

/** The settings record as somebody left it. */
export interface SettingsSnapshot {
  /** Every custom field by name, as text. */
  readonly fields: Readonly<Record<string, string | null>>;
  /** Who saved it last, by the record's own stamps. */
  readonly person: PersonName;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const SECRET_FIELDS = ['Gate_Key__c'];
const SHOWN_LENGTH = 60;

/**
 * The same without secrets: they become a short digest, enough to see that one changed. Cut so short that many keys
 * share it, it tells nothing of a weak one.
 */
export function withoutSecrets({ fields, ...stamps }: SettingsSnapshot): SettingsSnapshot {
  const digest = (text: string): string => createHash('sha256').update(`settings|${text}`).digest('hex').slice(0, 8);
  const safe = Object.entries(fields).map(([name, value]) => [
    name,
    SECRET_FIELDS.includes(name) && value !== null ? digest(value) : value,
  ]);
  return { ...stamps, fields: Object.fromEntries(safe) as SettingsSnapshot['fields'] };
}

/** What was changed between two snapshots without secrets, in words; null if nothing was. */
export function describeChange(before: SettingsSnapshot, after: SettingsSnapshot): string | null {
  const names = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])].toSorted();
  const changes = names.flatMap((name) => {
    const [was, is] = [before.fields[name] ?? null, after.fields[name] ?? null];
    if (was === is) return [];
    return SECRET_FIELDS.includes(name) ? `${name} was replaced` : `${name}: ${show(was)} → ${show(is)}`;
  });
  return changes.length === 0 ? null : changes.join('; ');
}

function show(value: string | null): string {
  if (value === null || value === '') return 'empty';
  return value.length <= SHOWN_LENGTH ? value : `${value.slice(0, SHOWN_LENGTH)}…`;
}
