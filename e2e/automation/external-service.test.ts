import { beforeEach, describe, expect, it } from 'vitest';
import { enterAutomationKey } from '../../demo/enter-automation-key.ts';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually } from '../support/control.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const { cases, users } = seedIds;

let system: System;
shareAmongTests(startSystem, (started) => (system = started));
beforeEach(() => {
  const { org } = system.sandbox;
  const set = org.records.list('PermissionSet').find((row) => row['Name'] === 'Video_Automation');
  org.records.plant('PermissionSetAssignment', { PermissionSetId: set?.Id, AssigneeId: users.agent });
});

const start = () => system.sandbox.org.flows.launch('Start_Video_Now', users.agent, { caseId: cases.open });
const sessions = () => system.org.rows('Video_Session__c');
const written = () =>
  eventually('the session is ready', async () => {
    const [session] = await sessions();
    return session?.['Status__c'] === 'Ready' && session;
  });

describe('Start_Video_Now with the middleware', () => {
  it('gets a link whose room is on the record, tells the owner, and run again gives it to nobody', async () => {
    await enterAutomationKey(system.sandbox.org, system.middlewareUrl);
    const outputs = await start();
    const session = await written();
    expect(outputs).toMatchObject({
      sessionId: session['Id'],
      guestLink: session['Guest_Link__c'],
      callReference: session['Call_Reference__c'],
      errorMessage: null,
    });
    expect(session).toMatchObject({ Origin__c: 'Automation', Agent__c: null, Case__c: cases.open });
    await system.sandbox.org.flows.settled();
    expect(system.sandbox.org.flows.notifications.list(users.agent)).toHaveLength(1);
    expect(await start()).toMatchObject({ sessionId: session['Id'], guestLink: null });
    // The event that the new session published finds its room there.
    expect([await sessions(), (await system.video.get('/rooms')) as unknown[]].map((list) => list.length)).toEqual([
      1, 1,
    ]);
  });

  it('hands on the words of the middleware for a key that it does not know, and leaves no session', async () => {
    system.sandbox.org.flows.credentials.set('Start_Video_Middleware', 'Automation', 'svk_unknown');
    expect(await start()).toMatchObject({ guestLink: null, errorMessage: expect.stringContaining('key') });
    expect(await sessions()).toEqual([]);
  });
});
