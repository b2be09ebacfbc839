import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { createWorkflowOrg } from './workflow-org.ts';

const { users, cases } = seedIds;

describe('Video_Room_Ready', () => {
  let workflow: ReturnType<typeof createWorkflowOrg>;
  beforeEach(() => {
    workflow = createWorkflowOrg();
  });

  async function becomeReady(values: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const id = workflow.request(values);
    workflow.writeBack(id);
    await workflow.org.flows.settled();
    return id;
  }

  it('tells the owner of the case, and opens the case', async () => {
    await becomeReady();
    expect(workflow.notifications()).toMatchObject([
      {
        type: 'Video_Room_Ready',
        recipientId: users.agent,
        title: 'Video room ready: case 00001026',
        body: expect.stringContaining('Join'),
        targetId: cases.open,
      },
    ]);
  });

  it('tells each member of the queue that owns the case', async () => {
    workflow.giveToQueue([users.agent2, users.supervisor]);
    await becomeReady();
    expect(
      workflow
        .notifications()
        .map(({ recipientId }) => recipientId)
        .toSorted(),
    ).toEqual([users.agent2, users.supervisor].toSorted());
  });

  it.each([
    ['a session of an agent', { Origin__c: 'Agent' }],
    ['a session that somebody has joined', { Agent__c: users.agent2 }],
    ['a session without a case', { Case__c: null, Contact__c: seedIds.contacts.mobile }],
  ])('tells nobody of %s', async (_, values) => {
    await becomeReady(values);
    expect(workflow.notifications()).toEqual([]);
    expect(workflow.org.flows.errors).toEqual([]);
  });

  it('tells once, whatever is written to the session later', async () => {
    const id = await becomeReady();
    workflow.writeBack(id, { Guest_Link__c: 'https://guest.example/2' });
    workflow.writeBack(id, { Agent__c: users.agent });
    await workflow.org.flows.settled();
    expect(workflow.notifications()).toHaveLength(1);
  });

  it.each([
    ['refused', () => workflow.org.records.patch('Case', cases.open, { OwnerId: '005000000000999AAA' })],
    [
      'impossible',
      () => {
        for (const { Id } of workflow.org.records.list('CustomNotificationType'))
          workflow.org.records.remove('CustomNotificationType', Id);
      },
    ],
  ])('keeps the write-back when the notification is %s, and says so on the session', async (_, spoil) => {
    spoil();
    const id = await becomeReady();
    expect(workflow.session(id)).toMatchObject({
      Status__c: 'Ready',
      Call_Reference__c: '00001010',
      Failure_Message__c: expect.stringContaining('was not told'),
    });
    expect(workflow.notifications()).toEqual([]);
    expect(workflow.org.flows.errors).toEqual([]);
  });
});
