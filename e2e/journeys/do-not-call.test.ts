import { describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { focused } from '../support/keyboard.ts';
import { changeSettings } from '../support/settings.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { callHeading, cardOf, startButton, startCall, waitUntilReady } from './pages.ts';

const { contacts, cases } = seedIds;
const REASON = 'The customer asked for this call by email.';

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));

const reasonOf = (card: Locator) => card.getByRole('textbox', { name: 'Reason for calling all the same' });
const sessions = () => stage.system.org.rows('Video_Session__c');
const messages = () => stage.system.video.get('/messages');

const forbidCalls = (contact: string) => stage.system.org.change('Contact', contact, { DoNotCall: true });

/** A request of a workflow that the middleware was not told of. */
const plantRequest = (contact: string, supportCase: string) =>
  stage.system.org.plant('Video_Session__c', {
    Contact__c: contact,
    Case__c: supportCase,
    Invitation__c: 'SMS',
    Origin__c: 'Automation',
    Status__c: 'Requested',
  });

describe('a customer who asked not to be called', () => {
  it('gets an SMS only for a reason, which stays on the session', async () => {
    await forbidCalls(contacts.mobile);
    const page = await stage.openRecord('Contact', contacts.mobile);
    const card = cardOf(page);
    await card.getByText('The customer asked not to be called.').waitFor();
    await expectAccessible(page);
    await startButton(card).click();
    await card.getByText('Enter why you call although the customer asked not to be called').waitFor();
    await focused(page, reasonOf(card)).waitFor();
    await expectAccessible(page);
    expect([await sessions(), await messages()]).toEqual([[], []]);

    await reasonOf(card).fill(REASON);
    await startCall(card);
    await card.getByText('The guest link goes by SMS to').waitFor();
    expect(await waitUntilReady(stage.system)).toMatchObject({ Do_Not_Call_Reason__c: REASON, Invitation__c: 'SMS' });
    stage.problems.expectNone();
  });

  it('gets a link without a reason', async () => {
    await forbidCalls(contacts.mobile);
    const page = await stage.openRecord('Contact', contacts.mobile);
    const card = cardOf(page);
    await reasonOf(card).waitFor();
    await card.getByText('Link', { exact: true }).click();
    await reasonOf(card).waitFor({ state: 'detached' });
    await startCall(card);
    await card.getByText('Pass the guest link on to the customer.').waitFor();
    expect(await waitUntilReady(stage.system)).toMatchObject({ Do_Not_Call_Reason__c: null, Invitation__c: 'Link' });
    expect(await messages()).toEqual([]);
  });

  it('is not called by joining what a workflow asked for, either: the way back leads to the reason', async () => {
    await forbidCalls(contacts.mobile);
    await plantRequest(contacts.mobile, cases.open);
    const page = await stage.openRecord('Contact', contacts.mobile);
    const card = cardOf(page);
    await card.getByRole('button', { name: /^Join VS-/u }).click();
    await card.getByRole('heading', { name: 'The customer asked not to be called' }).waitFor();
    await expectAccessible(page);
    expect(await messages()).toEqual([]);
    await card.getByRole('button', { name: 'Back' }).click();
    await reasonOf(card).fill(REASON);
    await startCall(card);
    await card.getByText('The guest link goes by SMS to').waitFor();
  });

  it('is called as anybody where the settings do not respect it', async () => {
    await forbidCalls(contacts.mobile);
    await changeSettings(stage.system, { Respect_Do_Not_Call__c: false });
    const page = await stage.openRecord('Contact', contacts.mobile);
    const card = cardOf(page);
    await startButton(card).waitFor();
    expect(await reasonOf(card).count()).toBe(0);
    await startCall(card);
    await card.getByText('The guest link goes by SMS to').waitFor();
  });
});

describe('a landline that a workflow asked for', () => {
  it('is joined by link, as the form starts it', async () => {
    await changeSettings(stage.system, { Landline_Only__c: 'Link' });
    await plantRequest(contacts.landlineOnly, cases.landline);
    const page = await stage.openRecord('Case', cases.landline);
    const card = cardOf(page);
    await card.getByText('This number cannot receive an SMS: you get a link to pass on.').waitFor();
    await card.getByRole('button', { name: /^Join VS-/u }).click();
    await callHeading(card, 'Oliver Brandt').waitFor();
    await card.getByText('Pass the guest link on to the customer.').waitFor();
    expect(await waitUntilReady(stage.system)).toMatchObject({ Invitation__c: 'Link', Phone_Number__c: null });
    expect(await messages()).toEqual([]);
  });

  it('is refused where workflows may not go by link, and the form says what can be done', async () => {
    await plantRequest(contacts.landlineOnly, cases.landline);
    const page = await stage.openRecord('Case', cases.landline);
    const card = cardOf(page);
    await card.getByRole('button', { name: /^Join VS-/u }).click();
    await card.getByRole('alert').getByText('Phone is a landline').waitFor();
    await card.getByRole('button', { name: 'Back' }).click();
    await startCall(card, 'Oliver Brandt');
    await card.getByText('Pass the guest link on to the customer.').waitFor();
  });
});
