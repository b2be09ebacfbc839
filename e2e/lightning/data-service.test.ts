import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, recordPath, type Stage } from '../support/stage.ts';

const { mobile } = seedIds.contacts;

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));

async function openContact(): Promise<Page> {
  const page = await stage.open(recordPath('Contact', mobile));
  await highlights(page).getByText('Operations Manager').waitFor();
  await details(page).getByText('Operations Manager').waitFor();
  return page;
}

const highlights = (page: Page) => page.locator('org-highlights');
const details = (page: Page) => page.locator('org-field-section').first();

describe('the data service of the page', () => {
  it('shows what was written through it everywhere at once', async () => {
    const page = await openContact();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByLabel('Title').fill('Head of Operations');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await highlights(page).getByText('Head of Operations').waitFor();
    await details(page).getByText('Head of Operations').waitFor();
    expect((await stage.system.org.row('Contact', mobile))['Title']).toBe('Head of Operations');
  });

  it('does not notice what others write until the page is refreshed', async () => {
    const page = await openContact();
    await stage.system.org.change('Contact', mobile, { Title: 'Chief of Operations' });
    // A round trip that the page makes anyway: had it noticed, it would show the title by now.
    await page.getByRole('tab', { name: 'Related' }).click();
    await page.getByRole('heading', { name: 'Cases (3)' }).waitFor();
    expect(await highlights(page).getByText('Chief of Operations').count()).toBe(0);
    await page.getByRole('button', { name: 'Refresh this page' }).click();
    await highlights(page).getByText('Chief of Operations').waitFor();
  });

  it('finds new records of a list when the page is refreshed', async () => {
    const page = await openContact();
    await page.getByRole('tab', { name: 'Related' }).click();
    await page.getByRole('heading', { name: 'Cases (3)' }).waitFor();
    await stage.system.org.plant('Case', {
      ContactId: mobile,
      OwnerId: seedIds.users.agent,
      Subject: 'Just came in',
    });
    await page.getByRole('button', { name: 'Refresh this page' }).click();
    await page.getByRole('heading', { name: 'Cases (4)' }).waitFor();
  });

  it('says in Salesforce’s words why a record was not saved', async () => {
    const page = await stage.openAs('admin', '/lightning/n/Video_Settings__c');
    await page.locator('org-record-table').getByRole('rowheader').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByLabel('Middleware URL').fill('ftp://nowhere');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').getByRole('alert').filter({ hasText: 'Middleware URL' }).waitFor();
  });
});
