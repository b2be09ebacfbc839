import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { shareAmongTests } from '../support/share.ts';
import {
  createSetupStage,
  failedLine,
  goTo,
  settingsRow,
  setupOf,
  waitForSetting,
  waitUntilConnected,
  type SetupStage,
} from './stage.ts';

let stage: SetupStage;
shareAmongTests(createSetupStage, (started) => (stage = started));

/** What the browser may complain of while somebody tries what does not work. */
const NOT_THERE = [/Failed to load resource/u];

async function openCalls(): Promise<Page> {
  const page = await stage.openSetup();
  await waitUntilConnected(page);
  await goTo(page, 'Calls');
  await setupOf(page).getByRole('textbox', { name: 'Pattern' }).waitFor();
  return page;
}

function question(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Save settings that do not work?' });
}

async function save(page: Page): Promise<void> {
  await setupOf(page).getByRole('button', { name: 'Save', exact: true }).click();
}

describe('settings that do not work', () => {
  it.each([
    ['{Nope}', 'names Nope, which Case does not have'],
    ['{CaseNumber', 'brace without its partner'],
    ['x', 'every case gets the same reference'],
    ['{Status}', 'get the same reference'],
    ['NORTHLAKE-{CaseNumber}-{CaseNumber}', 'characters, and 8x8 takes at most 20'],
  ])('a pattern %s goes live only if that is wanted', async (pattern, finding) => {
    const before = (await settingsRow(stage))['Call_Reference_Pattern__c'];
    const page = await openCalls();
    await setupOf(page).getByRole('textbox', { name: 'Pattern' }).fill(pattern);
    await save(page);
    await question(page).getByText(finding).first().waitFor();
    await expectAccessible(page);
    await question(page).getByRole('button', { name: 'Go back' }).click();
    await question(page).waitFor({ state: 'detached' });
    expect((await settingsRow(stage))['Call_Reference_Pattern__c']).toBe(before);
    expect(await setupOf(page).getByRole('textbox', { name: 'Pattern' }).inputValue()).toBe(pattern);
    await save(page);
    await question(page).getByRole('button', { name: 'Save all the same' }).click();
    await waitForSetting(stage, 'Call_Reference_Pattern__c', pattern);
    stage.problems.expectNone(NOT_THERE);
  });

  it('a login that agents change themselves, and no write-back at all, are asked about together', async () => {
    const page = await openCalls();
    const setup = setupOf(page);
    await setup.getByRole('combobox', { name: 'Login of agents at 8x8' }).click();
    await setup.getByRole('option', { name: 'Title', exact: true }).click();
    await setup.getByText('the case', { exact: true }).click();
    await setup.getByText('the contact', { exact: true }).click();
    await save(page);
    await question(page).getByText('log in at 8x8 as somebody else').waitFor();
    await question(page).getByText('neither case nor contact shows it').waitFor();
    await page.keyboard.press('Escape');
    await question(page).waitFor({ state: 'detached' });
    expect(await settingsRow(stage)).toMatchObject({ Agent_Login_Field__c: 'Email', Update_Case__c: true });
  });

  it('an address that leads nowhere is saved only after the question', async () => {
    const page = await stage.openSetup();
    await waitUntilConnected(page);
    const nowhere = 'https://nowhere.invalid';
    await setupOf(page).getByRole('textbox', { name: 'Middleware URL' }).fill(nowhere);
    await setupOf(page).getByRole('button', { name: 'Verify and save' }).click();
    await failedLine(page).waitFor();
    await save(page);
    await question(page).getByRole('heading', { name: 'No agent can start a call' }).waitFor();
    await question(page).getByRole('button', { name: 'Go back' }).click();
    expect((await settingsRow(stage))['Middleware_URL__c']).toBe(stage.system.middlewareUrl);
    await save(page);
    await question(page).getByRole('button', { name: 'Save all the same' }).click();
    await waitForSetting(stage, 'Middleware_URL__c', nowhere);
  });

  it('what works is saved without a question; whose calls it sends elsewhere is said before', async () => {
    const page = await openCalls();
    const numbers = setupOf(page).locator('c-setup-phones');
    await numbers.getByRole('option', { name: 'Mobile Phone' }).click();
    await numbers.getByRole('button', { name: 'Move selection to Not used' }).click();
    await numbers.getByText(/no call by SMS is possible any more to: Wei Ling Tan, /u).waitFor();
    await numbers.getByText('another number is called of: Grace Whitfield').waitFor();
    await expectAccessible(page);
    await setupOf(page).getByRole('button', { name: 'Discard changes' }).click();
    await numbers.locator('.warning').first().waitFor({ state: 'detached' });
    await setupOf(page).getByRole('textbox', { name: 'Pattern' }).fill('N{CaseNumber}');
    await save(page);
    await setupOf(page).getByText('Saved. The middleware takes it up within ten seconds.').waitFor();
    expect(await question(page).count()).toBe(0);
  });
});

describe('settings that are not saved', () => {
  it('are asked about before the page is left, and are given up only then', async () => {
    const page = await openCalls();
    await setupOf(page).getByRole('textbox', { name: 'Pattern' }).fill('N{CaseNumber}');
    await setupOf(page).getByText('Not saved yet').waitFor();
    const asked: string[] = [];
    page.once('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await page.evaluate("location.assign('/lightning/o/Contact/list')").catch(() => undefined);
    await setupOf(page).getByRole('textbox', { name: 'Pattern' }).waitFor();
    expect(asked).toEqual(['beforeunload']);
    expect(await setupOf(page).getByRole('textbox', { name: 'Pattern' }).inputValue()).toBe('N{CaseNumber}');
    page.once('dialog', (dialog) => void dialog.accept());
    await setupOf(page).getByRole('button', { name: 'Discard changes' }).click();
    await page.goto(`${stage.system.sandbox.orgUrl}/lightning/n/Video_Setup`);
    await waitUntilConnected(page);
  });
});
