import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { focused } from '../support/keyboard.ts';
import { joinCall, waitForMedia, waitForStatus } from '../support/room-page.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { callHeading, cardOf, consoleOf, phoneOf, startButton, startCall, waitUntilReady } from './pages.ts';

const { contacts, cases } = seedIds;

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));

const tokenRequest = async () =>
  (await stage.system.video.requests()).find(({ path }) => path === '/api/v1/tokens')?.body;

describe('a call from a case', () => {
  it('is with the contact of the case and about this case, whichever is newest', async () => {
    const page = await stage.openRecord('Case', cases.openOlder);
    const card = cardOf(page);
    await card.getByText('Second unit shows error E14 after restart').waitFor();
    expect(await card.getByRole('combobox').count()).toBe(0);
    await expectAccessible(page);
    await startCall(card);
    const { CaseNumber } = await stage.system.org.row('Case', cases.openOlder);
    const field = page.locator('org-field-section').filter({ hasText: 'Video Call Reference' });
    await field.getByText(String(CaseNumber)).waitFor();
    expect(await waitUntilReady(stage.system)).toMatchObject({
      Contact__c: contacts.mobile,
      Case__c: cases.openOlder,
      Call_Reference__c: CaseNumber,
    });
    stage.problems.expectNone();
  });
});

describe('a call from the quick action', () => {
  const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Start Video' });
  const actionButton = (page: Page) =>
    page.locator('org-highlights').getByRole('button', { name: 'Start Video', exact: true });

  it.each([
    ['Contact', contacts.mobile],
    ['Case', cases.open],
  ])('on a %s goes on in its own window after the dialog is closed', async (object, id) => {
    const page = await stage.openRecord(object, id);
    await actionButton(page).click();
    const dialog = dialogOf(page);
    await startButton(dialog).waitFor();
    await expectAccessible(page);

    const opening = stage.context.waitForEvent('page');
    await startButton(dialog).click();
    const window = await opening;
    await callHeading(dialog, 'Grace Whitfield').waitFor();
    await dialog.getByText('The agent console is open in its own window.').waitFor();
    await waitForStatus(window, 'Waiting for the guest');
    await page.bringToFront();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await focused(page, actionButton(page)).waitFor();

    const { phone, guest } = phoneOf(page);
    await phone.getByRole('link').click();
    await joinCall(guest);
    await Promise.all([waitForMedia(guest), waitForMedia(window)]);
    stage.problems.expectNone();
  });
});

describe('a call by link', () => {
  it('texts nobody and gives the link to copy', async () => {
    await stage.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await stage.openRecord('Contact', contacts.mobile);
    const card = cardOf(page);
    await card.getByText('Link', { exact: true }).click();
    await card.getByText('You get a link to pass on to the customer').waitFor();
    await startCall(card);
    await card.getByText('Pass the guest link on to the customer.').waitFor();
    await waitForStatus(consoleOf(page), 'Waiting for the guest');
    expect(await tokenRequest()).not.toHaveProperty('phone_number');
    expect(await stage.system.video.get('/messages')).toEqual([]);

    await card.getByRole('button', { name: 'Copy guest link' }).click();
    await card.getByText('Guest link copied.').waitFor();
    const link = await card.getByLabel('Guest link', { exact: true }).inputValue();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(link);
    const guest = await stage.context.newPage();
    await guest.goto(link);
    await joinCall(guest);
    await Promise.all([waitForMedia(guest), waitForMedia(consoleOf(page))]);
    stage.problems.expectNone();
  });

  it('selects the link where the clipboard is denied', async () => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    await page.addInitScript('Object.defineProperty(navigator, "clipboard", { value: undefined });');
    await page.reload();
    const card = cardOf(page);
    await startCall(card);
    await card.getByRole('button', { name: 'Copy guest link' }).click();
    await card.getByText('The link is selected: copy it with Ctrl+C or Command+C.').waitFor();
    const link = card.getByLabel('Guest link', { exact: true });
    await focused(page, link).waitFor();
    expect(await page.evaluate('getSelection().toString()')).toBe(await link.inputValue());
  });

  it('is the only way to a landline', async () => {
    const page = await stage.openRecord('Contact', contacts.landlineOnly);
    const card = cardOf(page);
    await card.getByText('This number cannot receive an SMS: you get a link to pass on.').waitFor();
    expect(await card.getByRole('radio', { name: 'SMS', exact: true }).isDisabled()).toBe(true);
    await startCall(card, 'Oliver Brandt');
    await card.getByText('Pass the guest link on to the customer.').waitFor();
    expect(await tokenRequest()).not.toHaveProperty('phone_number');
  });

  it('is the only way to a contact without a number', async () => {
    const page = await stage.openRecord('Contact', contacts.noPhone);
    const card = cardOf(page);
    await card.getByRole('heading', { name: 'This contact has no number that calls may use' }).waitFor();
    await expectAccessible(page);
    await startCall(card, 'Noor Haddad');
    await card.getByText('Pass the guest link on to the customer.').waitFor();
  });
});
