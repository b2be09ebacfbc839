import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { shareAmongTests } from '../support/share.ts';
import {
  createSetupStage,
  goTo,
  setupOf,
  stepButton,
  waitUntilConnected,
  type SetupStage,
  type StepTitle,
} from './stage.ts';

const STEPS: readonly StepTitle[] = ['Connection', 'Salesforce', '8x8', 'Calls', 'People', 'Test call', 'Deliveries'];

let stage: SetupStage;
shareAmongTests(createSetupStage, (started) => (stage = started));

/** Shows a step and waits until everything in it has been read. */
async function show(page: Page, step: StepTitle): Promise<void> {
  await goTo(page, step);
  await stepButton(page, step).and(page.locator('[aria-current=step]')).waitFor();
  await page.waitForFunction("document.querySelector('.slds-spinner_container') === null");
  await setupOf(page).locator('lightning-spinner:visible').first().waitFor({ state: 'detached' });
}

async function expectToFit(page: Page): Promise<void> {
  const overhang = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(overhang).toBe(0);
}

describe('the setup page', () => {
  it('is accessible in every step, and fits small screens and 200 percent', async () => {
    const page = await stage.openSetup();
    await waitUntilConnected(page);
    for (const step of STEPS) {
      await show(page, step);
      for (const width of [1280, 640, 400]) {
        await page.setViewportSize({ width, height: 800 });
        await expectToFit(page);
      }
      await expectAccessible(page);
    }
  });

  it('is accessible where a key is refused', async () => {
    const page = await stage.openSetup();
    await waitUntilConnected(page);
    await goTo(page, '8x8');
    await setupOf(page).getByLabel('New API key of 8x8').fill('not-the-key-of-8x8');
    await setupOf(page).getByRole('button', { name: 'Replace key' }).click();
    await setupOf(page).getByRole('heading', { name: '8x8 refused the API key' }).waitFor();
    await expectAccessible(page);
  });

  it('is accessible where nothing is there yet, and where nothing answers', async () => {
    const { records } = stage.system.sandbox.org;
    for (const { Id } of records.list('Video_Settings__c')) records.remove('Video_Settings__c', Id);
    const page = await stage.openSetup();
    await setupOf(page).getByRole('heading', { name: 'Start Video has no settings yet' }).waitFor();
    await expectAccessible(page);
    await setupOf(page).getByRole('textbox', { name: 'Middleware URL' }).fill('http://video.example.com');
    await setupOf(page).getByRole('button', { name: 'Verify and save' }).click();
    await setupOf(page).getByRole('heading', { name: 'The middleware is not connected' }).waitFor();
    await expectAccessible(page);
    await goTo(page, 'Calls');
    await expectAccessible(page);
  });
});
