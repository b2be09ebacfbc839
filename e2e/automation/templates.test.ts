import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { answer, type Answering } from './answering.ts';
import { createWorkflowOrg } from './workflow-org.ts';

const { users, cases, contacts } = seedIds;

let workflow: ReturnType<typeof createWorkflowOrg>;
beforeEach(() => {
  workflow = createWorkflowOrg();
});

/** As somebody does on the page, where assignment rules stay out of it. */
async function change(values: Readonly<Record<string, unknown>>, userId: string = users.agent): Promise<void> {
  workflow.org.asUser(userId).update('Case', cases.open, values, { useAssignmentRules: false });
  await workflow.org.flows.settled();
}

describe('Video_Template_Case_Escalated', () => {
  it('does nothing before an administrator activates it', async () => {
    await change({ IsEscalated: true });
    expect(workflow.sessions()).toEqual([]);
  });

  it.each([{ IsEscalated: true }, { Status: 'Escalated' }])('asks for one video call after %j', async (escalated) => {
    workflow.org.flows.setActive('Video_Template_Case_Escalated', true);
    await change(escalated);
    await change({ Subject: 'Still escalated' });
    expect(workflow.sessions()).toMatchObject([{ Case__c: cases.open, Origin__c: 'Automation' }]);
    expect(workflow.published()).toHaveLength(1);
  });

  it('asks for one call although the case is escalated, calmed and escalated again', async () => {
    workflow.org.flows.setActive('Video_Template_Case_Escalated', true);
    for (const IsEscalated of [true, false, true]) await change({ IsEscalated });
    expect(workflow.sessions()).toHaveLength(1);
  });

  it('tells the owner why there is no call', async () => {
    workflow.org.flows.setActive('Video_Template_Case_Escalated', true);
    workflow.org.records.patch('Case', cases.open, { ContactId: '003000000000999AAA' });
    await change({ IsEscalated: true });
    expect(workflow.sessions()).toEqual([]);
    expect(workflow.notifications(users.agent)).toMatchObject([
      { title: expect.stringContaining('No video call'), targetId: cases.open },
    ]);
  });

  it('keeps the escalation although a flow that it calls was switched off', async () => {
    workflow.org.flows.setActive('Video_Template_Case_Escalated', true);
    workflow.org.flows.setActive('Start_Video_For_Case', false);
    await change({ IsEscalated: true });
    expect(workflow.org.records.get('Case', cases.open)).toMatchObject({ IsEscalated: true });
    expect(workflow.org.flows.errors).toMatchObject([{ flow: 'Video_Template_Case_Escalated' }]);
  });
});

describe('Video_Template_Case_Status_Email', () => {
  const LINK = 'https://guest.example/room/1';
  let middleware: Answering;

  beforeEach(async () => {
    middleware = await answer();
    workflow = createWorkflowOrg({ MIDDLEWARE_URL: middleware.url });
    workflow.org.flows.setActive('Video_Template_Case_Status_Email', true);
    workflow.mayUseKey(users.agent, 'the-key');
  });
  afterEach(() => middleware.close());

  const later = (minutes: number) => new Date(workflow.org.clock.now() + minutes * 60_000).toISOString();
  const room = (minutes: number) => ({
    sessionId: 'a00000000000001AAA',
    callReference: '00001010',
    guestLink: LINK,
    invitation: 'Link',
    phoneNumber: null,
    expiresAt: later(minutes),
    status: 'Ready',
  });
  const wait = () => change({ Status: 'Waiting on Customer' });

  it('asks for a link and mails it to the contact of the case', async () => {
    middleware.say(201, room(15));
    await wait();
    expect(middleware.asked()).toMatchObject([
      {
        authorization: 'Bearer the-key',
        body: { organizationId: workflow.org.organizationId, caseId: cases.open, invitation: 'Link' },
      },
    ]);
    expect(workflow.org.flows.emails.list()).toMatchObject([
      { to: ['grace.whitfield@example.com'], body: expect.stringContaining(LINK) },
    ]);
    expect(workflow.notifications()).toEqual([]);
  });

  it('mails no link that has expired, and tells the owner', async () => {
    middleware.say(201, room(-1));
    await wait();
    expect(workflow.org.flows.emails.list()).toEqual([]);
    expect(workflow.notifications(users.agent)).toMatchObject([{ body: expect.stringContaining('expired') }]);
  });

  it('tells the owner when the contact has no address, or the mail is refused', async () => {
    middleware.say(201, room(15));
    workflow.org.records.patch('Contact', contacts.mobile, { Email: null });
    await wait();
    expect(workflow.notifications(users.agent)).toMatchObject([{ body: expect.stringContaining('no e-mail address') }]);
    workflow.org.records.patch('Contact', contacts.mobile, { Email: 'grace.whitfield@example.com' });
    workflow.org.flows.emails.deliverability = 'System';
    await change({ Status: 'New' });
    await wait();
    expect(workflow.notifications(users.agent)[0]).toMatchObject({ body: expect.stringContaining('not e-mailed') });
    expect(workflow.org.records.get('Case', cases.open)).toMatchObject({ Status: 'Waiting on Customer' });
    expect(workflow.org.flows.errors).toEqual([]);
  });

  it('leaves a request that waits when the middleware is down', async () => {
    await middleware.close();
    await wait();
    expect(workflow.sessions()).toMatchObject([
      { Case__c: cases.open, Contact__c: contacts.mobile, Invitation__c: 'Link', Status__c: 'Requested' },
    ]);
    expect(workflow.published()).toHaveLength(1);
    expect(workflow.org.flows.errors).toEqual([]);
  });

  it('leaves a request that waits when the person has no right to the key', async () => {
    await change({ Status: 'Waiting on Customer' }, users.agent2);
    expect(middleware.asked()).toEqual([]);
    expect(workflow.sessions()).toHaveLength(1);
  });

  it('asks for nothing while a video call about the case is open', async () => {
    await workflow.startForCase({ caseId: cases.open });
    await wait();
    expect(middleware.asked()).toEqual([]);
    expect([workflow.sessions().length, workflow.org.flows.emails.list().length]).toEqual([1, 0]);
  });
});
