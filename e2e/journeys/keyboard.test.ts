import { describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { focused, reach } from '../support/keyboard.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { callHeading, cardOf, startButton } from './pages.ts';

const { contacts } = seedIds;

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));

describe('with the keyboard alone', () => {
  it('an agent chooses, starts, copies the link, closes the console and is back at the button', async () => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    const card = cardOf(page);
    await reach(page, card.getByRole('radio', { name: /Mobile/u }));
    await page.keyboard.press('ArrowDown');
    expect(await card.getByRole('radio', { name: /Business Phone/u }).isChecked()).toBe(true);
    await reach(page, card.getByRole('combobox', { name: 'Case' }));
    await page.keyboard.press('Enter');
    await card.getByRole('option', { name: /Second unit/u }).waitFor();
    await page.keyboard.press('ArrowDown');
    await card.locator('.slds-has-focus', { hasText: 'Second unit' }).waitFor();
    await page.keyboard.press('Enter');
    await card
      .getByRole('combobox', { name: 'Case' })
      .filter({ hasText: /Second unit/u })
      .waitFor();
    await reach(page, card.getByRole('radio', { name: 'SMS', exact: true }));
    await page.keyboard.press('ArrowRight');
    expect(await card.getByRole('radio', { name: 'Link', exact: true }).isChecked()).toBe(true);
    await reach(page, startButton(card));
    await page.keyboard.press('Enter');

    await focused(page, callHeading(card, 'Grace Whitfield')).waitFor();
    await reach(page, card.getByRole('button', { name: 'Copy guest link' }));
    await page.keyboard.press('Space');
    await card.locator('c-video-guest-link').getByRole('status').filter({ hasText: /link/u }).waitFor();
    await reach(page, card.getByRole('button', { name: 'Close console' }));
    await page.keyboard.press('Space');
    await focused(page, startButton(card)).waitFor();
    const [session] = await stage.system.org.rows('Video_Session__c');
    expect(session).toMatchObject({ Invitation__c: 'Link', Phone_Field__c: 'Phone' });
    expect(session?.['Case__c']).toBe(seedIds.cases.openOlder);
  });

  it('the dialog of the quick action keeps the focus, and gives it back', async () => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    const action = page.locator('org-highlights').getByRole('button', { name: 'Start Video', exact: true });
    await reach(page, action);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Start Video' });
    const start = startButton(dialog);
    await reach(page, start);
    const close = dialog.getByRole('button', { name: 'Cancel and close' });
    await reach(page, close);
    await reach(page, start, 'Shift+Tab');
    expect(await dialog.locator(':focus').count()).toBe(1);
    await page.keyboard.press('Escape');
    await focused(page, action).waitFor();
  });
});
