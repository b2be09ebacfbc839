import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import {
  cardOf,
  consoleOf,
  passTime,
  phoneOf,
  startButton,
  startCall,
  talk,
  untilSession,
  waitUntilReady,
} from '../e2e/journeys/pages.ts';
import { goTo, setupOf, waitUntilConnected } from '../e2e/setup/stage.ts';
import { actAs } from '../e2e/support/person.ts';
import { joinCall, waitForMedia, waitForPicture } from '../e2e/support/room-page.ts';
import { createStage, type Stage } from '../e2e/support/stage.ts';
import { seedIds } from '../sandbox/seeds/index.ts';

// The pictures of the documentation, from the product as it runs. Ends with 1, and says which, if a page had errors in the
// browser's console. Usage: take-screenshots.ts [directory] [all|name,…]
// `all` adds those that only help to look the pages over; names take just these.
const [directory = path.resolve(import.meta.dirname, '../docs/images'), extent] = process.argv.slice(2);
const { contacts, cases } = seedIds;

type Shot = (stage: Stage) => Promise<Page>;

const documented: Readonly<Record<string, Shot>> = {
  'contact-ready': async (stage) => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    await startButton(page).waitFor();
    await cardOf(page).getByText('No video calls yet.').waitFor();
    await phoneOf(page).phone.getByText('No messages yet.').waitFor();
    return page;
  },
  'call-running': async (stage) => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    await startCall(page);
    const { phone, guest } = phoneOf(page);
    await phone.getByRole('link').click();
    await joinCall(guest);
    await Promise.all([waitForMedia(guest), waitForMedia(consoleOf(page))]);
    await waitForPicture(consoleOf(page));
    await page.locator('org-field-section').filter({ hasText: 'Video Call Reference' }).getByText('00001026').waitFor();
    // The tap on the link has moved the page.
    await page.evaluate('scrollTo(0, 0)');
    return page;
  },
  'call-over': async (stage) => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    await talk(page);
    await stage.system.org.advance(12 * 60_000);
    await consoleOf(page).getByRole('button', { name: 'End call' }).click();
    const [room] = stage.system.sandbox.video.store.rooms();
    Object.assign(room?.call?.ratings ?? {}, { guest: 5 });
    await untilSession(stage.system, 'it is rated', ({ Guest_Rating__c }) => Guest_Rating__c !== null);
    await cardOf(page).getByText('5 of 5 stars').waitFor();
    await page.evaluate('scrollTo(0, 0)');
    return page;
  },
  'video-setup': async (stage) => {
    const page = await openSetup(stage);
    await goTo(page, 'Salesforce');
    await setupOf(page).locator('.check').first().waitFor();
    return page;
  },
  'automation-waiting': async (stage) => {
    await escalate(stage);
    const page = await stage.openRecord('Case', cases.open);
    await cardOf(page).getByText('Waiting for an agent').waitFor();
    await cardOf(page).getByText('Ready', { exact: true }).waitFor();
    return page;
  },
  'automation-notification': async (stage) => {
    await escalate(stage);
    const page = await stage.openRecord('Contact', contacts.mobile);
    await page.getByRole('button', { name: 'Notifications, 1 unread', exact: true }).click();
    await page.getByRole('dialog', { name: 'Notifications' }).getByRole('link').waitFor();
    return page;
  },
};

async function openSetup(stage: Stage): Promise<Page> {
  const page = await stage.openAs('admin', '/lightning/n/Video_Setup');
  await waitUntilConnected(page);
  await page.getByRole('button', { name: 'The customer’s phone' }).click();
  return page;
}

/** What the template for escalated cases does, up to the room. */
async function escalate(stage: Stage): Promise<void> {
  stage.system.sandbox.org.flows.setActive('Video_Template_Case_Escalated', true);
  const supervisor = await actAs(stage.system, 'supervisor@northlake.example');
  await supervisor.update(cases.open, { Status: 'Escalated' });
  await waitUntilReady(stage.system);
}

const others: Readonly<Record<string, Shot>> = {
  'case-ready': async (stage) => {
    const page = await stage.openRecord('Case', cases.open);
    await startButton(page).waitFor();
    return page;
  },
  'action-dialog': async (stage) => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    await page.locator('org-highlights').getByRole('button', { name: 'Start Video', exact: true }).click();
    await startButton(page.getByRole('dialog')).waitFor();
    return page;
  },
  'action-call': async (stage) => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    await page.locator('org-highlights').getByRole('button', { name: 'Start Video', exact: true }).click();
    await startCall(page.getByRole('dialog'));
    await page.bringToFront();
    return page;
  },
  'call-active': async (stage) => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    await talk(page);
    await untilSession(stage.system, 'it is Active', ({ Status__c }) => Status__c === 'Active');
    await cardOf(page).locator('.in-call').waitFor();
    await page.evaluate('scrollTo(0, 0)');
    return page;
  },
  'call-unanswered': async (stage) => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    await startCall(page);
    await consoleOf(page).locator('#status').filter({ hasText: 'Waiting for the guest' }).waitFor();
    await passTime(stage.system, page, 16 * 60_000);
    await cardOf(page).getByText('The customer did not join.').first().waitFor();
    return page;
  },
  'error-panel': async (stage) => {
    await stage.system.video.fault({ path: '/api/v1/tokens', status: 503, body: {} });
    const page = await stage.openRecord('Contact', contacts.mobile);
    await startButton(page).click();
    await cardOf(page).getByRole('alert').waitFor();
    return page;
  },
  'console-window': async (stage) => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    await startCall(page);
    const opening = stage.context.waitForEvent('page');
    await cardOf(page).getByRole('button', { name: 'Open in its own window' }).click();
    const window = await opening;
    await window.locator('#status').filter({ hasText: 'Waiting for the guest' }).waitFor();
    return window;
  },
  'call-narrow': async (stage) => {
    const page = await stage.openRecord('Contact', contacts.mobile);
    await page.setViewportSize({ width: 360, height: 740 });
    await startCall(page);
    await consoleOf(page).locator('#status').filter({ hasText: 'Waiting for the guest' }).waitFor();
    return page;
  },
};

const every = { ...documented, ...others };
const shots = extent === undefined ? documented : extent === 'all' ? every : pick(extent.split(','));

function pick(names: readonly string[]): Readonly<Record<string, Shot>> {
  return Object.fromEntries(Object.entries(every).filter(([name]) => names.includes(name)));
}
/** What the browser reports by itself where a page shows a failure. */
const EXPECTED: Readonly<Record<string, readonly RegExp[]>> = { 'error-panel': [/status of 503/u] };

mkdirSync(directory, { recursive: true });
const stage = await createStage();
try {
  for (const [name, open] of Object.entries(shots)) {
    await stage.reset();
    const page = await open(stage);
    const file = path.join(directory, `${name}.png`);
    await page.screenshot({ path: file, animations: 'disabled' });
    process.stdout.write(`${file}\n`);
    try {
      stage.problems.expectNone(EXPECTED[name]);
    } catch (error) {
      // A picture of a page with errors is not one of the product. The others are taken all the same.
      process.stderr.write(`${name}: ${String(error)}\n`);
      process.exitCode = 1;
    }
  }
} finally {
  await stage.close();
}
