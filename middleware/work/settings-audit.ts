import type { Logger } from 'pino';
import { z } from 'zod';
import type { AuditEntry } from '../domain/audit.ts';
import { describeChange, withoutSecrets, type SettingsSnapshot } from '../domain/settings-change.ts';
import { describeCause } from '../errors/app-error.ts';
import type { SetupStore } from '../storage/setup-store.ts';
import type { SettingsHistory } from './settings-history-port.ts';

export interface SettingsAuditParts {
  readonly history: SettingsHistory;
  readonly setup: SetupStore;
  readonly log: Logger;
}

export interface SettingsAudit {
  /** Compares the record with what was seen last and notes what changed; never rejects. */
  look(): Promise<void>;
}

const snapshotSchema = z.object({
  fields: z.record(z.string(), z.string().nullable()),
  person: z.object({ id: z.string(), name: z.string() }),
  at: z.number(),
});

/**
 * Notes who changed which settings, wherever they were changed: on the setup page, on the record, or by an import. What
 * was seen last is kept without secrets, so that a change is noticed too that was made while nothing ran.
 */
export function createSettingsAudit({ history, setup, log }: SettingsAuditParts): SettingsAudit {
  let last: Promise<void> = Promise.resolve();

  async function compare(): Promise<void> {
    const record = await history.read();
    if (record === null) return;
    const seen = withoutSecrets(record);
    const known = await setup.settings();
    const before = known === null ? null : snapshotSchema.parse(JSON.parse(known));
    // Another instance may have seen a newer one meanwhile.
    if (before !== null && seen.at < before.at) return;
    const change = before === null ? null : describeChange(before, seen);
    if (before !== null && change === null) return;
    await setup.replaceSettings(known, JSON.stringify(seen), change === null ? null : toEntry(seen, change));
  }

  return {
    look: () => {
      last = last.then(compare).catch((error: unknown) => {
        log.warn({ error: describeCause(error) }, 'changes of the settings could not be looked for');
      });
      return last;
    },
  };
}

function toEntry({ person, at }: SettingsSnapshot, detail: string): AuditEntry {
  return { at, person, action: 'settings-changed', detail };
}
