import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { waitForStatus } from '../support/room-page.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { cardOf, consoleOf, startButton, startCall } from './pages.ts';

const { contacts } = seedIds;

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));

/** Nothing of the card may stick out of it, or the page would scroll sideways. */
async function expectToFit(page: Page): Promise<void> {
  const card = cardOf(page);
  const { left, right } = await card.evaluate(
    (element: { getBoundingClientRect(): { left: number; right: number } }) => {
      const box = element.getBoundingClientRect();
      return { left: box.left, right: box.right };
    },
  );
  const boxes = await Promise.all((await card.locator('*').all()).map((element) => element.boundingBox()));
  for (const box of boxes) {
    if (box === null || box.width <= 1) continue;
    expect(box.x).toBeGreaterThanOrEqual(left - 1);
    expect(box.x + box.width).toBeLessThanOrEqual(right + 1);
  }
}

describe('a small screen', () => {
  // 200 % on a screen of 1280 × 720 is what a page of half the size shows.
  it.each([
    ['360 pixels wide', { width: 360, height: 740 }],
    ['at 200 percent', { width: 640, height: 360 }],
  ])('%s shows form and call without scrolling sideways', async (_name, size) => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    await page.setViewportSize(size);
    await startButton(page).waitFor();
    await expectToFit(page);
    await startCall(page);
    await waitForStatus(consoleOf(page), 'Waiting for the guest');
    await expectToFit(page);
    await expectAccessible(page);
    stage.problems.expectNone();
  });
});
