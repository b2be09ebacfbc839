import { describe, expect, it } from 'vitest';
import type { FrameLocator } from 'playwright-core';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { focused, reach } from '../support/keyboard.ts';
import { waitForStatus } from '../support/room-page.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { expectToFit } from './fit.ts';
import { cardOf, consoleOf, passTime, startButton, startCall, talk, untilSession, waitUntilReady } from './pages.ts';

const { contacts } = seedIds;
const MINUTE_MS = 60_000;

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));

async function rate(room: FrameLocator, stars: number): Promise<void> {
  await room.getByText(`${stars} of 5`).locator('..').click();
  await room.getByRole('button', { name: 'Send rating' }).click();
  await room.getByText('Thank you for your rating.').waitFor();
}

describe('a call that took place', () => {
  it('says since when it goes on, also beyond the time of its room, and offers no second one', async () => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    const card = cardOf(page);
    await talk(page);
    await untilSession(stage.system, 'it is Active', ({ Status__c }) => Status__c === 'Active');
    await card
      .locator('c-video-console')
      .getByRole('status')
      .filter({ hasText: /Call open since \d/u })
      .waitFor();
    await expectAccessible(page);
    await passTime(stage.system, page, 20 * MINUTE_MS);
    await card.getByRole('timer').waitFor({ state: 'detached' });
    expect(await card.locator('c-video-console').getByRole('button', { name: 'Start again' }).count()).toBe(0);
    expect(await card.getByRole('alert').count()).toBe(0);
    // The list looks again every half minute.
    await card.getByRole('button', { name: /^Join/u }).waitFor({ state: 'detached' });
    stage.problems.expectNone();
  });

  it('leaves a receipt, with ratings as they come', async () => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    const card = cardOf(page);
    const guest = await talk(page);
    await stage.system.org.advance(21 * MINUTE_MS);
    await consoleOf(page).getByRole('button', { name: 'End call' }).click();
    await untilSession(stage.system, 'it is Completed', ({ Status__c }) => Status__c === 'Completed');
    const receipt = card.locator('c-video-receipt');
    await card.getByRole('status').filter({ hasText: 'The call is over: Completed' }).waitFor();
    await receipt
      .locator('.duration')
      .filter({ hasText: /^2\d min/u })
      .waitFor();
    await receipt.getByText('More may still arrive: ratings, pictures or the chat.').waitFor();
    await rate(guest, 5);
    await rate(consoleOf(page), 4);
    await untilSession(stage.system, 'it is rated', ({ Agent_Rating__c }) => Agent_Rating__c !== null);
    await receipt.getByText('5 of 5 stars').waitFor();
    await receipt.getByText('4 of 5 stars').waitFor();
    await receipt.getByText('More may still arrive: ratings, pictures or the chat.').waitFor({ state: 'detached' });
    await card
      .locator('c-video-session-list')
      .getByText(/^Talked 2\d min/u)
      .waitFor();
    expect(await stage.system.video.get('/rooms')).toHaveLength(1);
    stage.problems.expectNone();
  });

  it('leaves a receipt that is read on every screen, and leads to another call by the keyboard', async () => {
    const { org, video } = stage.system;
    // What the middleware itself would find would take the place of what is shown here.
    await video.fault({ path: '/api/v1/call', status: 503, body: {} });
    const page = await stage.openRecord('Contact', contacts.mobile);
    const card = cardOf(page);
    await startCall(card);
    const { Id } = await waitUntilReady(stage.system);
    await org.change('Video_Session__c', String(Id), {
      Status__c: 'Completed',
      Started_At__c: '2026-11-23T10:02:00.000Z',
      Ended_At__c: '2026-11-23T11:20:00.000Z',
      Duration_Seconds__c: 4500,
      Agent_Rating__c: 4,
      Guest_Rating__c: 5,
      Number_Differs__c: true,
      Outcome_Pending__c: true,
      Failure_Code__c: 'ENDED_UNKNOWN',
    });
    const receipt = card.locator('c-video-receipt');
    await receipt.getByText('1 hr 15 min').waitFor();
    await expectAccessible(page);
    await page.emulateMedia({ forcedColors: 'active' });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.evaluate("document.documentElement.dir = 'rtl'");
    await expectToFit(page);
    await expectAccessible(page);
    await reach(page, receipt.getByRole('button', { name: 'Start another call' }));
    await page.keyboard.press('Enter');
    await focused(page, startButton(card)).waitFor();
    stage.problems.expectNone();
  });

  it('is told of a number that somebody typed into the console', async () => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    await talk(page);
    const [room] = stage.system.sandbox.video.store.rooms();
    Object.assign(room?.call ?? {}, { to: '+6591110000' });
    await consoleOf(page).getByRole('button', { name: 'End call' }).click();
    await untilSession(stage.system, 'it is Completed', ({ Status__c }) => Status__c === 'Completed');
    await cardOf(page).getByText('Another number was called than the one you chose.').waitFor();
    await expectAccessible(page);
  });

  it('goes on in the list after the page was loaded anew, without a second room', async () => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    await talk(page);
    await untilSession(stage.system, 'it is Active', ({ Status__c }) => Status__c === 'Active');
    await passTime(stage.system, page, 16 * MINUTE_MS);
    await page.reload();
    const list = cardOf(page).locator('c-video-session-list');
    await list.getByText(/^Call open since \d/u).waitFor();
    expect(await list.getByRole('button').count()).toBe(0);
    await expectAccessible(page);
  });
});

describe('a call that nobody joined', () => {
  it('says so, and starts again in a new room of the same session', async () => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    const card = cardOf(page);
    await startCall(card);
    await waitForStatus(consoleOf(page), 'Waiting for the guest');
    await passTime(stage.system, page, 16 * MINUTE_MS);
    const session = await untilSession(stage.system, 'it is known', ({ Failure_Code__c }) => Failure_Code__c !== null);
    expect(session).toMatchObject({ Status__c: 'Expired', Failure_Code__c: 'NO_ANSWER' });
    await card.getByRole('alert').filter({ hasText: 'The customer did not join.' }).waitFor();
    await expectAccessible(page);
    await card.locator('c-video-console').getByRole('button', { name: 'Start again' }).click();
    await waitForStatus(consoleOf(page), 'Waiting for the guest');
    await card.getByRole('alert').waitFor({ state: 'detached' });
    expect(await stage.system.org.rows('Video_Session__c')).toHaveLength(1);
  });
});
