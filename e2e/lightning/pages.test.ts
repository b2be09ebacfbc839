import { describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, recordPath, type Stage } from '../support/stage.ts';

const { contacts, cases } = seedIds;
const SETTINGS = '/lightning/o/Video_Settings__c/list';

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));

describe('Lightning pages', () => {
  it.each([
    ['a contact', recordPath('Contact', contacts.mobile), 'Grace Whitfield', 'Contact Information'],
    ['a case', recordPath('Case', cases.open), '00001026', 'Case Information'],
    ['a user', recordPath('User', seedIds.users.agent), 'Maya Lindqvist', 'About'],
    ['the home page', '/lightning/page/home', 'Home', 'Grace Whitfield'],
    ['a list of contacts', '/lightning/o/Contact/list', 'All Contacts', 'Grace Whitfield'],
    ['the reports', '/lightning/o/Report/home', 'Reports', 'Time to join by agent', 'supervisor'],
    ['the tab of an object', '/lightning/n/Video_Settings__c', 'Video Settings', 'Middleware URL', 'admin'],
  ])(
    'show %s, accessible and without a complaint of the browser',
    async (_name, path, heading, text, user = 'agent') => {
      const page = await stage.openAs(user, path);
      await page.getByRole('heading', { level: 1 }).filter({ hasText: heading }).waitFor();
      await page.getByText(text).first().waitFor();
      await expectAccessible(page);
      stage.problems.expectNone();
    },
  );

  it('take a record id of 15 characters, and an address without the object', async () => {
    const page = await stage.open(`/lightning/r/${contacts.mobile.slice(0, 15)}/view`);
    await page.getByRole('heading', { level: 1, name: 'Grace Whitfield' }).waitFor();
  });

  it.each([
    ['a record that does not exist', recordPath('Contact', '003000000000000AAA')],
    ['a record under another object', recordPath('Case', contacts.mobile)],
    ['an address that leads nowhere', '/lightning/x/nothing'],
    ['an address that cannot be decoded', '/lightning/r/%E0%A4%A/view'],
  ])('say so for %s', async (_name, path) => {
    const page = await stage.open(path);
    await page.getByRole('heading', { name: 'Page doesn’t exist' }).waitFor();
    await expectAccessible(page);
  });

  it('say of a record that the person may not see what they say of one that does not exist', async () => {
    const page = await stage.openAs('restricted', recordPath('Contact', contacts.vip));
    await page.getByRole('heading', { name: 'Page doesn’t exist' }).waitFor();
    expect(await page.content()).not.toContain('Information');
  });

  it('leave out the tabs of objects that the person does not see', async () => {
    const page = await stage.openAs('nopermission', '/lightning/page/home');
    const navigation = page.getByRole('navigation', { name: 'Global' });
    await navigation.getByRole('link', { name: 'Contacts' }).waitFor();
    expect(await navigation.getByRole('link', { name: 'Video Sessions' }).count()).toBe(0);
  });

  it('let one become somebody else', async () => {
    const page = await stage.open(recordPath('Contact', contacts.mobile));
    const strip = page.getByRole('region', { name: 'Sandbox' });
    await strip.getByText('Maya Lindqvist, Support Agent').first().waitFor();
    await strip.getByLabel('Switch to').selectOption({ label: 'Hana Okafor, Team Lead' });
    await page.getByText('you are Hana Okafor, Team Lead').waitFor();
    expect(page.url()).toContain(contacts.mobile);
  });

  it('end with the session: after a reset the page is the agent’s again', async () => {
    const page = await stage.openAs('supervisor', '/lightning/page/home');
    await page.getByText('you are Hana Okafor').waitFor();
    await stage.system.org.post('/reset');
    await page.reload();
    await page.getByText('you are Maya Lindqvist').waitFor();
  });

  it('show the customer’s phone beside them until it is put away', async () => {
    const page = await stage.open(SETTINGS);
    const phone = page.getByRole('complementary', { name: 'The customer’s phone' });
    await phone.waitFor();
    await page.getByRole('button', { name: 'The customer’s phone' }).click();
    await phone.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await phone.count()).toBe(0);
  });

  it('fit a narrow window without scrolling sideways', async () => {
    const page = await stage.context.newPage();
    await page.setViewportSize({ width: 375, height: 740 });
    await page.goto(stage.system.sandbox.orgUrl + recordPath('Contact', contacts.mobile));
    await page.getByText('Contact Information').waitFor();
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBe(0);
  });
});
