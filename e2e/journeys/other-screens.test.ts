import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { waitForStatus } from '../support/room-page.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { callHeading, cardOf, consoleOf, startButton, startCall } from './pages.ts';

const { contacts, cases } = seedIds;

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));

/** What stands out of the page on either side, the widest first; nothing if nobody has to scroll sideways. */
const STANDING_OUT = `(() => {
  const page = document.scrollingElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const found = [];
  const look = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const { left, right } = element.getBoundingClientRect();
      const px = Math.round(Math.max(-left, right - page.clientWidth));
      if (px > 0) found.push([px, element.localName + '.' + String(element.className)]);
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document);
  found.sort(([a], [b]) => b - a);
  return [[page.scrollWidth - page.clientWidth, 'the page'], ...found.slice(0, 12)];
})()`;

async function expectToFit(page: Page): Promise<void> {
  expect(await page.evaluate(STANDING_OUT)).toEqual([]);
}

describe('right to left, on a phone', () => {
  it('shows form and call of Arabic customers without scrolling sideways', async () => {
    const { org } = stage.system;
    await org.change('Contact', contacts.mobile, { FirstName: 'عبد الرحمن', LastName: 'الخوارزمي' });
    await org.change('Case', cases.open, { Subject: 'لا يمكنني تسجيل الدخول إلى حسابي منذ يومين' });
    const page = await stage.openRecord('Contact', contacts.mobile);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.evaluate("document.documentElement.dir = 'rtl'");
    const card = cardOf(page);
    await card.getByText('الخوارزمي').first().waitFor();
    await startButton(card).waitFor();
    await expectToFit(page);
    await expectAccessible(page);
    // The name keeps its direction to itself (Unicode's isolates).
    await startCall(card, '\u2068عبد الرحمن الخوارزمي\u2069');
    await waitForStatus(consoleOf(page), 'Waiting for the guest');
    await expectToFit(page);
    await expectAccessible(page);
    stage.problems.expectNone();
  });
});

describe('forced colours', () => {
  it('leave form and call readable', async () => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    await page.emulateMedia({ forcedColors: 'active' });
    const card = cardOf(page);
    await startButton(card).waitFor();
    await expectAccessible(page);
    await startCall(card);
    await callHeading(card, 'Grace Whitfield').waitFor();
    await waitForStatus(consoleOf(page), 'Waiting for the guest');
    await expectAccessible(page);
    stage.problems.expectNone();
  });

  it('leave the setup readable', async () => {
    const page = await stage.openAs('admin', '/lightning/n/Video_Setup');
    await page.emulateMedia({ forcedColors: 'active' });
    await page.getByRole('heading', { name: 'The middleware is connected' }).waitFor();
    await expectAccessible(page);
  });
});
