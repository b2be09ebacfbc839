import { describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { changeSettings } from '../support/settings.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { cardOf, startButton, startCall } from './pages.ts';

const { contacts, cases } = seedIds;

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));

describe('what keeps an agent from starting', () => {
  it('is a user without the permission set', async () => {
    const page = await stage.openRecord('Contact', contacts.mobile, 'nopermission');
    const card = cardOf(page);
    await card.getByRole('heading', { name: 'You may not start video calls yet' }).waitFor();
    await card.getByText('Ask your administrator for the permission set Video Agent.').waitFor();
    expect(await startButton(card).count()).toBe(0);
    await expectAccessible(page);
  });

  it.each([
    ['a missing gate key', { Gate_Key__c: null }],
    ['a missing middleware', { Middleware_URL__c: null }],
    ['settings under another key', { Key__c: 'other' }],
  ])('is %s', async (_name, values) => {
    await changeSettings(stage.system, values);
    const page = await stage.openRecord('Contact', contacts.mobile);
    const card = cardOf(page);
    await card.getByRole('heading', { name: 'Video is not set up yet' }).waitFor();
    await card.getByText('Ask your administrator to open the tab Video Setup').waitFor();
    expect(await startButton(card).count()).toBe(0);
  });

  it('is a case without a contact, until it has one', async () => {
    const page = await stage.openRecord('Case', cases.noContact);
    const card = cardOf(page);
    await card.getByRole('heading', { name: 'This case has no contact' }).waitFor();
    await expectAccessible(page);
    await stage.system.org.change('Case', cases.noContact, { ContactId: contacts.noCase });
    await page.getByRole('button', { name: 'Refresh this page' }).click();
    await startCall(card, 'Samuel Ortiz');
    stage.problems.expectNone();
  });

  it('is no invalid number: it is marked, and a link remains', async () => {
    const page = await stage.openRecord('Contact', contacts.invalidPhone);
    const card = cardOf(page);
    await card.getByText('None of these numbers can be called.').waitFor();
    expect(await card.locator('.mark', { hasText: 'not a valid number' }).count()).toBe(2);
    await expectAccessible(page);
    await startCall(card, 'Arlo Petersen');
    await card.getByText('Pass the guest link on to the customer.').waitFor();
  });
});
