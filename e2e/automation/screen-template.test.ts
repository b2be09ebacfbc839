import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { answer, type Answering } from './answering.ts';
import { createWorkflowOrg } from './workflow-org.ts';

const { users, cases } = seedIds;
const TEMPLATE = 'Video_Template_Case_Screen';
const ROOM = {
  sessionId: 'a00000000000001AAA',
  callReference: '00001026',
  guestLink: 'https://guest.example/room/1',
  invitation: 'Link',
  phoneNumber: null,
  expiresAt: '2026-11-23T10:15:00.000Z',
  status: 'Ready',
};

describe('the template that starts from a case', () => {
  let middleware: Answering;
  let workflow: ReturnType<typeof createWorkflowOrg>;

  beforeEach(async () => {
    middleware = await answer();
    workflow = createWorkflowOrg({ MIDDLEWARE_URL: middleware.url });
    workflow.mayUseKey(users.agent, 'the-key');
    workflow.org.flows.setActive(TEMPLATE, true);
  });
  afterEach(() => middleware.close());

  /** Opens the flow on a case, chooses the link, and gives what the next screen says. */
  async function choose(): Promise<string> {
    const { flows } = workflow.org;
    const first = await flows.screens.start(flows.screenFlow(TEMPLATE), users.agent, { recordId: cases.open });
    if (first.status !== 'screen') throw new Error('there is no first screen');
    const next = await flows.screens.submit(first.interviewId, users.agent, { chosenInvitation: 'Link' });
    return next.status === 'screen' ? next.screen.fields.map(({ text }) => text).join() : next.status;
  }

  it('shows reference and link after the choice, and asks for what was chosen', async () => {
    middleware.say(201, ROOM);
    const text = await choose();
    expect(text).toContain(ROOM.guestLink);
    expect(text).toContain(ROOM.callReference);
    expect(middleware.asked()).toMatchObject([{ body: { caseId: cases.open, invitation: 'Link' } }]);
  });

  it('shows why there is no link', async () => {
    middleware.say(422, { code: 'PHONE_MISSING', detail: 'The contact has no phone number.' });
    expect(await choose()).toContain('The contact has no phone number.');
    expect(workflow.org.flows.errors).toEqual([]);
  });
});
