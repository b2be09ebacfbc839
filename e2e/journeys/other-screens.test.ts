import { describe, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { waitForStatus } from '../support/room-page.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { expectToFit } from './fit.ts';
import { callHeading, cardOf, consoleOf, startButton, startCall } from './pages.ts';

const { contacts, cases } = seedIds;

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));

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
