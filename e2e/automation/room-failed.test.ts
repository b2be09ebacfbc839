import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { createWorkflowOrg } from './workflow-org.ts';

const { users, cases, contacts } = seedIds;

describe('Video_Room_Failed', () => {
  let workflow: ReturnType<typeof createWorkflowOrg>;
  beforeEach(() => {
    workflow = createWorkflowOrg();
  });

  async function fail(
    values: Readonly<Record<string, unknown>> = {},
    reason: string | null = 'The case has no contact to call.',
  ): Promise<string> {
    const id = workflow.request(values);
    workflow.writeBack(id, {
      Status__c: 'Failed',
      Call_Reference__c: null,
      Failure_Code__c: 'CONTACT_MISSING',
      Failure_Message__c: reason,
    });
    await workflow.org.flows.settled();
    return id;
  }

  it('tells the owner of the case that no call comes, and why', async () => {
    await fail();
    expect(workflow.notifications()).toMatchObject([
      {
        recipientId: users.agent,
        title: 'No video call: case 00001026',
        body: expect.stringMatching(/No video call comes.*has no contact to call/u),
        targetId: cases.open,
      },
    ]);
    expect(workflow.org.flows.errors).toEqual([]);
  });

  it('tells each member of the queue that owns the case', async () => {
    workflow.giveToQueue([users.agent2, users.supervisor]);
    await fail();
    const told = workflow.notifications().map(({ recipientId }) => recipientId);
    expect(told.toSorted()).toEqual([users.agent2, users.supervisor].toSorted());
  });

  it('tells whose change set the workflow off, where there is no case', async () => {
    const id = workflow.org.records.plant('Video_Session__c', {
      Contact__c: contacts.noPhone,
      Origin__c: 'Automation',
      Status__c: 'Requested',
      OwnerId: users.agent2,
    }).Id;
    workflow.writeBack(id, { Status__c: 'Failed', Failure_Message__c: 'The contact has no number.' });
    await workflow.org.flows.settled();
    expect(workflow.notifications()).toMatchObject([
      { recipientId: users.agent2, title: 'No video call', targetId: id },
    ]);
  });

  it.each([749, 750, 751, 2000])('tells although the reason has %d characters', async (length) => {
    await fail({}, 'x'.repeat(length));
    const [told] = workflow.notifications();
    expect(told?.body.length).toBeLessThanOrEqual(750);
    expect(told?.body).toMatch(/^No video call comes for the customer\. x{700,}…$/u);
  });

  it('tells that there was no reason', async () => {
    await fail({}, null);
    expect(workflow.notifications()).toMatchObject([{ body: expect.stringContaining('without a reason') }]);
  });

  it('tells once, and nobody of a session of an agent', async () => {
    const id = await fail();
    workflow.writeBack(id, { Status__c: 'Failed', Failure_Message__c: 'Again' });
    await fail({ Origin__c: 'Agent' });
    expect(workflow.notifications()).toHaveLength(1);
  });

  it('keeps the write-back when nobody can be told, and says so within the field', async () => {
    workflow.org.records.patch('Case', cases.open, { OwnerId: '005000000000999AAA' });
    const id = await fail({}, 'y'.repeat(2000));
    const noted = workflow.session(id)?.['Failure_Message__c'];
    const message = typeof noted === 'string' ? noted : '';
    expect(message).toContain('was not told');
    expect(message.length).toBeLessThanOrEqual(2000);
    expect(workflow.session(id)).toMatchObject({ Status__c: 'Failed', Failure_Code__c: 'CONTACT_MISSING' });
    expect(workflow.org.flows.errors).toEqual([]);
  });
});

describe('Video_Notify_Case_Owner', () => {
  it('cuts a long title and a long body, and sends an empty one', async () => {
    const workflow = createWorkflowOrg();
    for (const [title, body] of [
      ['t'.repeat(400), 'b'.repeat(4000)],
      ['t'.repeat(251), ''],
    ]) {
      const inputs = { caseId: cases.open, title: title ?? '', body: body ?? '' };
      workflow.maySend(users.admin);
      expect(await workflow.org.flows.launch('Video_Notify_Case_Owner', users.admin, inputs)).toEqual({
        errorMessage: null,
      });
    }
    const told = workflow.notifications(users.agent);
    expect(told.map(({ title }) => title)).toEqual(Array(2).fill(`${'t'.repeat(200)}: case 00001026`));
    expect(told.map(({ body }) => body.length)).toEqual([28, 750]);
  });

  it('sends nothing in the name of a person who may not send notifications', async () => {
    const workflow = createWorkflowOrg();
    const inputs = { caseId: cases.open, title: 'Hello', body: 'Open this link' };
    expect(await workflow.org.flows.launch('Video_Notify_Case_Owner', users.agent2, inputs)).toMatchObject({
      errorMessage: expect.stringContaining('permission'),
    });
    expect(workflow.notifications()).toEqual([]);
  });
});
