import { beforeEach, describe, expect, it } from '@jest/globals';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { createWorkflowOrg } from './workflow-org.ts';

const { users, cases } = seedIds;

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
