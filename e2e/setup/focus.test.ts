import { describe, expect, it } from 'vitest';
import type { Locator, Page, Route } from 'playwright-core';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { eventually } from '../support/control.ts';
import { focused, reach } from '../support/keyboard.ts';
import { actAs, openRoom } from '../support/person.ts';
import { shareAmongTests } from '../support/share.ts';
import {
  assign,
  createSetupStage,
  settingsRow,
  setupOf,
  waitUntilConnected,
  type SetupStage,
  type StepTitle,
} from './stage.ts';

/** The help texts of base components, which are emptied before they are hidden once the focus has passed over them. */
const BUBBLES = { exclude: ['lightning-primitive-bubble'] };

const SAVE_ANYWAY = 'Save all the same';

let stage: SetupStage;
shareAmongTests(createSetupStage, (started) => (stage = started));

/** Whatever the page does after it has shown a result must leave the focus there. */
async function expectFocus(page: Page, result: Locator): Promise<void> {
  await focused(page, result).waitFor();
  await setupOf(page).locator('.recheck button:disabled').waitFor({ state: 'detached' });
  expect(await focused(page, result).count()).toBe(1);
}

/** Reaches a button by Tab, presses it, and expects the focus on what came of it. */
async function press(page: Page, name: string | RegExp, result: Locator): Promise<void> {
  const button = setupOf(page).getByRole('button', { name, exact: true });
  await reach(page, button.and(page.locator(':visible')).first());
  await page.keyboard.press('Enter');
  await expectFocus(page, result);
}

/** The same for what asks first. */
async function pressAndConfirm(page: Page, name: string | RegExp, yes: string, result: Locator): Promise<void> {
  await reach(page, setupOf(page).getByRole('button', { name, exact: true }).and(page.locator(':visible')).first());
  await page.keyboard.press('Enter');
  await reach(page, page.getByRole('dialog').getByRole('button', { name: yes }));
  await page.keyboard.press('Enter');
  await expectFocus(page, result);
  // It goes away on its own time, without its name first.
  await page.locator('[role=dialog]').first().waitFor({ state: 'detached' });
}

async function enter(page: Page, field: Locator, text: string): Promise<void> {
  await reach(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Opens the setup and goes to a step, from there on with the keyboard. */
async function openStep(step: StepTitle): Promise<Page> {
  const page = await stage.openSetup();
  await waitUntilConnected(page);
  if (step !== 'Connection')
    await press(page, new RegExp(`\\. ${step} `, 'u'), setupOf(page).locator('h2.heading:visible'));
  return page;
}

/** Lets a call of the setup fail once, as a network does. */
async function failOnce(path: string): Promise<void> {
  await stage.context.route(
    ({ pathname }) => pathname === `/v1/setup${path}`,
    (route: Route) => route.abort('connectionrefused'),
    { times: 1 },
  );
}

async function saveAsSomebodyElse(): Promise<void> {
  await assign(stage, 'supervisor', 'Video_Admin');
  await stage.system.org.advance(5_000);
  const other = await actAs(stage.system, 'supervisor@northlake.example');
  const id = String((await settingsRow(stage))['Id']);
  expect(await other.update(id, { Max_Starts_Per_Hour__c: 7 })).toBe(200);
}

async function parkOne(): Promise<void> {
  const { system } = stage;
  const agent = await actAs(system, 'agent@northlake.example');
  const asked = await agent.ask({ contactId: seedIds.contacts.mobile, caseId: seedIds.cases.open });
  const body = [{ errorCode: 'INVALID_FIELD', message: 'no such field' }];
  await system.org.fault({ method: 'POST', path: '/composite/graph', status: 400, body, times: 1 });
  await openRoom(system, asked);
  await eventually('the write-back was refused', async () =>
    (await system.org.requests()).some(({ path, status }) => path.includes('/composite/graph') && status === 400),
  );
}

describe('with the keyboard alone, the focus ends on what an action brought about', () => {
  it('in the connection and its checks', async () => {
    const page = await openStep('Connection');
    const setup = setupOf(page);
    const url = setup.getByRole('textbox', { name: 'Middleware URL' });
    const works = setup.getByRole('heading', { name: 'The middleware is connected' });
    const fails = setup.getByRole('heading', { name: 'The middleware is not connected' });
    await press(page, 'Verify', works);
    await enter(page, url, 'http://video.example.com');
    await press(page, 'Verify and save', fails);
    await press(page, 'Discard changes', setup.getByText('Your changes are discarded.'));
    await enter(page, url, 'http://video.example.com');
    await press(page, 'Verify and save', fails);
    await pressAndConfirm(page, 'Save', SAVE_ANYWAY, setup.locator('c-setup-save-bar c-setup-error .heading'));
    await enter(page, url, 'https://nowhere.example.com');
    await pressAndConfirm(page, 'Save', SAVE_ANYWAY, fails);
    await enter(page, url, stage.system.middlewareUrl);
    await press(page, 'Save', works);
    const key = setup.locator('.gate-key input');
    const tooShort = setup.getByText('Enter at least 16 characters');
    await enter(page, key, 'guessable');
    await press(page, 'Verify and save', key);
    await tooShort.waitFor();
    await press(page, 'Make a new key', setup.getByRole('button', { name: 'Make a new key' }));
    await tooShort.waitFor({ state: 'detached' });
    await key.fill('');
    await press(page, 'Verify and save', key);
    await tooShort.waitFor();
    await press(page, 'Next: Salesforce', setup.locator('h2.heading'));
    await press(page, 'Discard changes', setup.getByText('Your changes are discarded.'));
    await tooShort.waitFor({ state: 'detached' });
    await press(page, 'Check again', setup.getByText(/^Checked at/u));
    await failOnce('/checks');
    const error = setup.locator('c-setup-checks c-setup-error .heading');
    await press(page, 'Check again', error);
    await press(page, 'Try again', setup.getByText(/^Checked at/u));
    await expectAccessible(page, BUBBLES);
  });

  it('in the key of 8x8', async () => {
    await failOnce('/video-key');
    const page = await openStep('8x8');
    const setup = setupOf(page);
    const key = setup.getByLabel('New API key of 8x8');
    await press(page, 'Try again', setup.locator('.facts'));
    await enter(page, key, 'not-the-key-of-8x8');
    await press(page, 'Replace key', setup.getByRole('heading', { name: '8x8 refused the API key' }));
    await press(page, 'Test', setup.getByText(/^8x8 accepted the key in/u));
    await enter(page, key, 'sandbox-video-key');
    await press(page, 'Replace key', setup.getByText('8x8 accepted the key. It is in use now.'));
    await pressAndConfirm(page, 'Remove key', 'Remove key', setup.getByText('The key was removed.'));
    await expectAccessible(page, BUBBLES);
  });

  it('in what is set for calls', async () => {
    await failOnce('/options');
    const page = await openStep('Calls');
    const setup = setupOf(page);
    await press(page, 'Try again', setup.getByRole('heading', { name: 'Phone numbers' }));
    const pattern = setup.getByRole('textbox', { name: 'Pattern' });
    const references = setup.getByRole('table', { name: 'How references of your cases come out' });
    await references.getByRole('cell').first().waitFor();
    await failOnce('/previews/call-references');
    await press(page, '{CaseNumber}', setup.getByRole('button', { name: '{CaseNumber}' }));
    await press(page, 'Try again', setup.getByRole('heading', { name: 'How references of your cases come out' }));
    await press(page, 'Check camera and microphone', setup.locator('.findings'));
    await enter(page, pattern, 'C-{CaseNumber}');
    await press(page, 'Save', setup.getByText(/^Saved/u));
    await reach(page, setup.getByRole('combobox', { name: 'Allowed regions' }));
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await press(page, /^Remove /u, setup.getByText('All countries are allowed.'));
    await enter(page, pattern, 'D-{CaseNumber}');
    await saveAsSomebodyElse();
    await press(page, 'Save', setup.getByRole('heading', { name: 'Hana Okafor has saved these settings meanwhile' }));
    await press(page, 'Show their values', setup.locator('c-setup-save-bar .message'));
    await press(page, 'Discard changes', setup.getByText('Your changes are discarded.'));
    await expectAccessible(page, BUBBLES);
  });

  it('in the people and the test call', async () => {
    await failOnce('/people');
    const page = await openStep('People');
    const setup = setupOf(page);
    await press(page, 'Try again', setup.locator('c-setup-people .heading'));
    await press(page, 'Next: Test call', setup.locator('h2.heading'));
    await reach(page, setup.getByRole('combobox', { name: 'Contact to call' }));
    await page.keyboard.type('Grace');
    await setup.getByRole('option', { name: /Grace Whitfield/u }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await press(page, 'Start test call', setup.getByRole('heading', { name: 'The way of the call' }));
    await setup.getByRole('button', { name: 'Open agent console' }).waitFor();
    await expectFocus(page, setup.getByRole('heading', { name: 'The way of the call' }));
    await expectAccessible(page, BUBBLES);
  });

  it('in the deliveries, the automation keys and the audit log', async () => {
    await parkOne();
    const page = await openStep('Deliveries');
    const setup = setupOf(page);
    await setup
      .locator('.parked')
      .getByRole('link', { name: /^VS-\d{6}$/u })
      .waitFor();
    await press(page, /^Retry VS-\d/u, setup.getByText('1 will be tried again now.'));
    const made = setup.getByText('Copy this key now');
    await press(page, 'Make a key', made);
    for (let count = 1; count < 6; count += 1) await pressAndConfirm(page, 'Make a new key', 'Make a new key', made);
    const revoked = setup.getByText('The key is revoked.');
    for (let count = 0; count < 6; count += 1) await pressAndConfirm(page, /^Revoke: /u, 'Revoke', revoked);
    await press(page, 'Show all', setup.locator('.entry').nth(10));
    await expectAccessible(page, BUBBLES);
  });
});
