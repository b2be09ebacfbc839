import { setTimeout as delay } from 'node:timers/promises';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { eventually, type Row } from '../support/control.ts';
import { joinCall, waitForMedia } from '../support/room-page.ts';
import type { System } from '../support/system.ts';

/** The card *Start video* of a record page. */
export function cardOf(page: Page): Locator {
  return page.locator('c-start-video');
}

export function startButton(scope: Page | Locator): Locator {
  return scope.locator('c-video-call-form').getByRole('button', { name: 'Start video' });
}

/** The heading that a call shows from the moment its room is there. */
export function callHeading(scope: Page | Locator, customer: string): Locator {
  return scope.getByRole('heading', { name: `Video call with ${customer}` });
}

/** The agent console of 8x8 inside the page. */
export function consoleOf(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="Agent console of the video call"]');
}

/** The customer's phone beside the page, and the guest page that it shows once the link was tapped. */
export function phoneOf(page: Page): { phone: FrameLocator; guest: FrameLocator } {
  const phone = page.frameLocator('iframe[title="The customer’s phone"]');
  return { phone, guest: phone.frameLocator('iframe[title="Video call"]') };
}

/** Starts from the form and waits until the room is there. */
export async function startCall(scope: Page | Locator, customer = 'Grace Whitfield'): Promise<void> {
  await startButton(scope).click();
  await callHeading(scope, customer).waitFor();
}

/**
 * Holds the next answer with a room back from the page until it is let go, so that nobody's speed decides what is seen
 * meanwhile. The room itself is opened.
 */
export async function holdRoom(page: Page): Promise<() => void> {
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
  // Nor does the page give up meanwhile.
  await page.evaluate('AbortSignal.timeout = () => new AbortController().signal');
  await page.route(
    '**/v1/video-sessions/*/room',
    async (route) => {
      const response = await route.fetch();
      await released;
      // The page may have stopped waiting.
      await route.fulfill({ response }).catch(() => undefined);
    },
    { times: 1 },
  );
  return () => release(undefined);
}

/** Waits until the only session has been written back as ready. */
export function waitUntilReady({ org }: System): Promise<Row> {
  return eventually('the session is ready', async () => {
    const [session] = await org.rows('Video_Session__c');
    return session?.['Status__c'] === 'Ready' && session;
  });
}

/**
 * Lets time pass for everybody: org, 8x8, middleware and this page. The browser's own clock could not be set back for
 * the pages of later tests.
 */
export async function passTime({ org }: System, page: Page, ms: number): Promise<void> {
  const shift = `{ const { now } = Date; Date.now = () => now() + ${ms}; }`;
  await org.advance(ms);
  await page.addInitScript(shift);
  await page.evaluate(shift);
}

/** The only session, once its record is as asked for; until then time passes for org, 8x8 and middleware. */
export function untilSession({ org, reconcile }: System, what: string, isSo: (session: Row) => boolean): Promise<Row> {
  return eventually(what, async () => {
    const [session] = await org.rows('Video_Session__c');
    if (session !== undefined && isSo(session)) return session;
    await org.advance(5_000);
    await reconcile();
    // What was found is on its way to the org.
    await delay(200);
    return false;
  });
}

/** Starts a call, and the customer joins it. Gives the customer's page. */
export async function talk(page: Page): Promise<FrameLocator> {
  await startCall(cardOf(page));
  const { phone, guest } = phoneOf(page);
  await phone.getByRole('link').click();
  await joinCall(guest);
  await Promise.all([waitForMedia(guest), waitForMedia(consoleOf(page))]);
  return guest;
}
