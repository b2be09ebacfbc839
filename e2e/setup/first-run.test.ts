import { beforeEach, describe, expect, it } from 'vitest';
import { actAs, post } from '../support/person.ts';
import { eventually } from '../support/control.ts';
import { focused, reach } from '../support/keyboard.ts';
import { waitForStatus } from '../support/room-page.ts';
import { shareAmongTests } from '../support/share.ts';
import {
  assign,
  createSetupStage,
  goTo,
  settingsRow,
  setupOf,
  unassign,
  waitForState,
  waitUntilConnected,
  type SetupStage,
} from './stage.ts';

let stage: SetupStage;
// Nobody has entered a key of 8x8 anywhere yet.
shareAmongTests(
  () => createSetupStage({ system: { environment: { VIDEO_API_KEY: '' } } }),
  (started) => (stage = started),
);
beforeEach(() => {
  const { records } = stage.system.sandbox.org;
  for (const { Id } of records.list('Video_Settings__c')) records.remove('Video_Settings__c', Id);
});

describe('an org that was never set up', () => {
  it('is led from nothing to a working call', async () => {
    unassign(stage, 'admin', 'Video_Agent');
    const page = await stage.openSetup();
    const setup = setupOf(page);
    await setup.getByRole('heading', { name: 'Start Video has no settings yet' }).waitFor();
    await setup.getByRole('textbox', { name: 'Middleware URL' }).fill(stage.system.middlewareUrl);
    await setup.getByRole('button', { name: 'Verify and save' }).click();
    await waitUntilConnected(page);
    const settings = await settingsRow(stage);
    expect(settings).toMatchObject({
      Key__c: 'default',
      Middleware_URL__c: stage.system.middlewareUrl,
      Call_Reference_Pattern__c: '{CaseNumber}',
    });
    expect(settings['Gate_Key__c']).toMatch(/^[\w-]{43}$/u);
    const [organization] = await stage.system.org.rows('Organization');
    await eventually('the settings are noted for this org', async () => {
      const row = await settingsRow(stage);
      return row['Org_Id__c'] === organization?.['Id'];
    });

    await waitForState(page, '8x8', 'Needs repair');
    await goTo(page, '8x8');
    await setup.getByLabel('API key of 8x8').fill('sandbox-video-key');
    await setup.getByRole('button', { name: 'Save key' }).click();
    await setup.getByText('8x8 accepted the key. It is in use now.').waitFor();
    await setup.getByText('ends with eo-key').waitFor();
    await waitForState(page, '8x8', 'Done');

    await goTo(page, 'Test call');
    await setup.getByRole('heading', { name: 'You may not start calls yourself' }).waitFor();
    await assign(stage, 'admin', 'Video_Agent');
    await page.reload();
    await waitUntilConnected(page);
    await goTo(page, 'Test call');
    await setup.getByRole('combobox', { name: 'Contact to call' }).click();
    await page.keyboard.type('Grace');
    await setup.getByRole('option', { name: /Grace Whitfield/u }).click();
    await setup.getByRole('button', { name: 'Start test call' }).click();
    const times = setup.locator('.hop .time').filter({ hasText: / ms/u });
    await times.nth(2).waitFor();
    expect(await setup.locator('.part').allTextContents()).toEqual([
      expect.stringContaining('Salesforce'),
      expect.stringContaining('8x8'),
      expect.stringContaining('storage'),
    ]);
    await waitForState(page, 'Test call', 'Done');
    const [session] = await stage.system.org.rows('Video_Session__c');
    expect(session).toMatchObject({ Invitation__c: 'Link', Status__c: 'Ready' });

    const opening = stage.context.waitForEvent('page');
    await setup.getByRole('button', { name: 'Open agent console' }).click();
    await waitForStatus(await opening, 'Waiting for the guest');

    await goTo(page, 'Deliveries');
    await setup
      .locator('.recent')
      .filter({ hasText: String(session?.['Call_Reference__c']) })
      .waitFor();
    await setup.locator('.entry').filter({ hasText: '8x8 API key set' }).filter({ hasText: 'Ines Carvalho' }).waitFor();
  });

  it('is set up with the keyboard alone', async () => {
    const page = await stage.openSetup();
    const setup = setupOf(page);
    const url = setup.getByRole('textbox', { name: 'Middleware URL' });
    await reach(page, url);
    await page.keyboard.type(stage.system.middlewareUrl);
    await reach(page, setup.getByRole('button', { name: 'Verify and save' }));
    await page.keyboard.press('Enter');
    await focused(page, setup.getByRole('heading', { name: 'The middleware is connected' })).waitFor();
    await reach(page, setup.getByRole('button', { name: 'Next: Salesforce' }));
    await page.keyboard.press('Enter');
    await focused(page, setup.getByRole('heading', { name: 'Check what the middleware may do in this org' })).waitFor();
  });

  it('keeps agents out, of the tab and of what is behind it', async () => {
    const page = await stage.openSetup('agent');
    await page.getByRole('heading', { name: 'Page doesn’t exist' }).waitFor();
    const gateKey = 'a-gate-key-that-agents-can-read';
    const settingsId = await stage.system.org.plant('Video_Settings__c', {
      Name: 'Default',
      Key__c: 'default',
      Middleware_URL__c: stage.system.middlewareUrl,
      Gate_Key__c: gateKey,
    });
    const agent = await actAs(stage.system, 'agent@northlake.example');
    const body = JSON.stringify({ ...(await agent.createProof({ purpose: 'setup' })), settingsId });
    const headers = { 'content-type': 'application/json', 'x-gate-key': gateKey };
    const answer = await post(stage.system, '/v1/setup/token', body, headers);
    expect([answer.status, answer.body['code']]).toEqual([403, 'ACCESS_DENIED']);
  });
});
