import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { createWorkflowOrg } from './workflow-org.ts';

const { users, cases, contacts } = seedIds;

describe('Video_Call_Completed', () => {
  let workflow: ReturnType<typeof createWorkflowOrg>;
  beforeEach(() => {
    workflow = createWorkflowOrg();
  });

  const tasks = () => workflow.org.records.list('Task');
  const OUTCOME = {
    Agent__c: users.agent,
    Contact__c: contacts.mobile,
    Started_At__c: '2026-11-29T10:02:00.000Z',
    Ended_At__c: '2026-11-29T10:14:30.000Z',
    Duration_Seconds__c: 705,
  };

  async function complete(values: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const id = workflow.request();
    workflow.writeBack(id, OUTCOME);
    await finish(id, values);
    return id;
  }
  async function finish(id: string, values: Readonly<Record<string, unknown>> = {}): Promise<void> {
    workflow.writeBack(id, { Status__c: 'Completed', ...values });
    await workflow.org.flows.settled();
  }
  const switchOff = (): void => {
    const [settings] = workflow.org.records.list('Video_Settings__c');
    workflow.org.records.patch('Video_Settings__c', settings?.Id ?? '', { Log_Task__c: false });
  };

  it('puts the call into the timelines of contact and case, as done by the agent', async () => {
    const id = await complete();
    expect(tasks()).toMatchObject([
      {
        OwnerId: users.agent,
        WhoId: contacts.mobile,
        WhatId: cases.open,
        Subject: 'Video call 00001010',
        Status: 'Completed',
        Priority: 'Normal',
        TaskSubtype: 'Call',
        CallType: 'Outbound',
        CallDurationInSeconds: 705,
        CallObject: id,
        ActivityDate: '2026-11-29',
      },
    ]);
    expect(workflow.session(id)?.['Task_Id__c']).toBe(tasks()[0]?.Id);
    expect(workflow.session(id)?.['Failure_Message__c']).toBeNull();
    expect(workflow.org.flows.errors).toEqual([]);
  });

  it('makes one task, however often the session changes', async () => {
    const id = await complete();
    await finish(id, { Guest_Rating__c: 5 });
    await finish(id, { Status__c: 'Active' });
    await finish(id, { Status__c: 'Completed', Duration_Seconds__c: 800 });
    expect(tasks()).toHaveLength(1);
  });

  it.each(['Requested', 'Ready', 'Active', 'Expired', 'Failed', 'Cancelled'])(
    'makes none of a session that is %s',
    async (status) => {
      await complete({ Status__c: status });
      expect(tasks()).toEqual([]);
    },
  );

  it('makes one without a case, an agent, a duration and a time', async () => {
    const id = await complete({
      Agent__c: null,
      Case__c: null,
      Duration_Seconds__c: null,
      Ended_At__c: null,
      Call_Reference__c: null,
    });
    const OwnerId = workflow.session(id)?.['OwnerId'];
    expect(tasks()).toMatchObject([
      { OwnerId, WhatId: null, WhoId: contacts.mobile, Subject: 'Video call', CallDurationInSeconds: null },
    ]);
    expect(tasks()[0]?.['ActivityDate']).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
  });

  it('makes none where the settings say so, and makes them again when they do not', async () => {
    switchOff();
    await complete();
    expect(tasks()).toEqual([]);
    const [settings] = workflow.org.records.list('Video_Settings__c');
    workflow.org.records.patch('Video_Settings__c', settings?.Id ?? '', { Log_Task__c: true });
    await complete();
    expect(tasks()).toHaveLength(1);
  });

  it('loses no call where there are no settings', async () => {
    for (const { Id } of workflow.org.records.list('Video_Settings__c'))
      workflow.org.system().delete('Video_Settings__c', Id);
    await complete();
    expect(tasks()).toHaveLength(1);
  });

  it('says on the session why there is no task, and leaves its state alone', async () => {
    workflow.org.records.patch('User', users.agent2, { IsActive: false });
    const id = await complete({ Agent__c: users.agent2 });
    expect(tasks()).toEqual([]);
    expect(workflow.session(id)).toMatchObject({
      Status__c: 'Completed',
      Task_Id__c: null,
      Failure_Message__c: expect.stringMatching(/^The call is not in the timeline: ./u),
    });
  });
});
