import { describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { endCall, enter } from '../../sandbox/video-interaction/room/room.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { eventually } from '../support/control.ts';
import { focused } from '../support/keyboard.ts';
import { actAs, openRoom } from '../support/person.ts';
import { shareAmongTests } from '../support/share.ts';
import { createSetupStage, goTo, setupOf, waitUntilConnected, type SetupStage } from './stage.ts';

const { contacts, cases } = seedIds;
const wish = { contactId: contacts.mobile, caseId: cases.open };
const MINUTE_MS = 60_000;

let stage: SetupStage;
shareAmongTests(createSetupStage, (started) => (stage = started));

async function openPart(): Promise<Locator> {
  const page = await stage.openSetup();
  await waitUntilConnected(page);
  await goTo(page, 'Deliveries');
  const part = setupOf(page).locator('c-setup-call-log');
  await part.getByRole('heading', { name: 'After the call' }).waitFor();
  await part.getByRole('button', { name: 'Read the call log now' }).waitFor();
  return part;
}

/** A call of one of two sessions that share case, contact and number. */
async function callInDoubt(): Promise<void> {
  const { clock, video } = stage.system.sandbox;
  for (const user of ['agent', 'agent2']) {
    const person = await actAs(stage.system, `${user}@northlake.example`);
    expect((await openRoom(stage.system, await person.ask(wish))).status).toBe(201);
  }
  const [room] = video.store.rooms();
  if (room === undefined) throw new Error('no room');
  video.store.logIn(room, { email: 'agent@northlake.example', name: 'Agent' });
  enter(room, 'agent', clock.now());
  enter(room, 'guest', clock.now());
  await stage.system.org.advance(4 * MINUTE_MS);
  endCall(room, clock.now());
  await stage.system.org.advance(60 * MINUTE_MS);
}

describe('After the call', () => {
  it('says how the log was read, and reads it at once', async () => {
    const part = await openPart();
    await part.getByText('Not yet').waitFor();
    await expectAccessible(part.page());
    await part.getByRole('button', { name: 'Read the call log now' }).click();
    await focused(part.page(), part.getByText('Read: calls 0, pages 1. Sessions with news: 0.')).waitFor();
    await part.locator('.last-read').filter({ hasText: 'back to' }).waitFor();
    stage.problems.expectNone();
  });

  it('says why 8x8 does not tell', async () => {
    await stage.system.video.fault({ path: '/api/v1/call-logs', status: 401, body: {} });
    const part = await openPart();
    await part.getByRole('button', { name: 'Read the call log now' }).click();
    await part.getByText("8x8's call log is not read at the moment").waitFor();
    await expectAccessible(part.page());
  });

  it('gives a call to the session that somebody says it is of', async () => {
    await callInDoubt();
    const part = await openPart();
    const page = part.page();
    await eventually('the doubt is there', async () => {
      await part.getByRole('button', { name: 'Read the call log now' }).click();
      await part.getByText(/^Read: /u).waitFor();
      return (await part.locator('.doubt').count()) === 1;
    });
    await part.getByRole('heading', { name: 'Calls that may be of several sessions: 1' }).waitFor();
    expect(await part.locator('.candidate').count()).toBe(2);
    await expectAccessible(page);
    await page.setViewportSize({ width: 400, height: 800 });
    await part
      .getByRole('button', { name: /^Assign: Call /u })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: 'Assign this call?' });
    await dialog.getByRole('button', { name: 'Assign' }).click();
    await focused(page, part.getByText('Assigned. Salesforce has it within a minute.')).waitFor();
    expect(await part.locator('.doubt').count()).toBe(0);
    await eventually('one session has the call', async () => {
      await stage.system.org.advance(5_000);
      const sessions = await stage.system.org.rows('Video_Session__c');
      return sessions.filter(({ Status__c }) => Status__c === 'Completed').length === 1;
    });
    await setupOf(page).locator('c-setup-audit').getByText('Call assigned').waitFor();
    stage.problems.expectNone();
  });
});
