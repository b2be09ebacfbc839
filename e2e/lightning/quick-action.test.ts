import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, recordPath, type Stage } from '../support/stage.ts';

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));

const opener = (page: Page) => page.locator('org-highlights').getByRole('button', { name: 'Start Video', exact: true });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Start Video' });

async function openDialog(): Promise<Page> {
  const page = await stage.open(recordPath('Contact', seedIds.contacts.mobile));
  await opener(page).click();
  await dialog(page).getByRole('heading', { name: 'Grace Whitfield' }).waitFor();
  return page;
}

describe('a quick action', () => {
  it('opens in a dialog that is accessible', async () => {
    const page = await openDialog();
    await expectAccessible(page);
    stage.problems.expectNone();
  });

  it.each([
    ['Escape', (page: Page) => page.keyboard.press('Escape')],
    ['the cross', (page: Page) => dialog(page).getByRole('button', { name: 'Cancel and close' }).click()],
    ['the component itself', (page: Page) => dialog(page).getByRole('button', { name: 'Close', exact: true }).click()],
  ])('is destroyed by %s, which gives back the focus', async (_name, close) => {
    const page = await openDialog();
    await close(page);
    await dialog(page).waitFor({ state: 'detached' });
    expect(await page.locator('c-start-video-action').count()).toBe(0);
    expect(await page.locator('org-highlights button:focus').textContent()).toBe('Start Video');
  });

  it('keeps the focus while it is open', async () => {
    const page = await openDialog();
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await dialog(page).locator(':focus').count()).toBe(1);
    }
  });

  it('is not offered where the record is another object’s', async () => {
    const page = await stage.open(recordPath('User', seedIds.users.agent));
    await page.getByRole('heading', { level: 1, name: 'Maya Lindqvist' }).waitFor();
    expect(await opener(page).count()).toBe(0);
  });
});
