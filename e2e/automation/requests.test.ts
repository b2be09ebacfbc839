import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { createWorkflowOrg } from './workflow-org.ts';

const { users, cases, contacts } = seedIds;

let workflow: ReturnType<typeof createWorkflowOrg>;
beforeEach(() => {
  workflow = createWorkflowOrg();
});

describe('Video_Session_Publish_Request', () => {
  it('publishes one event for a request of a workflow, with the ids of session and org', () => {
    const id = workflow.request();
    expect(workflow.org.events.list()).toMatchObject([
      {
        event: 'Video_Session_Requested__e',
        values: { Session_Id__c: id, Org_Id__c: workflow.org.organizationId },
      },
    ]);
    workflow.writeBack(id);
    expect(workflow.published()).toEqual([id]);
  });

  it('publishes nothing for a request of an agent', () => {
    workflow.org.asUser(users.agent).insert('Video_Session__c', { Contact__c: contacts.mobile, Case__c: cases.open });
    expect(workflow.published()).toEqual([]);
  });

  it('publishes nothing for a session that was never requested here', () => {
    workflow.request({ Status__c: 'Completed' });
    expect(workflow.published()).toEqual([]);
  });

  it('publishes nothing if the request is rolled back', () => {
    expect(() =>
      workflow.org.system().transaction(() => {
        workflow.request();
        throw new Error('undone');
      }),
    ).toThrow('undone');
    expect([workflow.sessions(), workflow.published()]).toEqual([[], []]);
  });
});

describe('Start_Video_For_Case', () => {
  it('creates a request for the case and its contact, by SMS', async () => {
    const outputs = await workflow.startForCase({ caseId: cases.open });
    const [session] = workflow.sessions();
    expect(session).toMatchObject({
      Case__c: cases.open,
      Contact__c: contacts.mobile,
      Invitation__c: 'SMS',
      Origin__c: 'Automation',
      Status__c: 'Requested',
      CreatedById: users.agent,
    });
    expect(outputs).toMatchObject({ sessionId: session?.Id, isAlreadyOpen: false, errorMessage: null });
    expect(workflow.published()).toEqual([session?.Id]);
  });

  it('takes another contact and invitation, and an id of 15 characters', async () => {
    await workflow.startForCase({ caseId: cases.open.slice(0, 15), contactId: contacts.vip, invitation: 'Link' });
    expect(workflow.sessions()).toMatchObject([
      { Case__c: cases.open, Contact__c: contacts.vip, Invitation__c: 'Link', Open_Case_Key__c: cases.open },
    ]);
  });

  it('run twice creates one session', async () => {
    const first = await workflow.startForCase({ caseId: cases.open });
    const again = await workflow.startForCase({ caseId: cases.open });
    expect(again).toMatchObject({ sessionId: first['sessionId'], isAlreadyOpen: true, errorMessage: null });
    expect(workflow.published()).toEqual([first['sessionId']]);
  });

  it.each([
    [{ Origin__c: 'Agent', Status__c: 'Ready' }, true],
    [{ Origin__c: 'Agent', Status__c: 'Active' }, true],
    [{ Origin__c: 'Automation', Status__c: 'Requested' }, true],
    // An agent who left before the room was there must not keep a workflow from starting one.
    [{ Origin__c: 'Agent', Status__c: 'Requested' }, false],
    [{ Origin__c: 'Agent', Status__c: 'Expired' }, false],
    [{ Origin__c: 'Automation', Status__c: 'Failed' }, false],
    [{ Origin__c: 'Automation', Status__c: 'Ready', Case__c: cases.vip }, false],
  ])('finds of the session %j that one is open: %s', async (values, isAlreadyOpen) => {
    workflow.org.records.plant('Video_Session__c', { Case__c: cases.open, ...values });
    expect(await workflow.startForCase({ caseId: cases.open })).toMatchObject({ isAlreadyOpen, errorMessage: null });
  });

  it('that loses against one at the same moment returns the session of the other', async () => {
    // What the other run left behind can be found by its key alone, as if it came between looking and creating.
    const other = workflow.org.records.plant('Video_Session__c', {
      Case__c: null,
      Contact__c: contacts.mobile,
      Origin__c: 'Automation',
      Open_Case_Key__c: cases.open,
    });
    expect(await workflow.startForCase({ caseId: cases.open })).toMatchObject({
      sessionId: other.Id,
      isAlreadyOpen: true,
      errorMessage: '',
    });
    expect(workflow.sessions()).toHaveLength(1);
  });

  it('asks for nothing in the name of an agent who launches it, and does not fail', async () => {
    const outputs = await workflow.org.flows.launch('Start_Video_For_Case', users.agent2, { caseId: cases.open });
    expect(outputs).toMatchObject({ sessionId: null, errorMessage: expect.stringMatching(/\w/u) });
    expect(workflow.sessions()).toEqual([]);
  });

  it('says that there is no such case, and does not fail', async () => {
    const outputs = await workflow.startForCase({ caseId: '500000000000999AAA' });
    expect(outputs).toMatchObject({ sessionId: null, errorMessage: expect.stringContaining('no case') });
  });

  it('says why no session can be created, and does not fail', async () => {
    const outputs = await workflow.startForCase({ caseId: cases.open, invitation: 'Pigeon' });
    expect(outputs).toMatchObject({
      sessionId: null,
      isAlreadyOpen: false,
      errorMessage: expect.stringMatching(/\w/u),
    });
  });
});

describe('Video_Session_Free_Case', () => {
  it.each(['Completed', 'Expired', 'Failed', 'Cancelled'])('lets the next call begin after %s', async (Status__c) => {
    const sessionId = await workflow.startSession();
    workflow.writeBack(sessionId, { Status__c });
    expect(workflow.session(sessionId)).toMatchObject({ Status__c, Open_Case_Key__c: null });
    expect(await workflow.startForCase({ caseId: cases.open })).toMatchObject({ isAlreadyOpen: false });
  });

  it('keeps the key while the room waits and while the call runs', async () => {
    const sessionId = await workflow.startSession();
    for (const Status__c of ['Ready', 'Active']) workflow.writeBack(sessionId, { Status__c });
    expect(workflow.session(sessionId)).toMatchObject({ Open_Case_Key__c: cases.open });
  });

  it('lets a room that expired unused be renewed while another is open', async () => {
    const sessionId = await workflow.startSession();
    workflow.writeBack(sessionId, { Status__c: 'Expired' });
    await workflow.startForCase({ caseId: cases.open });
    workflow.writeBack(sessionId, { Status__c: 'Ready' });
    expect(workflow.session(sessionId)).toMatchObject({ Status__c: 'Ready', Open_Case_Key__c: null });
  });
});
