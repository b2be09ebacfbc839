import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, recordPath, type Stage } from '../support/stage.ts';

const { cases, users } = seedIds;

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));

const bell = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const panel = (page: Page) => page.getByRole('dialog', { name: 'Notifications' });

/** Tells the agent something about a case, as a flow would. */
function notify(title: string): void {
  const { org } = stage.system.sandbox;
  const typeId = org.records.list('CustomNotificationType')[0]?.Id ?? '';
  const common = { typeId, body: 'The customer waits.', senderId: users.admin };
  org.flows.notifications.send({ ...common, title, recipientIds: [users.agent], targetId: cases.open });
}

describe('the bell', () => {
  it('rings for what comes while the page is open, and leads to the record', async () => {
    const page = await stage.open('/lightning/page/home');
    await bell(page, 'Notifications').click();
    await panel(page).getByText('No notifications yet.').waitFor();
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    expect(await page.locator('org-notification-bell button:focus').count()).toBe(1);

    notify('Video room ready');
    await bell(page, 'Notifications, 1 unread').click();
    await expectAccessible(page);
    await panel(page).getByRole('link', { name: 'Video room ready' }).click();
    await page.waitForURL(new RegExp(`/lightning/r/${cases.open}/view$`, 'u'));
    await bell(page, 'Notifications').waitFor();
    stage.problems.expectNone();
  });

  it('shows nobody what was sent to somebody else', async () => {
    notify('Video room ready');
    const page = await stage.openAs('agent2', '/lightning/page/home');
    await bell(page, 'Notifications').click();
    await panel(page).getByText('No notifications yet.').waitFor();
  });
});

describe('the action Escalate', () => {
  it('sets what it says it sets', async () => {
    const page = await stage.open(recordPath('Case', cases.open));
    await page.getByRole('button', { name: 'Escalate', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Escalate' });
    await dialog.getByRole('checkbox', { name: 'Escalated', checked: true }).waitFor();
    expect(await dialog.getByRole('combobox', { name: 'Status' }).textContent()).toContain('Escalated');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await stage.system.org.rows('Case')).toContainEqual(
      expect.objectContaining({ Id: cases.open, Status: 'Escalated', IsEscalated: true }),
    );
    stage.problems.expectNone();
  });
});
