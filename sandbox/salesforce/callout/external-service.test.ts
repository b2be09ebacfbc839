import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serve, type Served } from '../../core/serve.ts';
import { seedIds } from '../../seeds/index.ts';
import { connect, createFlowOrg, filter, flowFile, problemsOf, startOn, text } from '../flow/fixtures/flow-org.ts';
import { READ_CREDENTIALS, serviceFiles } from '../flow/fixtures/service-files.ts';
import type { Org } from '../types.ts';

const { users, cases } = seedIds;

interface Call {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

let server: Served;
let url = '';
let calls: Call[] = [];
let answer: { status: number; body: unknown } = { status: 201, body: {} };
beforeEach(async () => {
  calls = [];
  answer = { status: 201, body: { link: 'https://rooms.example/7', seats: 2, secret: 'unknown to the document' } };
  server = await serve((request, response) => {
    void readBody(request).then((body) => {
      const { method, url: path, headers } = request;
      calls.push({ method, url: path, authorization: headers.authorization, body });
      response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer.body));
    });
  });
  ({ url } = server);
});
afterEach(() => server.close());

const variable = (name: string, more: string): string =>
  `<variables><name>${name}</name><dataType>String</dataType>${more}</variables>`;
const set = (name: string, to: string, value: string, next = ''): string =>
  `<assignments><name>${name}</name><label>${name}</label><assignmentItems><assignToReference>${to}</assignToReference>
  <operator>Assign</operator>${value}</assignmentItems>${next === '' ? '' : connect(next)}</assignments>`;
const from = (path: string): string => `<value><elementReference>${path}</elementReference></value>`;
const VARIABLES =
  variable('topic', '<isInput>true</isInput>') +
  variable('result', '<isOutput>true</isOutput>') +
  `<variables><name>wish</name><dataType>Apex</dataType><apexClass>ExternalService__Try_Service_Wish</apexClass></variables>`;
const CALL = `<actionCalls><name>Call</name><label>Call</label><actionName>Try_Service.makeRoom</actionName>
  <actionType>externalService</actionType>${connect('Keep')}${connect('Fault', 'faultConnector')}
  <inputParameters><name>body</name>${from('wish')}</inputParameters>
  <storeOutputAutomatically>true</storeOutputAutomatically></actionCalls>`;
const KEEP = set('Keep', 'result', text('{!Call.responseCode} {!Call.201.link} {!Call.201.seats}'));
const FAULT = set('Fault', 'result', text('fault: {!$Flow.FaultMessage}'));
const BODY = VARIABLES + set('Fill', 'wish.topic', from('topic'), 'Call') + CALL + FAULT;
const launched = (keep = KEEP): string => `${BODY}${keep}<start>${connect('Fill')}</start>`;

function createOrg(body = launched(), files = serviceFiles(url)): Org {
  const org = createFlowOrg({ ...flowFile(body), ...files });
  assign(org, 'Try_Access', users.agent);
  org.flows.credentials.set('Try_Secret', 'Robot', 'top secret');
  return org;
}

function assign(org: Org, name: string, userId: string): void {
  const set = org.records.list('PermissionSet').find((row) => row['Name'] === name);
  org.records.plant('PermissionSetAssignment', { PermissionSetId: set?.Id, AssigneeId: userId });
}

const run = async (org: Org, userId: string = users.agent): Promise<unknown> =>
  (await org.flows.launch('Try', userId, { topic: 'Leak' }))['result'];

describe('an external service called by a flow', () => {
  it('is called as its document says, with the secret of the credential, and its answer becomes outputs', async () => {
    expect(await run(createOrg())).toBe('201 https://rooms.example/7 2');
    expect(calls).toEqual([
      { method: 'POST', url: '/v1/rooms', authorization: 'Bearer top secret', body: { topic: 'Leak' } },
    ]);
  });

  it('fills path and query, encoded', async () => {
    const call = `<actionCalls><name>Call</name><label>Call</label><actionName>Try_Service.getRoom</actionName>
      <actionType>externalService</actionType>${connect('Keep')}
      <inputParameters><name>roomId</name>${text('a/b')}</inputParameters>
      <inputParameters><name>view</name>${text('all & more')}</inputParameters>
      <storeOutputAutomatically>true</storeOutputAutomatically></actionCalls>`.replace('& more', '&amp; more');
    const body = `${VARIABLES}${call}${set('Keep', 'result', text('{!Call.200.link}'))}<start>${connect('Call')}</start>`;
    answer = { ...answer, status: 200 };
    expect(await run(createOrg(body))).toBe('https://rooms.example/7');
    expect(calls).toMatchObject([{ method: 'GET', url: '/v1/rooms/a%2Fb?view=all+%26+more' }]);
  });

  it('answers a declared refusal as an output, too', async () => {
    answer = { status: 422, body: { detail: 'No phone' } };
    const keep = set('Keep', 'result', text('{!Call.responseCode} {!Call.422.detail}'));
    expect(await run(createOrg(launched(keep)))).toBe('422 No phone');
  });

  it('faults with a code that the document does not declare', async () => {
    answer = { status: 503, body: { detail: 'Down' } };
    expect(await run(createOrg())).toMatch(/^fault: .*response code 503.*Down/u);
  });

  it('is refused to people without access to the principal, and without a secret', async () => {
    const org = createOrg();
    expect(await run(org, users.agent2)).toMatch(/^fault: We couldn't access the credential/u);
    org.flows.credentials.clear();
    expect(await run(org)).toMatch(/^fault: We couldn't access the credential/u);
    expect(calls).toEqual([]);
  });

  it('is refused to people who may not read User External Credentials, also in a flow of the system', async () => {
    const files = serviceFiles(url);
    const withoutRead = Object.entries(files).map(
      ([file, content]) => [file, content.replace(READ_CREDENTIALS, '')] as const,
    );
    const body = `<runInMode>SystemModeWithoutSharing</runInMode>${launched()}`;
    const org = createOrg(body, Object.fromEntries(withoutRead));
    assign(org, 'Try_Access', users.agent2);
    expect(await run(org, users.agent2)).toBe(
      "fault: You don't have read permissions on the User External Credential object",
    );
    expect(calls).toEqual([]);
    // Whichever permission set grants it.
    assign(org, 'Video_Automation', users.agent2);
    expect(await run(org, users.agent2)).toBe('201 https://rooms.example/7 2');
  });

  it('faults if nobody is there', async () => {
    const org = createOrg();
    await server.close();
    expect(await run(org)).toMatch(/^fault: Unable to connect/u);
  });

  it('cannot be called within the save of a record, but after it', async () => {
    const fill = set('Fill', 'wish.topic', text('x'), 'Call');
    const note = (name: string, what: string): string =>
      `<recordUpdates><name>${name}</name><label>${name}</label><inputAssignments><field>Comments</field>${text(what)}
      </inputAssignments><inputReference>$Record</inputReference></recordUpdates>`;
    const parts = VARIABLES + fill + CALL + note('Keep', '{!Call.201.link}') + note('Fault', '{!$Flow.FaultMessage}');
    const escalated = filter('Status', text('Escalated'));
    const later = `<scheduledPaths>${connect('Fill')}<pathType>AsyncAfterCommit</pathType></scheduledPaths>`;
    const once = '<doesRequireRecordChangedToMeetCriteria>true</doesRequireRecordChangedToMeetCriteria>';
    const results: unknown[] = [];
    for (const start of [startOn('Case', 'Fill', escalated), startOn('Case', '', escalated + once + later)]) {
      const org = createOrg(parts + start);
      org.asUser(users.agent).update('Case', cases.open, { Status: 'Escalated' });
      await org.flows.settled();
      results.push(org.records.get('Case', cases.open)?.['Comments']);
    }
    expect(results).toEqual([expect.stringContaining('uncommitted work pending'), 'https://rooms.example/7']);
  });

  it('cannot be called after the flow wrote something', async () => {
    const create = `<recordCreates><name>Create</name><label>Create</label>${connect('Fill')}<inputAssignments><field>Case__c</field>${text(cases.open)}</inputAssignments><object>Video_Session__c</object></recordCreates>`;
    const org = createOrg(`${BODY}${KEEP}${create}<start>${connect('Create')}</start>`);
    expect(await run(org)).toMatch(/^fault: .*uncommitted work pending/u);
  });
});

describe('a registration', () => {
  const problems = (schema: unknown): string => problemsOf(serviceFiles('https://rooms.example', schema)).join('\n');
  const operation = (one: object): object => ({
    openapi: '3.0.3',
    paths: { '/a': { get: { responses: {}, ...one } } },
  });

  it.each<[string, unknown, RegExp]>([
    ['another version of OpenAPI', { openapi: '3.1.0', paths: {} }, /OpenAPI 3\.1/u],
    ['an operation without a name', operation({}), /operationId/u],
    ['a body in a GET', operation({ operationId: 'go', requestBody: { content: {} } }), /a GET has none/u],
    [
      'a schema that is missing',
      operation({
        operationId: 'go',
        responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/No' } } } } },
      }),
      /components\/schemas\/No does not exist/u,
    ],
  ])('is refused for %s', (_, schema, problem) => {
    expect(problems(schema)).toMatch(problem);
  });
});

async function readBody(request: IncomingMessage): Promise<unknown> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body === '' ? null : (JSON.parse(body) as unknown);
}
