import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import type { Fault, Row } from '../support/control.ts';
import { focused } from '../support/keyboard.ts';
import { changeSettingsAsAdmin } from '../support/settings.ts';
import { shareAmongTests } from '../support/share.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { callHeading, cardOf, holdRoom, passTime, startButton, startCall, waitUntilReady } from './pages.ts';

const { contacts, cases } = seedIds;
const PAST_THE_HOUR_MS = 61 * 60_000;

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));

const sessions = () => stage.system.org.rows('Video_Session__c');
const openContact = (user?: string) => stage.openRecord('Contact', contacts.mobile, user);

const settings = (values: Row): Promise<void> => changeSettingsAsAdmin(stage.system, values);

/** Waits for the error's words, with the reference that an administrator finds in the log. */
async function expectError(page: Page, title: string, remedy: string): Promise<void> {
  const card = cardOf(page);
  const heading = card.getByRole('heading', { name: title });
  await focused(page, heading).waitFor();
  const panel = card.getByRole('alert');
  await panel.getByText(remedy).waitFor();
  const reference = await panel.getByText('Reference for your administrator:').textContent();
  const requestId = /: (?<id>\S+)$/u.exec(reference?.trim() ?? '')?.groups?.['id'];
  expect(requestId).toMatch(/^[\w-]{8,}$/u);
  expect(stage.system.log()).toContain(requestId);
}

describe('an error that waiting may cure', () => {
  const cases: readonly (readonly [string, 'org' | 'video', Fault, string])[] = [
    [
      '8x8 does not answer',
      'video',
      { path: '/api/v1/tokens', status: 503, body: {} },
      'Wait a moment, then try again.',
    ],
    [
      'Salesforce does not answer the middleware',
      'org',
      { path: '/composite$', status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'down' }] },
      'Wait a moment, then try again.',
    ],
  ];
  it.each(cases)('"%s" is said, and trying again starts the same session', async (title, peer, fault, remedy) => {
    const page = await openContact();
    await startButton(page).waitFor();
    await stage.system[peer].fault(fault);
    await startButton(page).click();
    await expectError(page, title, remedy);
    await expectAccessible(page);
    await stage.system[peer].clearFaults();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Video call with Grace Whitfield' }).waitFor();
    expect(await sessions()).toHaveLength(1);
    await waitUntilReady(stage.system);
  });

  it('"The video service cannot be reached" is said when the middleware is down, and cured by its return', async () => {
    const page = await openContact();
    await startButton(page).waitFor();
    await page.route(`${stage.system.middlewareUrl}/**`, (route) => route.abort('connectionrefused'));
    await startButton(page).click();
    await page.getByRole('heading', { name: 'The video service cannot be reached' }).waitFor();
    await page.getByText('it tells where the way to the video service ends').waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Video call with Grace Whitfield' }).waitFor();
    expect(await sessions()).toHaveLength(1);
  });

  it('"Too many video calls in a short time" is said, and passes', async () => {
    await settings({ Max_Starts_Per_Hour__c: 1 });
    const page = await openContact();
    await startCall(page);
    await page.getByRole('button', { name: 'Close console' }).click();
    await startButton(page).click();
    await expectError(page, 'Too many video calls in a short time', 'Wait some minutes, then try again.');
    await passTime(stage.system, page, PAST_THE_HOUR_MS);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Video call with Grace Whitfield' }).waitFor();
  });
});

describe('an error that somebody has to put right', () => {
  const bySettings: readonly (readonly [string, Row, Row, string])[] = [
    [
      'Numbers of this country are not called',
      { Allowed_Regions__c: 'SG' },
      { Allowed_Regions__c: null },
      'allow the country (tab Video Setup',
    ],
    [
      'The call reference cannot be formed',
      { Call_Reference_Pattern__c: '{CaseNumber}-{CaseNumber}-{CaseNumber}' },
      { Call_Reference_Pattern__c: '{CaseNumber}' },
      'correct the call reference pattern (tab Video Setup',
    ],
    [
      'The video settings belong to another org',
      { Org_Id__c: '00D00000000000XEAA' },
      { Org_Id__c: null },
      'This happens after a sandbox refresh.',
    ],
    [
      'Video is not set up completely',
      { Agent_Login_Field__c: 'Nope__c' },
      { Agent_Login_Field__c: 'Email' },
      'to open the tab Video Setup: it shows what is missing',
    ],
  ];
  it.each(bySettings)('"%s" is said, and once it is right the agent can start', async (title, wrong, right, remedy) => {
    await settings(wrong);
    const page = await openContact();
    await startButton(page).click();
    await expectError(page, title, remedy);
    await settings(right);
    // Without a reload of the page.
    await page.getByRole('button', { name: 'Try again' }).click();
    await callHeading(page, 'Grace Whitfield').waitFor();
    expect(await sessions()).toHaveLength(1);
  });

  const by8x8: readonly (readonly [string, number, string])[] = [
    ['8x8 refused the API key', 401, 'to enter a valid API key (tab Video Setup'],
    ['8x8 rejected the call', 422, 'give the details and the reference to your administrator'],
  ];
  it.each(by8x8)('"%s" is said, and once it is right the agent can start', async (title, status, remedy) => {
    await stage.system.video.fault({ path: '/api/v1/tokens', status, body: {} });
    const page = await openContact();
    await startButton(page).click();
    await expectError(page, title, remedy);
    await stage.system.video.clearFaults();
    await page.getByRole('button', { name: 'Back' }).click();
    await startCall(page);
  });

  it('a gate key that was changed under the page is used at once', async () => {
    const page = await openContact();
    await startCall(page);
    await page.getByRole('button', { name: 'Close console' }).click();
    await settings({ Gate_Key__c: 'a-new-and-long-gate-key' });
    await stage.system.org.advance(11_000);
    // The first call with the new key teaches it to the middleware.
    const other = await openContact('agent2');
    await startCall(other);
    await other.close();
    await startCall(page);
  });

  it('a call whose room is long in coming is said to be so, can be left, and is the same call afterwards', async () => {
    const page = await openContact();
    const release = await holdRoom(page);
    await startButton(page).click();
    await cardOf(page).getByText('8x8 takes longer than usual').waitFor();
    await expectAccessible(page);
    await cardOf(page).getByRole('button', { name: 'Cancel' }).click();
    await focused(page, cardOf(page).getByRole('heading', { name: 'You stopped waiting' })).waitFor();
    release();
    await startCall(page);
    expect(await sessions()).toHaveLength(1);
    expect(await stage.system.video.get('/rooms')).toHaveLength(1);
  });

  const ofSalesforce: readonly (readonly [string, Fault])[] = [
    [
      'You are logged out of Salesforce',
      { path: '/ui-api/records', status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired' }] },
    ],
    [
      'Calls are closed on Sundays.',
      { path: '/ui-api/records', status: 400, body: [{ errorCode: 'X', message: 'Calls are closed on Sundays.' }] },
    ],
    [
      'The flow failed.',
      {
        path: '/ui-api/records',
        status: 400,
        body: { pageErrors: [{ message: 'The flow failed.' }], fieldErrors: {} },
      },
    ],
  ];
  it.each(ofSalesforce)('"%s" is said where Salesforce says so', async (words, fault) => {
    const page = await openContact();
    await startButton(page).waitFor();
    await stage.system.org.fault({ method: 'POST', times: 4, ...fault });
    await startButton(page).click();
    await cardOf(page).getByText(words).waitFor();
    await stage.system.org.clearFaults();
  });

  it('"The case belongs to another contact" is said when the case was given to somebody else meanwhile', async () => {
    const page = await openContact();
    await startButton(page).waitFor();
    await stage.system.org.change('Case', cases.open, { ContactId: contacts.germany });
    await startButton(page).click();
    await expectError(page, 'The case belongs to another contact', 'Choose a case of this contact');
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('combobox', { name: 'Case' }).click();
    await page.getByRole('option', { name: 'No case' }).click();
    await startCall(page);
  });

  it('"You may not see this contact or case" is said when access was taken away meanwhile', async () => {
    const page = await openContact('restricted');
    await startCall(page);
    await waitUntilReady(stage.system);
    await page.reload();
    const join = page.getByRole('button', { name: /^Join VS-/u });
    await join.waitFor();
    const trainee = (row: Row) => row['UserOrGroupId'] === seedIds.users.restricted;
    const membership = (await stage.system.org.rows('GroupMember')).find(trainee);
    const { admin } = seedIds.users;
    await stage.system.org.change('GroupMember', String(membership?.['Id']), { UserOrGroupId: admin });
    await join.click();
    await expectError(page, 'You may not see this contact or case', 'to share it with you');

    // A new session is refused by Salesforce itself.
    await page.getByRole('button', { name: 'Back' }).click();
    await startButton(page).click();
    await focused(page, page.getByRole('heading', { name: 'You may not see this contact or case' })).waitFor();
    expect(await sessions()).toHaveLength(1);
  });

  it('"This video call is closed" is said for a session that was cancelled meanwhile', async () => {
    const page = await openContact();
    await startCall(page);
    const session = await waitUntilReady(stage.system);
    await page.reload();
    const join = page.getByRole('button', { name: /^Join VS-/u });
    await join.waitFor();
    await stage.system.org.change('Video_Session__c', String(session['Id']), { Status__c: 'Cancelled' });
    await join.click();
    await expectError(page, 'This video call is closed', 'Start a new video call if you need one.');
    await page.getByRole('button', { name: 'Back' }).click();
    await startCall(page);
  });
});
