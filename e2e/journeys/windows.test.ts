import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { joinCall, waitForMedia, waitForStatus } from '../support/room-page.ts';
import { changeSettings } from '../support/settings.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { cardOf, consoleOf, passTime, phoneOf, startCall, waitUntilReady } from './pages.ts';

const { contacts } = seedIds;
const PAST_EXPIRY_MS = 16 * 60_000;
/** The page refuses to open windows until somebody lets it, as a browser does that was never asked. */
const BLOCK_WINDOWS = `{
  const { open } = window;
  window.open = (...wishes) => (window.allowsWindows ? open.apply(window, wishes) : null);
}`;

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));

const isOpen = 'The agent console is open in its own window.';

async function openContact(): Promise<Page> {
  return stage.openRecord('Contact', contacts.mobile);
}

async function consoleOpensInWindow(): Promise<void> {
  await changeSettings(stage.system, { Console_Mode__c: 'Window' });
}

/** The window that this opens. */
async function windowAfter(act: () => Promise<void>): Promise<Page> {
  const opening = stage.context.waitForEvent('page');
  await act();
  return opening;
}

describe('the agent console in its own window', () => {
  it('is there from the start where the settings say so, and can be shown in the page', async () => {
    await consoleOpensInWindow();
    const page = await openContact();
    const card = cardOf(page);
    const window = await windowAfter(() => startCall(card));
    await card.getByText(isOpen).waitFor();
    expect(await card.locator('iframe').count()).toBe(0);
    await waitForStatus(window, 'Waiting for the guest');
    await expectAccessible(page);

    const closing = window.waitForEvent('close');
    await card.getByRole('button', { name: 'Show in this page' }).click();
    await closing;
    await waitForStatus(consoleOf(page), 'Waiting for the guest');
    stage.problems.expectNone();
  });

  it('is one click away from the page, and comes back when it was closed by mistake', async () => {
    const page = await openContact();
    const card = cardOf(page);
    await startCall(card);
    const toWindow = card.getByRole('button', { name: 'Open in its own window' });
    const window = await windowAfter(() => toWindow.click());
    await waitForStatus(window, 'Waiting for the guest');
    expect(await card.locator('iframe').count()).toBe(0);
    await window.close();
    const again = await windowAfter(() => card.getByRole('button', { name: 'Show the window' }).click());
    await waitForStatus(again, 'Waiting for the guest');
    expect(await stage.system.video.get('/rooms')).toHaveLength(1);
    stage.problems.expectNone();
  });

  it('shows the renewed room in the same window', async () => {
    await consoleOpensInWindow();
    const page = await openContact();
    const card = cardOf(page);
    const window = await windowAfter(() => startCall(card));
    await waitForStatus(window, 'Waiting for the guest');
    const first = window.url();
    await waitUntilReady(stage.system);
    await passTime(stage.system, page, PAST_EXPIRY_MS);
    await card.locator('c-video-console').getByRole('button', { name: 'Start again' }).click();
    await window.waitForURL((url) => url.href !== first);
    await waitForStatus(window, 'Waiting for the guest');
    expect(stage.context.pages().filter((each) => each.url().startsWith(stage.system.sandbox.videoUrl))).toEqual([
      window,
    ]);
    stage.problems.expectNone();
  });

  it('is announced as blocked by the browser, and opens with the button once it is allowed', async () => {
    await consoleOpensInWindow();
    const page = await openContact();
    await page.addInitScript(BLOCK_WINDOWS);
    await page.reload();
    const card = cardOf(page);
    await startCall(card);
    const alert = card.getByRole('alert').filter({ hasText: 'Your browser blocked the window of the agent console.' });
    await alert.waitFor();
    await expectAccessible(page);
    await page.evaluate('window.allowsWindows = true');
    const window = await windowAfter(() => card.getByRole('button', { name: 'Open in its own window' }).click());
    await waitForStatus(window, 'Waiting for the guest');
    await card.getByText(isOpen).waitFor();
  });

  it('saves the call where the org sandboxes frames', async () => {
    await stage.system.org.post('/frames', { sandboxed: true });
    const page = await openContact();
    const card = cardOf(page);
    await startCall(card);
    expect(await card.locator('iframe').getAttribute('sandbox')).toBe('allow-scripts');
    const window = await windowAfter(() => card.getByRole('button', { name: 'Open in its own window' }).click());
    await waitForStatus(window, 'Waiting for the guest');
    const { phone, guest } = phoneOf(page);
    await phone.getByRole('link').click();
    await joinCall(guest);
    await Promise.all([waitForMedia(guest), waitForMedia(window)]);
  });
});
