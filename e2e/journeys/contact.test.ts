import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { eventually } from '../support/control.ts';
import { joinCall, waitForMedia, waitForStatus } from '../support/room-page.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { callHeading, cardOf, consoleOf, holdRoom, phoneOf, startButton, startCall } from './pages.ts';

const { contacts, cases } = seedIds;

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));

const details = (page: Page) => page.locator('org-field-section').filter({ hasText: 'Video Call Reference' });

describe('a call from a contact', () => {
  it('goes from the click over the SMS to a call with picture, and comes back onto the records', async () => {
    const { org } = stage.system;
    const { CaseNumber } = await org.row('Case', cases.open);
    const reference = String(CaseNumber);
    const page = await stage.openRecord('Contact', contacts.mobile);
    const card = cardOf(page);
    await startButton(card).waitFor();
    await expectAccessible(page);

    const release = await holdRoom(page);
    await startButton(card).click();
    await card.getByText('Recording the request in Salesforce: done').waitFor();
    release();
    await callHeading(card, 'Grace Whitfield').waitFor();
    await card.getByText('The guest link goes by SMS to ••••0134.').waitFor();
    expect(await card.getByRole('timer').textContent()).toMatch(/^1[45]:\d\d$/u);
    const frame = card.getByTitle('Agent console of the video call');
    const { videoUrl } = stage.system.sandbox;
    const address = new URL((await frame.getAttribute('src')) ?? '');
    expect(address.origin).toBe(videoUrl);
    expect(address.searchParams.get('mode')).toBe('embedded');
    expect(await frame.getAttribute('allow')).toBe(`camera ${videoUrl}; microphone ${videoUrl}`);
    expect(await frame.getAttribute('referrerpolicy')).toBe('no-referrer');

    const { phone, guest } = phoneOf(page);
    await phone.getByRole('link').click();
    await joinCall(guest);
    await Promise.all([waitForMedia(guest), waitForMedia(consoleOf(page))]);

    await card.locator('.reference', { hasText: reference }).first().waitFor();
    await details(page).getByText(reference).waitFor();
    const [session] = await org.rows('Video_Session__c');
    expect(session).toMatchObject({ Call_Reference__c: reference, Contact__c: contacts.mobile, Case__c: cases.open });
    expect(await org.row('Contact', contacts.mobile)).toMatchObject({ Video_Call_Reference__c: reference });
    expect(await org.row('Case', cases.open)).toMatchObject({ Video_Call_Reference__c: reference });
    await expectAccessible(page);
    stage.problems.expectNone();
  });

  it('costs two API calls of the org, with all the page does meanwhile', async () => {
    const { system } = stage;
    const page = await stage.openRecord('Contact', contacts.mobile);
    await startButton(cardOf(page)).waitFor();
    await eventually('the middleware is ready', async () => (await fetch(`${system.middlewareUrl}/readyz`)).ok);
    const before = await system.org.apiCalls();
    await startCall(cardOf(page));
    await details(page)
      .getByText(String((await system.org.row('Case', cases.open))['CaseNumber']))
      .waitFor();
    expect(await system.org.apiCalls()).toBe(before + 2);
  });

  it('is one session and one room after a double click', async () => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    await startButton(cardOf(page)).dblclick();
    await callHeading(page, 'Grace Whitfield').waitFor();
    await waitForStatus(consoleOf(page), 'Waiting for the guest');
    expect(await stage.system.org.rows('Video_Session__c')).toHaveLength(1);
    expect(await stage.system.video.get('/rooms')).toHaveLength(1);
  });

  it('keeps its frame, and the agent in the room, whatever the data of the page does', async () => {
    const { org, video } = stage.system;
    const page = await stage.openRecord('Contact', contacts.mobile);
    await startCall(cardOf(page));
    await waitForStatus(consoleOf(page), 'Waiting for the guest');
    const frame = page.getByTitle('Agent console of the video call');
    await frame.evaluate((element: object) => void Object.assign(element, { isTheSame: true }));

    await org.change('Contact', contacts.mobile, { Title: 'Director of Operations', LastName: 'Whitfield-Ray' });
    await page.getByRole('button', { name: 'Refresh this page' }).click();
    await page.locator('org-highlights').getByText('Director of Operations').waitFor();
    const ofContact = (path: string) => path.includes(`/records/${contacts.mobile}`);
    const asked = async () => (await org.requests()).filter(({ path }) => ofContact(path)).length;
    const before = await asked();
    await eventually('the page has asked for the contact twice more', async () => (await asked()) >= before + 2);

    expect(await frame.evaluate((element: object) => 'isTheSame' in element)).toBe(true);
    expect(await video.get('/rooms')).toMatchObject([{ present: { agent: true } }]);
    stage.problems.expectNone();
  });

  it('ends on the page when the session is completed', async () => {
    const { org } = stage.system;
    const page = await stage.openRecord('Contact', contacts.mobile);
    await startCall(cardOf(page));
    const [session] = await org.rows('Video_Session__c');
    await org.change('Video_Session__c', String(session?.['Id']), { Status__c: 'Completed' });
    await page.getByText('The call is over: Completed').waitFor();
    await page.getByRole('button', { name: 'Close console' }).click();
    await startButton(cardOf(page)).waitFor();
  });
});
