import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { expectAccessible } from '../support/browser-accessibility.ts';
import { eventually } from '../support/control.ts';
import { actAs } from '../support/person.ts';
import { shareAmongTests } from '../support/share.ts';
import { cardOf } from '../journeys/pages.ts';
import { createStage, type Stage } from '../support/stage.ts';

const { cases, users } = seedIds;

let stage: Stage;
shareAmongTests(createStage, (started) => (stage = started));
beforeEach(() => {
  stage.system.sandbox.org.flows.setActive('Video_Template_Case_Escalated', true);
});

describe('an escalated case without a contact', () => {
  it('rings for its owner, says why no call comes, and leads to the case', async () => {
    const { system } = stage;
    await system.org.change('Case', cases.noContact, { OwnerId: users.agent });
    const page = await stage.open('/lightning/page/home');
    const supervisor = await actAs(system, 'supervisor@northlake.example');
    expect(await supervisor.update(cases.noContact, { IsEscalated: true })).toBe(200);
    await eventually('the request has failed', async () => {
      const [session] = await system.org.rows('Video_Session__c');
      return session?.['Status__c'] === 'Failed' && session['Failure_Code__c'] === 'CONTACT_MISSING';
    });

    await page.getByRole('button', { name: 'Notifications, 1 unread', exact: true }).click();
    const panel = page.getByRole('dialog', { name: 'Notifications' });
    await panel
      .getByText('The case has no contact to call. Fill in the contact, then press Start video on the case.')
      .waitFor();
    await expectAccessible(page);
    await panel.getByRole('link', { name: 'No video call' }).click();
    await page.waitForURL(new RegExp(`/${cases.noContact}/view$`, 'u'));
    // Nothing can be started there yet; what was asked for is listed all the same, with its reason.
    const list = cardOf(page).locator('c-video-session-list');
    await list.getByText('There is no contact to call').waitFor();
    await list.getByText('Failed', { exact: true }).waitFor();
    await expectAccessible(page);
    expect(await system.video.get('/rooms')).toEqual([]);
    stage.problems.expectNone();
  });
});
