import type { Locator, Page } from 'playwright-core';
import { eventually, type Row } from '../support/control.ts';
import { createStage, type Stage, type StageOptions } from '../support/stage.ts';

export type StepTitle = 'Connection' | 'Salesforce' | '8x8' | 'Calls' | 'People' | 'Test call' | 'Deliveries';

export interface SetupStage extends Stage {
  /** A new page with the tab *Video Setup*, without the customer's phone. */
  openSetup(user?: string): Promise<Page>;
}

export async function createSetupStage(options: StageOptions = {}): Promise<SetupStage> {
  const stage = await createStage(options);
  // Frames and empty pages have no storage.
  await stage.context.addInitScript("try { sessionStorage.setItem('sandbox.phone', 'false') } catch {}");
  return {
    ...stage,
    openSetup: (user = 'admin') => stage.openAs(user, '/lightning/n/Video_Setup'),
  };
}

export function setupOf(page: Page): Locator {
  return page.locator('c-video-setup');
}

/** The button that leads to a step; its name says the state, too. */
export function stepButton(page: Page, title: StepTitle): Locator {
  return page.getByRole('navigation', { name: 'Steps of the setup' }).getByRole('button', { name: `. ${title} ` });
}

export async function goTo(page: Page, title: StepTitle): Promise<void> {
  await stepButton(page, title).click();
}

export async function waitForState(page: Page, title: StepTitle, state: string): Promise<void> {
  await stepButton(page, title).filter({ hasText: state }).waitFor();
}

/** Waits until the page has found the middleware and been let in. */
export async function waitUntilConnected(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'The middleware is connected' }).waitFor();
  await waitForState(page, 'Connection', 'Done');
}

/** The line of the way to the middleware that failed. */
export function failedLine(page: Page): Locator {
  return page.locator('c-setup-connection .line').filter({ hasText: 'Failed:' });
}

export async function settingsRow({ system }: Stage): Promise<Row> {
  const [row] = await system.org.rows('Video_Settings__c');
  if (row === undefined) throw new Error('There is no settings record');
  return row;
}

/** Waits until a field of the settings record holds a value. */
export async function waitForSetting(stage: Stage, field: string, value: unknown): Promise<void> {
  await eventually(`${field} is ${String(value)}`, async () => (await settingsRow(stage))[field] === value);
}

/** Gives a person a permission set, as an administrator does in Setup. */
export async function assign(stage: Stage, user: string, permissionSet: string): Promise<void> {
  await stage.system.org.plant('PermissionSetAssignment', assignmentOf(stage, user, permissionSet));
}

/** Takes a permission set away again. */
export function unassign(stage: Stage, user: string, permissionSet: string): void {
  const { records } = stage.system.sandbox.org;
  const { PermissionSetId, AssigneeId } = assignmentOf(stage, user, permissionSet);
  for (const row of records.list('PermissionSetAssignment'))
    if (row['PermissionSetId'] === PermissionSetId && row['AssigneeId'] === AssigneeId)
      records.remove('PermissionSetAssignment', row.Id);
}

function assignmentOf({ system }: Stage, user: string, permissionSet: string) {
  const { records } = system.sandbox.org;
  const set = records.list('PermissionSet').find(({ Name }) => Name === permissionSet);
  return { PermissionSetId: set?.Id, AssigneeId: system.sandbox.org.user(`${user}@northlake.example`).id };
}
