import { beforeEach, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { callHeading, cardOf, consoleOf, passTime, phoneOf, waitUntilReady } from '../journeys/pages.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { eventually } from '../support/control.ts';
import { actAs } from '../support/person.ts';
import { joinCall, waitForMedia, waitForStatus } from '../support/room-page.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, type Stage } from '../support/stage.ts';

const { cases, contacts, users } = seedIds;
const PAST_EXPIRY_MS = 16 * 60_000;
const WAITING = 'Waiting for an agent';

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));
beforeEach(() => {
  stage.system.sandbox.org.flows.setActive('Video_Template_Case_Escalated', true);
});

const sessions = () => stage.system.org.rows('Video_Session__c');
const rooms = async () => (await stage.system.video.get('/rooms')) as unknown[];
const joinButton = (card: Locator) => card.getByRole('button', { name: /^Join VS-/u });

async function escalate(): Promise<void> {
  const supervisor = await actAs(stage.system, 'supervisor@northlake.example');
  expect(await supervisor.update(cases.open, { IsEscalated: true })).toBe(200);
}

/** The owner's notifications, once there is one. */
const notified = () =>
  eventually('the owner is told', () => {
    const list = stage.system.sandbox.org.flows.notifications.list(users.agent);
    return Promise.resolve(list.length > 0 && list);
  });

describe('an escalated case', () => {
  it('brings its owner a notification, and from there into the call with the customer', async () => {
    const desk = await stage.openRecord('Case', cases.open);
    await cardOf(desk).getByText('No video calls yet.').waitFor();
    // Salesforce stamps whole seconds: in that of the seeds a change would not show.
    await stage.system.org.advance(2000);
    await desk.getByRole('button', { name: 'Escalate', exact: true }).click();
    await desk.getByRole('dialog', { name: 'Escalate' }).getByRole('button', { name: 'Save' }).click();
    expect(await notified()).toMatchObject([{ targetId: cases.open }]);
    // The page that is open already learns of it by itself, at the latest with its look every 30 s.
    await cardOf(desk).getByText(WAITING).waitFor({ timeout: 45_000 });

    const page = await stage.openRecord('Contact', contacts.vip);
    await page.getByRole('button', { name: 'Notifications, 1 unread', exact: true }).click();
    await expectAccessible(page);
    await page.getByRole('dialog', { name: 'Notifications' }).getByRole('link', { name: 'Video room ready' }).click();
    await page.waitForURL(new RegExp(`/${cases.open}/view$`, 'u'));
    const card = cardOf(page);
    await card.getByText(WAITING).waitFor();
    await expectAccessible(page);

    await joinButton(card).click();
    await callHeading(card, 'Grace Whitfield').waitFor();
    const { phone, guest } = phoneOf(page);
    await phone.getByRole('link').click();
    await joinCall(guest);
    await Promise.all([waitForMedia(guest), waitForMedia(consoleOf(page))]);
    await expectAccessible(page);

    expect(await rooms()).toHaveLength(1);
    await eventually('the session says who took it', async () => {
      const [session, ...more] = await sessions();
      return session?.['Agent__c'] === users.agent && more.length === 0;
    });
    stage.problems.expectNone();
  });

  it('whose owner comes after the room has expired gets a new one by Join', async () => {
    await escalate();
    await notified();
    const { Guest_Link__c } = await waitUntilReady(stage.system);
    const page = await stage.openRecord('Case', cases.open);
    await passTime(stage.system, page, PAST_EXPIRY_MS);
    await page.reload();
    const card = cardOf(page);
    await joinButton(card).click();
    await callHeading(card, 'Grace Whitfield').waitFor();
    await waitForStatus(consoleOf(page), 'Waiting for the guest');
    expect(await card.getByLabel('Guest link', { exact: true }).inputValue()).not.toBe(Guest_Link__c);
    expect([await sessions(), await rooms()].map((list) => list.length)).toEqual([1, 2]);
  });

  it('is not offered to a colleague once somebody has joined, who sees it without loading the page anew', async () => {
    await escalate();
    await notified();
    const colleague = cardOf(await stage.openRecord('Case', cases.open, 'agent2'));
    await joinButton(colleague).waitFor();
    const page = await stage.openRecord('Case', cases.open);
    await joinButton(cardOf(page)).click();
    await callHeading(cardOf(page), 'Grace Whitfield').waitFor();
    await colleague.getByText('With Maya Lindqvist').waitFor();
    expect(await joinButton(colleague).count()).toBe(0);
  });
});
