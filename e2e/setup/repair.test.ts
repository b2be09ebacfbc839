import { describe, expect, it } from 'vitest';
import { actAs } from '../support/person.ts';
import { shareAmongTests } from '../support/share.ts';
import {
  assign,
  createSetupStage,
  failedLine,
  goTo,
  settingsRow,
  setupOf,
  waitForSetting,
  waitUntilConnected,
  type SetupStage,
} from './stage.ts';

const TEN_MINUTES_MS = 600_000;
const OTHER_ORG = '00D000000000009AAA';

let stage: SetupStage;
shareAmongTests(createSetupStage, (started) => (stage = started));

/** What the browser may complain of while somebody tries what does not work. */
const NOT_THERE = [/Failed to load resource/u];

describe('a connection that does not work', () => {
  it('to something else than a middleware: says so, and saves nothing', async () => {
    const page = await stage.openSetup();
    await waitUntilConnected(page);
    const url = setupOf(page).getByRole('textbox', { name: 'Middleware URL' });
    await url.fill(stage.system.sandbox.orgUrl);
    await setupOf(page).getByRole('button', { name: 'Verify and save' }).click();
    await failedLine(page).filter({ hasText: 'Something else than a Start Video middleware' }).waitFor();
    expect((await settingsRow(stage))['Middleware_URL__c']).toBe(stage.system.middlewareUrl);
    expect(await url.inputValue()).toBe(stage.system.sandbox.orgUrl);
    await url.fill('http://video.example.com');
    await setupOf(page).getByRole('button', { name: 'Verify and save' }).click();
    await failedLine(page).filter({ hasText: 'does not begin with https://' }).waitFor();
    stage.problems.expectNone(NOT_THERE);
  });

  it('to a middleware that is down: says where to look, and connects once it is up', async () => {
    const isMiddleware = (url: URL): boolean => url.origin === stage.system.middlewareUrl;
    await stage.context.route(isMiddleware, (route) => route.abort('connectionrefused'));
    const page = await stage.openSetup();
    await failedLine(page).filter({ hasText: 'Nothing answers at that address' }).waitFor();
    await goTo(page, 'People');
    await setupOf(page).getByRole('heading', { name: 'The middleware is not connected yet' }).waitFor();
    await setupOf(page).getByRole('button', { name: 'Go to the first step' }).click();
    await stage.context.unroute(isMiddleware);
    await setupOf(page).getByRole('button', { name: 'Verify' }).click();
    await waitUntilConnected(page);
    stage.problems.expectNone(NOT_THERE);
  });

  it('with a gate key that was replaced behind the page: uses the one that is saved by now', async () => {
    const page = await stage.openSetup();
    await waitUntilConnected(page);
    await stage.system.org.change('Video_Settings__c', String((await settingsRow(stage))['Id']), {
      Gate_Key__c: 'other',
    });
    await stage.system.restartMiddleware();
    const [tried] = await Promise.all([
      page.waitForRequest((request) => request.headers()['x-gate-key'] === 'other'),
      setupOf(page).getByRole('button', { name: 'Verify' }).click(),
    ]);
    expect((await tried.response())?.status()).toBe(201);
    await waitUntilConnected(page);
    stage.problems.expectNone(NOT_THERE);
  });
});

describe('what an administrator enters', () => {
  it('an API key that 8x8 refuses replaces nothing and stays in the field', async () => {
    const page = await stage.openSetup();
    await waitUntilConnected(page);
    await goTo(page, '8x8');
    const key = setupOf(page).getByLabel('New API key of 8x8');
    await key.fill('not-the-key-of-8x8');
    await setupOf(page).getByRole('button', { name: 'Replace key' }).click();
    await setupOf(page).getByRole('heading', { name: '8x8 refused the API key' }).waitFor();
    expect(await key.inputValue()).toBe('not-the-key-of-8x8');
    await setupOf(page).getByRole('button', { name: 'Test', exact: true }).click();
    await setupOf(page)
      .getByText(/8x8 accepted the key in \d+ ms/u)
      .waitFor();
    stage.problems.expectNone(NOT_THERE);
  });

  it('is previewed with the records of the org, saved, and used at once', async () => {
    const page = await stage.openSetup();
    await waitUntilConnected(page);
    await goTo(page, 'Calls');
    const setup = setupOf(page);
    const numbers = setup.getByRole('table', { name: 'How numbers of your org come out' });
    await numbers
      .getByRole('row', { name: /Grace Whitfield/u })
      .filter({ hasText: '0134' })
      .waitFor();
    await setup.getByRole('textbox', { name: 'Pattern' }).fill('{CaseNumber}-{CaseNumber}-{CaseNumber}');
    await setup.getByText(/this pattern gives no usable reference/u).waitFor();
    await setup.getByRole('textbox', { name: 'Pattern' }).fill('C-{CaseNumber}');
    const references = setup.getByRole('table', { name: 'How references of your cases come out' });
    await references.getByText('C-00001026').waitFor();
    await setup.getByRole('button', { name: 'Save', exact: true }).click();
    await setup.getByText('Saved. The middleware takes it up within ten seconds.').waitFor();
    await waitForSetting(stage, 'Call_Reference_Pattern__c', 'C-{CaseNumber}');
    await goTo(page, 'Deliveries');
    await setup.locator('.entry').filter({ hasText: 'Settings changed' }).first().waitFor();
  });

  it('an automation key is shown this once, and revoked only if that is confirmed', async () => {
    const page = await stage.openSetup();
    await waitUntilConnected(page);
    await goTo(page, 'Deliveries');
    const setup = setupOf(page);
    await setup.getByRole('button', { name: 'Make a key' }).click();
    const key = await setup.getByLabel('New automation key', { exact: true }).inputValue();
    await setup.locator('.entry').filter({ hasText: 'Automation key made' }).waitFor();
    const revoke = setup.getByRole('button', { name: `Revoke: Key that ends with ${key.slice(-4)}` });
    await revoke.click();
    await page
      .getByRole('dialog', { name: 'Revoke this key?' })
      .getByRole('button', { name: 'Cancel', exact: true })
      .click();
    await revoke.click();
    await page.getByRole('dialog', { name: 'Revoke this key?' }).getByRole('button', { name: 'Revoke' }).click();
    await setup.getByText('There is no key yet').waitFor();
    await setup.locator('.entry').filter({ hasText: 'Automation key revoked' }).waitFor();
    stage.problems.expectNone();
  });

  it('is kept when somebody else saved meanwhile, who is named', async () => {
    await assign(stage, 'supervisor', 'Video_Admin');
    const page = await stage.openSetup();
    await waitUntilConnected(page);
    await goTo(page, 'Calls');
    const setup = setupOf(page);
    const pattern = setup.getByRole('textbox', { name: 'Pattern' });
    await pattern.fill('MINE-{CaseNumber}');
    await stage.system.org.advance(5_000);
    const other = await actAs(stage.system, 'supervisor@northlake.example');
    const id = String((await settingsRow(stage))['Id']);
    expect(await other.update(id, { Call_Reference_Pattern__c: 'T-{CaseNumber}', Max_Starts_Per_Hour__c: 7 })).toBe(
      200,
    );

    await setup.getByRole('button', { name: 'Save', exact: true }).click();
    await setup.getByRole('heading', { name: 'Hana Okafor has saved these settings meanwhile' }).waitFor();
    expect((await settingsRow(stage))['Call_Reference_Pattern__c']).toBe('T-{CaseNumber}');
    expect(await setup.getByRole('spinbutton', { name: 'Starts per hour' }).inputValue()).toBe('');
    await setup.getByRole('button', { name: 'Show their values' }).click();
    await setup.getByRole('button', { name: 'Save', exact: true }).waitFor();
    expect(await setup.getByRole('spinbutton', { name: 'Starts per hour' }).inputValue()).toBe('7');
    expect(await pattern.inputValue()).toBe('MINE-{CaseNumber}');
    await setup.getByRole('button', { name: 'Save', exact: true }).click();
    await waitForSetting(stage, 'Call_Reference_Pattern__c', 'MINE-{CaseNumber}');
    stage.problems.expectNone(NOT_THERE);
  });
});

describe('time and place', () => {
  it('an expired setup token is renewed by a new proof, and nobody notices', async () => {
    const page = await stage.openSetup();
    await waitUntilConnected(page);
    await goTo(page, 'People');
    await setupOf(page)
      .getByRole('rowheader', { name: /Maya Lindqvist/u })
      .waitFor();
    await stage.system.org.advance(TEN_MINUTES_MS + 60_000);
    const renewal = page.waitForRequest((request) => request.url().endsWith('/v1/setup/token'));
    await setupOf(page).getByRole('button', { name: 'Check again' }).click();
    await renewal;
    await setupOf(page).getByRole('button', { name: 'Check again', disabled: false }).waitFor();
    expect(await setupOf(page).getByRole('alert').count()).toBe(0);
  });

  it('settings that came from another org are confirmed before anything is sent', async () => {
    await stage.system.org.change('Video_Settings__c', String((await settingsRow(stage))['Id']), {
      Org_Id__c: OTHER_ORG,
    });
    const page = await stage.openSetup();
    const setup = setupOf(page);
    await setup.getByRole('heading', { name: 'These settings were made for another org' }).waitFor();
    await goTo(page, 'Test call');
    await setup.getByRole('heading', { name: 'The settings belong to another org' }).waitFor();
    await setup.getByRole('button', { name: 'Use these settings in this org' }).click();
    await setup
      .getByRole('heading', { name: 'These settings were made for another org' })
      .waitFor({ state: 'detached' });
    const [organization] = await stage.system.org.rows('Organization');
    await waitForSetting(stage, 'Org_Id__c', organization?.['Id']);
    stage.problems.expectNone(NOT_THERE);
  });
});
