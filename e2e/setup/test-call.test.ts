import { expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { shareAmongTests } from '../support/share.ts';
import { assign, createSetupStage, goTo, setupOf, waitUntilConnected, type SetupStage } from './stage.ts';

let stage: SetupStage;
shareAmongTests(createSetupStage, (started) => (stage = started));

const ERROR_ID = '12345678-1234-1234-1234-123456789012';

it('a test call that 8x8 refuses shows administrators what 8x8 says, and agents nothing of it', async () => {
  await assign(stage, 'admin', 'Video_Agent');
  const page = await stage.openSetup();
  await waitUntilConnected(page);
  await stage.system.video.fault({
    path: '/api/v1/tokens',
    status: 400,
    body: { error: { code: 4711, message: 'Sub-account is suspended', errorId: ERROR_ID } },
  });
  const setup = setupOf(page);
  await goTo(page, 'Test call');
  await setup.getByRole('combobox', { name: 'Contact to call' }).click();
  await page.keyboard.type('Grace');
  await setup.getByRole('option', { name: /Grace Whitfield/u }).click();
  await setup.getByRole('button', { name: 'Start test call' }).click();
  const error = setup.locator('c-setup-test-call').getByRole('alert');
  await error.getByText('8x8 calls it: 4711').waitFor();
  await error.getByText('8x8 said: Sub-account is suspended').waitFor();
  await error.getByText(`For the support of 8x8: ${ERROR_ID}`).waitFor();
  const agents = await stage.openAs('agent', `/lightning/r/Contact/${seedIds.contacts.mobile}/view`);
  await agents.getByRole('button', { name: 'Start video', exact: true }).click();
  const told = agents.locator('c-start-video').getByRole('alert');
  await told.getByText('8x8 rejected the call').waitFor();
  expect(await told.innerText()).not.toMatch(/4711|suspended|12345678/u);
});

it('the preview of numbers follows Do Not Call and landlines before they are saved', async () => {
  await stage.system.org.change('Contact', seedIds.contacts.mobile, { DoNotCall: true });
  await stage.system.org.plant('Contact', { FirstName: 'Ada', LastName: 'Landline', Phone: '+49 30 123456' });
  const page = await stage.openSetup();
  await waitUntilConnected(page);
  await goTo(page, 'Calls');
  const rowOf = (name: string) => setupOf(page).locator('c-setup-phones tbody tr').filter({ hasText: name });
  await rowOf('Grace Whitfield').filter({ hasText: 'has Do Not Call ticked' }).waitFor();
  await setupOf(page).getByText('Respect Do Not Call', { exact: true }).click();
  await rowOf('Grace Whitfield').filter({ hasText: '••••0134' }).waitFor();
  await rowOf('Ada Landline').filter({ hasText: 'gets no SMS' }).waitFor();
  expect(await rowOf('Ada Landline').innerText()).not.toContain('goes by link');
  await setupOf(page).getByRole('combobox', { name: 'If a workflow finds only a landline' }).click();
  await setupOf(page).getByRole('option', { name: 'Invite by link', exact: true }).click();
  await rowOf('Ada Landline').filter({ hasText: 'A workflow’s call goes by link.' }).waitFor();
});
