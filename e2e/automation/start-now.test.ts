import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { answer, type Answering } from './answering.ts';
import { createWorkflowOrg } from './workflow-org.ts';

const { users, cases, contacts } = seedIds;
const ROOM = {
  sessionId: 'a00000000000001AAA',
  callReference: '00001026',
  guestLink: 'https://guest.example/room/1',
  invitation: 'SMS',
  phoneNumber: null,
  expiresAt: '2026-11-23T10:15:00.000Z',
  status: 'Ready',
};

describe('Start_Video_Now', () => {
  let middleware: Answering;
  let workflow: ReturnType<typeof createWorkflowOrg>;

  beforeEach(async () => {
    middleware = await answer();
    middleware.say(201, ROOM);
    workflow = createWorkflowOrg({ MIDDLEWARE_URL: middleware.url });
    workflow.mayUseKey(users.agent, 'the-key');
  });
  afterEach(() => middleware.close());

  const start = (inputs: Readonly<Record<string, string>> = {}, userId: string = users.agent) =>
    workflow.org.flows.launch('Start_Video_Now', userId, { caseId: cases.open, ...inputs });

  it('returns link, reference and expiry of the room in the same run', async () => {
    expect(await start()).toEqual({
      sessionId: ROOM.sessionId,
      guestLink: ROOM.guestLink,
      callReference: ROOM.callReference,
      expiresAt: ROOM.expiresAt,
      errorMessage: null,
    });
  });

  it('asks with the key of the external credential, by SMS unless told otherwise, each run with an id of its own', async () => {
    await start();
    await start({ contactId: contacts.mobile, invitation: 'Link' });
    const [first, second] = middleware.asked();
    expect(first).toEqual({
      authorization: 'Bearer the-key',
      body: {
        organizationId: workflow.org.organizationId,
        caseId: cases.open,
        invitation: 'SMS',
        requestId: expect.stringMatching(/^\S{8,}$/u),
      },
    });
    expect(second).toMatchObject({ body: { contactId: contacts.mobile, invitation: 'Link' } });
    expect(second?.body.requestId).not.toBe(first?.body.requestId);
  });

  it('hands the middleware’s reason on when it refuses', async () => {
    middleware.say(422, { code: 'PHONE_MISSING', detail: 'The contact has no phone number.' });
    expect(await start()).toMatchObject({ guestLink: null, errorMessage: 'The contact has no phone number.' });
    middleware.say(503, { code: 'VIDEO_UNAVAILABLE', detail: '8x8 does not answer.' });
    expect(await start()).toMatchObject({ guestLink: null, errorMessage: '8x8 does not answer.' });
  });

  it('is a call by SMS also where 8x8 gives no link', async () => {
    middleware.say(201, { ...ROOM, guestLink: null });
    expect(await start()).toMatchObject({ callReference: ROOM.callReference, guestLink: null, errorMessage: null });
  });

  it('names the session that has no room, and why', async () => {
    middleware.say(200, { ...ROOM, guestLink: null, status: 'Failed', failureMessage: 'The number is not valid.' });
    expect(await start()).toMatchObject({
      sessionId: ROOM.sessionId,
      guestLink: null,
      errorMessage: 'The number is not valid.',
    });
  });

  it.each([
    ['the middleware is down', () => middleware.close()],
    [
      'no key was entered',
      () => {
        workflow.org.flows.credentials.clear();
        return Promise.resolve();
      },
    ],
  ])('says so and does not fail when %s', async (_, spoil) => {
    await spoil();
    expect(await start()).toMatchObject({ guestLink: null, errorMessage: expect.stringMatching(/\w/u) });
    expect(workflow.org.flows.errors).toEqual([]);
  });

  it('starts no call about a case that the person may not see', async () => {
    workflow.mayUseKey(users.restricted, 'the-key');
    const outputs = await start({ caseId: cases.vip }, users.restricted);
    expect(outputs).toMatchObject({
      sessionId: null,
      guestLink: null,
      errorMessage: expect.stringContaining('no case'),
    });
    expect(middleware.asked()).toEqual([]);
  });

  it('needs Video Automation', async () => {
    expect(await start({}, users.agent2)).toMatchObject({ errorMessage: expect.stringContaining('permission') });
    expect(middleware.asked()).toEqual([]);
  });

  it.each([
    ['waits already', { Status__c: 'Ready', Room_Expires_At__c: '2026-11-23T10:01:00.000Z' }],
    ['has no end yet', { Status__c: 'Ready' }],
  ])('gives nobody the link of a room that %s', async (_, values) => {
    workflow.org.records.plant('Video_Session__c', {
      Case__c: cases.open,
      Guest_Link__c: 'https://guest.example/room/0',
      Call_Reference__c: '00001026',
      ...values,
    });
    const outputs = await start();
    expect(outputs).toMatchObject({ guestLink: null, errorMessage: expect.stringContaining('Join') });
    expect(JSON.stringify(outputs)).not.toContain('guest.example');
    expect(middleware.asked()).toEqual([]);
  });

  it('asks for a new one once that has expired', async () => {
    workflow.org.records.plant('Video_Session__c', {
      Case__c: cases.open,
      Status__c: 'Ready',
      Guest_Link__c: 'https://guest.example/room/0',
      Room_Expires_At__c: '2026-11-23T09:59:00.000Z',
    });
    expect(await start()).toMatchObject({ guestLink: ROOM.guestLink });
  });

  it.each([{ Status__c: 'Requested', Origin__c: 'Automation' }, { Status__c: 'Active' }])(
    'gives no link for a session that is %j',
    async (values) => {
      const { Id } = workflow.org.records.plant('Video_Session__c', { Case__c: cases.open, ...values });
      expect(await start()).toMatchObject({
        sessionId: Id,
        guestLink: null,
        errorMessage: expect.stringContaining('already'),
      });
      expect(middleware.asked()).toEqual([]);
    },
  );
});
