import { describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { eventually } from '../support/control.ts';
import { actAs, openRoom } from '../support/person.ts';
import { waitForStatus } from '../support/room-page.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { callHeading, cardOf, consoleOf, passTime, startButton, startCall, waitUntilReady } from './pages.ts';

const { contacts, cases } = seedIds;
const MINUTE_MS = 60_000;
const PAST_EXPIRY_MS = 16 * MINUTE_MS;

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));

const guestLink = (card: Locator) => card.getByLabel('Guest link', { exact: true }).inputValue();
const rooms = async () => (await stage.system.video.get('/rooms')) as unknown[];
const sessions = () => stage.system.org.rows('Video_Session__c');

describe('a session that is not over', () => {
  it('is joined after the page was loaded anew, in the same room', async () => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    const card = cardOf(page);
    await startCall(card);
    const link = await guestLink(card);
    await waitForStatus(consoleOf(page), 'Waiting for the guest');
    await waitUntilReady(stage.system);
    await page.reload();
    await startButton(card).waitFor();
    await expectAccessible(page);
    await card.getByRole('button', { name: /^Join VS-/u }).click();
    await callHeading(card, 'Grace Whitfield').waitFor();
    await waitForStatus(consoleOf(page), 'Waiting for the guest');
    expect(await guestLink(card)).toBe(link);
    expect([await rooms(), await sessions()].map((list) => list.length)).toEqual([1, 1]);
    stage.problems.expectNone();
  });

  it('is closed to a colleague while an agent holds it', async () => {
    const agent = await actAs(stage.system, 'agent@northlake.example');
    await openRoom(stage.system, await agent.ask({ contactId: contacts.mobile }));
    await waitUntilReady(stage.system);
    const page = await stage.openRecord('Contact', contacts.mobile, 'agent2');
    const card = cardOf(page);
    await card.getByText('With Maya Lindqvist').waitFor();
    expect(await card.getByRole('button', { name: /^Join VS-/u }).count()).toBe(0);
    await startCall(card);
  });

  it('is joined by any agent if a workflow asked for it', async () => {
    await stage.system.org.plant('Video_Session__c', {
      Contact__c: contacts.mobile,
      Case__c: cases.open,
      Invitation__c: 'SMS',
      Origin__c: 'Automation',
      Status__c: 'Requested',
    });
    const page = await stage.openRecord('Case', cases.open);
    const card = cardOf(page);
    await card.getByRole('button', { name: /^Join VS-/u }).click();
    await callHeading(card, 'Grace Whitfield').waitFor();
    await waitForStatus(consoleOf(page), 'Waiting for the guest');
    expect(await sessions()).toHaveLength(1);
    expect(await waitUntilReady(stage.system)).toMatchObject({
      Origin__c: 'Automation',
      Agent__c: seedIds.users.agent,
    });
  });
});

describe('a room that nobody used in time', () => {
  it('says that it has expired, and starting again gives a new one to the same session', async () => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    const card = cardOf(page);
    await startCall(card);
    const link = await guestLink(card);
    await waitUntilReady(stage.system);

    await passTime(stage.system, page, PAST_EXPIRY_MS);
    await card.getByRole('alert').filter({ hasText: 'The room has expired' }).waitFor();
    await expectAccessible(page);
    await card.locator('c-video-console').getByRole('button', { name: 'Start again' }).click();
    await card.getByText('The guest link goes by SMS to').waitFor();
    await waitForStatus(consoleOf(page), 'Waiting for the guest');
    const renewed = await guestLink(card);
    expect(renewed).not.toBe(link);
    expect([await rooms(), await sessions()].map((list) => list.length)).toEqual([2, 1]);
    await eventually('the new room is on the record', async () => (await sessions())[0]?.['Guest_Link__c'] === renewed);
  });

  it('is started again from the list after the page was loaded anew', async () => {
    const agent = await actAs(stage.system, 'agent@northlake.example');
    await openRoom(stage.system, await agent.ask({ contactId: contacts.mobile }));
    const { Guest_Link__c } = await waitUntilReady(stage.system);
    const page = await stage.openRecord('Contact', contacts.mobile);
    await passTime(stage.system, page, PAST_EXPIRY_MS);
    await page.reload();
    const card = cardOf(page);
    await card.getByRole('button', { name: /^Start again VS-/u }).click();
    await callHeading(card, 'Grace Whitfield').waitFor();
    expect(await guestLink(card)).not.toBe(Guest_Link__c);
    expect(await sessions()).toHaveLength(1);
  });
});
