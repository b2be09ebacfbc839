import type { Logger } from 'pino';
import type { LoadedSettings } from '../domain/settings-source.ts';
import { describeCause } from '../errors/app-error.ts';
import { createSettingsSource } from '../salesforce/settings-source.ts';
import type { SetupStore } from '../storage/setup-store.ts';
import { createSettingsAudit } from '../work/settings-audit.ts';
import type { SalesforceParts } from './salesforce.ts';

export type SettingsParts = ReturnType<typeof buildSettings>;

/** The settings record, and the audit that notes each change of it. */
export function buildSettings({ connection, history }: SalesforceParts, setup: SetupStore, log: Logger) {
  const audit = createSettingsAudit({ history, setup, log });
  return { audit, source: createSettingsSource(connection.forCallers, () => audit.look()) };
}

/** Reads the settings once, so that the log says whether calls can be made. */
export async function tellReadiness(source: { current(): Promise<LoadedSettings> }, log: Logger): Promise<void> {
  try {
    const { orgId } = await source.current();
    log.info({ orgId }, 'settings read, ready for calls');
  } catch (error) {
    log.error({ error: describeCause(error) }, 'not ready for calls yet');
  }
}
