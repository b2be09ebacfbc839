import type { Control, Row } from './control.ts';
import { actAs } from './person.ts';
import type { System } from './system.ts';

const SETTINGS = 'Video_Settings__c';

async function settingsId(org: Control): Promise<string> {
  const [row] = await org.rows(SETTINGS);
  return String(row?.['Id']);
}

/** Changes the settings by the control plane: nobody did it, and nobody is told. */
export async function changeSettings({ org }: { readonly org: Control }, values: Row): Promise<void> {
  await org.change(SETTINGS, await settingsId(org), values);
}

/** Changes the settings as an administrator does, so that the middleware notices. @throws Error if the org refuses */
export async function changeSettingsAsAdmin(
  system: Pick<System, 'org' | 'sandbox' | 'middlewareUrl'>,
  values: Row,
): Promise<void> {
  const admin = await actAs(system, 'admin@northlake.example');
  const status = await admin.update(await settingsId(system.org), values);
  if (status !== 200) throw new Error(`The settings were not changed: ${status}`);
}
