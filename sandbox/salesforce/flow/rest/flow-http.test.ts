import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../../seeds/index.ts';
import { serveOrg, type ServedOrg } from '../../rest/fixtures/serve-org.ts';
import type { Org } from '../../types.ts';
import {
  connect,
  createFlowOrg,
  createRecord,
  flowFile,
  notificationTypeFile,
  reference,
} from '../fixtures/flow-org.ts';

const { users, cases } = seedIds;

const FLOW = `<variables><name>caseId</name><dataType>String</dataType><isInput>true</isInput></variables>
  <variables><name>sessionId</name><dataType>String</dataType><isOutput>true</isOutput></variables>
  ${createRecord('Create', 'Video_Session__c', { Case__c: reference('caseId') }, '<assignRecordIdToReference>sessionId</assignRecordIdToReference>')}
  <start>${connect('Create')}</start>`;
const SCREEN = `<screens><name>Hello</name><label>Hello</label><fields><name>Say</name><fieldText>Hi</fieldText>
  <fieldType>DisplayText</fieldType></fields></screens><start>${connect('Hello')}</start>`;

let org: Org;
let served: ServedOrg;
beforeEach(async () => {
  org = createFlowOrg({ ...flowFile(FLOW), ...flowFile(SCREEN, 'Ask', 'Flow'), ...notificationTypeFile('Ready') });
  served = await serveOrg(org);
});
afterEach(() => served.close());

async function call(method: string, path: string, body?: unknown, userId: string = users.agent) {
  const response = await fetch(served.url + path, {
    method,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${served.tokens.issue(userId)}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.text();
  return { status: response.status, body: answer === '' ? null : (JSON.parse(answer) as unknown) };
}

const ACTION = '/services/data/v66.0/actions/custom/flow/Try';
const CONNECT = '/services/data/v66.0/connect';

describe('a flow as an action of the REST API', () => {
  it('runs once for each input and answers the outputs', async () => {
    const { status, body } = await call('POST', ACTION, {
      inputs: [{ caseId: cases.open }, { caseId: cases.germany }],
    });
    const ids = org.records.list('Video_Session__c').map(({ Id }) => Id);
    expect(status).toBe(200);
    expect(body).toMatchObject(
      ids.map((sessionId) => ({ actionName: 'Try', isSuccess: true, errors: null, outputValues: { sessionId } })),
    );
  });

  it('says of each input what went wrong', async () => {
    const { status, body } = await call('POST', ACTION, { inputs: [{ caseId: cases.vip }] }, users.restricted);
    expect(status).toBe(400);
    expect(body).toMatchObject([
      { isSuccess: false, errors: [{ message: expect.stringContaining('INSUFFICIENT_ACCESS') as unknown }] },
    ]);
  });

  it.each([
    ['that is not there', '/services/data/v66.0/actions/custom/flow/Nothing', users.agent, 404],
    ['without the right to run flows', ACTION, users.integration, 403],
  ])('%s is refused', async (_, path, userId, status) => {
    expect((await call('POST', path, { inputs: [{}] }, userId)).status).toBe(status);
  });
});

describe('a flow that takes access of its own', () => {
  const RESTRICTED = '<isAdditionalPermissionRequiredToRun>true</isAdditionalPermissionRequiredToRun>';
  const grant = (flow: string): string => `<flowAccesses><enabled>true</enabled><flow>${flow}</flow></flowAccesses>`;
  const CALLER = `<subflows><name>Call</name><label>Call</label><flowName>Try</flowName>
    <inputAssignments><name>caseId</name>${reference('caseId')}</inputAssignments></subflows>
    <variables><name>caseId</name><dataType>String</dataType><isInput>true</isInput></variables>
    <start>${connect('Call')}</start>`;
  const SYSTEM = '<runInMode>SystemModeWithoutSharing</runInMode>';

  beforeEach(async () => {
    await served.close();
    org = createFlowOrg({
      ...flowFile(FLOW + RESTRICTED),
      ...flowFile(SCREEN + RESTRICTED, 'Ask', 'Flow'),
      ...flowFile(CALLER, 'Through'),
      ...flowFile(CALLER + SYSTEM, 'Through_System'),
      'permissionsets/Runner.permissionset-meta.xml': `<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
        <label>Runner</label>${grant('Try')}${grant('Ask')}</PermissionSet>`,
    });
    served = await serveOrg(org);
  });

  const run = (flow: string, userId: string) =>
    call('POST', `/services/data/v66.0/actions/custom/flow/${flow}`, { inputs: [{ caseId: cases.open }] }, userId);
  const show = (userId: string) => call('POST', `${CONNECT}/flow-interviews`, { flow: 'Ask' }, userId);
  const assign = (AssigneeId: string): void => {
    const set = org.records.list('PermissionSet').find((row) => row['Name'] === 'Runner');
    org.records.plant('PermissionSetAssignment', { PermissionSetId: set?.Id, AssigneeId });
  };

  it.each([
    ['agents', users.agent],
    ['administrators', users.admin],
  ])('is refused to %s who may run all others', async (_, userId) => {
    expect([(await run('Try', userId)).status, (await show(userId)).status]).toEqual([403, 403]);
    expect(org.records.list('Video_Session__c')).toEqual([]);
  });

  it('runs for whom a permission set names it', async () => {
    assign(users.agent);
    expect([(await run('Try', users.agent)).status, (await show(users.agent)).status]).toEqual([200, 201]);
  });

  it('runs within another one as a person for the same people, and as the system for everybody', async () => {
    expect((await run('Through', users.agent)).status).toBe(400);
    expect((await run('Through_System', users.agent)).status).toBe(200);
    assign(users.agent);
    expect((await run('Through', users.agent)).status).toBe(200);
  });
});

describe('what pages ask the Connect API', () => {
  it('is one’s own notifications, which can be marked as read', async () => {
    const typeId = org.records.list('CustomNotificationType').find((row) => row['DeveloperName'] === 'Ready')?.Id ?? '';
    const request = { typeId, title: 'Ready', body: 'Join', targetId: cases.open, senderId: users.admin };
    org.flows.notifications.send({ ...request, recipientIds: [users.agent, users.agent2] });
    const read = (userId: string) => call('GET', `${CONNECT}/notifications`, undefined, userId);
    expect((await read(users.agent)).body).toMatchObject({ notifications: [{ messageTitle: 'Ready', read: false }] });
    expect((await call('PATCH', `${CONNECT}/notifications`, { read: true })).status).toBe(204);
    expect((await read(users.agent)).body).toMatchObject({ notifications: [{ read: true }] });
    expect((await read(users.agent2)).body).toMatchObject({ notifications: [{ read: false }] });
  });

  it('is the screens of a flow, for those who may run it', async () => {
    const start = (userId: string) => call('POST', `${CONNECT}/flow-interviews`, { flow: 'Ask' }, userId);
    expect((await start(users.integration)).status).toBe(403);
    const { status, body } = await start(users.agent);
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'screen', screen: { fields: [{ text: 'Hi' }] } });
    const { interviewId } = body as { interviewId: string };
    const next = (userId: string) => call('POST', `${CONNECT}/flow-interviews/${interviewId}`, { values: {} }, userId);
    expect((await next(users.agent2)).status).toBe(404);
    expect((await next(users.agent)).body).toEqual({ status: 'finished' });
  });
});

describe('the control plane of flows', () => {
  it('activates and deactivates, which a query shows, until all is put back', async () => {
    const isActive = async () => {
      const { body } = await call('GET', '/_sandbox/flows');
      return (body as { flows: { name: string; isActive: boolean }[] }).flows.find(({ name }) => name === 'Try')
        ?.isActive;
    };
    expect((await call('POST', '/_sandbox/flows/Try', { isActive: false })).status).toBe(204);
    const query = `/services/data/v66.0/query?q=${encodeURIComponent("SELECT IsActive FROM FlowDefinitionView WHERE ApiName = 'Try'")}`;
    expect((await call('GET', query, undefined, users.admin)).body).toMatchObject({ records: [{ IsActive: false }] });
    expect(await isActive()).toBe(false);
    expect((await call('POST', ACTION, { inputs: [{}] })).status).toBe(404);
    await call('POST', '/_sandbox/reset');
    expect(await isActive()).toBe(true);
  });

  it('runs a flow as somebody, and tells its fault', async () => {
    const run = (user: string) => call('POST', '/_sandbox/flows/Try/run', { user, inputs: { caseId: cases.vip } });
    expect((await run(users.supervisor)).status).toBe(200);
    expect(await run(users.restricted)).toMatchObject({ status: 422 });
  });

  it('takes the secret of a deployed principal only', async () => {
    const set = (principal: string) =>
      call('POST', '/_sandbox/credentials', { name: 'Start_Video_Middleware', principal, value: 'secret' });
    expect((await set('Automation')).status).toBe(204);
    expect((await set('Nobody')).status).toBe(404);
  });

  it('switches the delivery of mail off', async () => {
    expect((await call('POST', '/_sandbox/emails/deliverability', { level: 'System' })).status).toBe(204);
    expect(org.flows.emails.deliverability).toBe('System');
    expect((await call('GET', '/_sandbox/emails')).body).toEqual([]);
  });
});
