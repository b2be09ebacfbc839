import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedIds } from '../../seeds/index.ts';
import { createTestOrg } from '../../test-support/test-org.ts';
import { serveOrg, type ServedOrg } from '../rest/fixtures/serve-org.ts';

const { users } = seedIds;
const DATA = '/services/data/v66.0';
const PAGES = "SELECT Id, DeveloperName FROM FlexiPage WHERE Type = 'RecordPage' ORDER BY DeveloperName";

let served: ServedOrg;
beforeAll(async () => {
  served = await serveOrg(createTestOrg());
});
afterAll(() => served.close());

interface Answer {
  readonly status: number;
  readonly body: { readonly records: readonly Readonly<Record<string, string>>[] } & Readonly<Record<string, unknown>>;
}

async function call(path: string, userId: string = users.admin, body?: object): Promise<Answer> {
  const response = await fetch(served.url + DATA + path, {
    headers: { authorization: `Bearer ${served.tokens.issue(userId)}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}
const query = (soql: string, userId?: string): Promise<Answer> => call(`/query?q=${encodeURIComponent(soql)}`, userId);
const tooling = (soql: string, userId?: string): Promise<Answer> =>
  call(`/tooling/query?q=${encodeURIComponent(soql)}`, userId);

describe('the Tooling API', () => {
  it('lists Lightning pages, and shows the components of one', async () => {
    const { body } = await tooling(PAGES);
    expect(body.records.map(({ DeveloperName }) => DeveloperName)).toEqual([
      'Video_Case_Record_Page',
      'Video_Contact_Record_Page',
    ]);
    const page = await call(`/tooling/sobjects/FlexiPage/${body.records[1]?.['Id'] ?? ''}`);
    expect(page.body).toMatchObject({ FullName: 'Video_Contact_Record_Page', EntityDefinitionId: 'Contact' });
    expect(JSON.stringify(page.body['Metadata'])).toContain('"componentName":"startVideo"');
  });

  it('hands out Metadata of one row at a time', async () => {
    expect((await tooling("SELECT Metadata FROM FlexiPage WHERE EntityDefinitionId = 'Case'")).body).toMatchObject({
      records: [{ Metadata: { type: 'RecordPage' } }],
    });
    const refused = await tooling('SELECT Id, Metadata FROM FlexiPage');
    expect(refused).toMatchObject({ status: 400, body: [{ errorCode: 'MALFORMED_QUERY' }] });
  });

  it('takes several pages in one composite, which counts once', async () => {
    const ids = (await tooling(PAGES)).body.records.map(({ Id = '' }) => Id);
    const { body } = await call('/tooling/composite', users.admin, {
      compositeRequest: ids.map((id) => ({
        method: 'GET',
        referenceId: id,
        url: `${DATA}/tooling/sobjects/FlexiPage/${id}`,
      })),
    });
    expect(body['compositeResponse']).toMatchObject([{ httpStatusCode: 200 }, { httpStatusCode: 200 }]);
  });

  it('knows no Lightning page for who may not view Setup', async () => {
    const refused = await tooling(PAGES, users.agent);
    expect(refused).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_TYPE' }] });
  });
});

describe('validation rules over the Tooling API', () => {
  const RULES =
    "SELECT ValidationName, Active FROM ValidationRule WHERE EntityDefinition.QualifiedApiName = 'Video_Proof__c'";
  const switchRule = (name: string, isActive: boolean) =>
    fetch(`${served.url}/_sandbox/validation-rules/Video_Proof__c/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ isActive }),
    });
  const states = async (): Promise<unknown> => {
    const { body } = await tooling(RULES, users.integration);
    expect(body['entityTypeName']).toBe('ValidationRule');
    return Object.fromEntries(body.records.map(({ ValidationName, Active }) => [ValidationName, Active]));
  };

  it('are those of the object that is asked for, each as an administrator left it', async () => {
    const both = { Hash_Is_Written_Once_By_Its_Creator: true, Proof_Is_Born_Empty: true };
    expect(await states()).toEqual(both);
    expect((await switchRule('Proof_Is_Born_Empty', false)).status).toBe(204);
    expect(await states()).toEqual({ ...both, Proof_Is_Born_Empty: false });
    await fetch(`${served.url}/_sandbox/reset`, { method: 'POST' });
    expect(await states()).toEqual(both);
    expect((await switchRule('Proof_Is_Born_Full', false)).status).toBe(404);
    expect((await tooling('SELECT ValidationName FROM ValidationRule')).body.records.length).toBeGreaterThan(2);
  });

  it('come in one composite with the list of pages', async () => {
    const toRequest = (referenceId: string, soql: string) => ({
      ...{ method: 'GET', referenceId },
      url: `${DATA}/tooling/query?q=${encodeURIComponent(soql)}`,
    });
    const { body } = await call('/tooling/composite', users.integration, {
      compositeRequest: [toRequest('pages', PAGES), toRequest('rules', RULES)],
    });
    expect(body['compositeResponse']).toMatchObject([
      { referenceId: 'pages', httpStatusCode: 200, body: { totalSize: 2, entityTypeName: 'FlexiPage' } },
      { referenceId: 'rules', httpStatusCode: 200, body: { totalSize: 2, entityTypeName: 'ValidationRule' } },
    ]);
  });

  it('have these columns only, and are not there for who may not view Setup', async () => {
    for (const column of ['DeveloperName', 'IsActive', 'EntityDefinition.Name'])
      expect(await tooling(`SELECT ${column} FROM ValidationRule`)).toMatchObject({
        status: 400,
        body: [{ errorCode: 'INVALID_FIELD' }],
      });
    const hidden = { status: 400, body: [{ errorCode: 'INVALID_TYPE' }] };
    expect(await tooling(RULES, users.agent)).toMatchObject(hidden);
    expect(await query(RULES)).toMatchObject(hidden);
  });
});

describe('objects of Setup over the REST API', () => {
  it('show assignments of permission sets, and flows, to who may view Setup', async () => {
    const { body } = await query(
      "SELECT Assignee.Username FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Video_Agent'",
      users.integration,
    );
    expect(body.records.length).toBeGreaterThan(1);
    expect((await query('SELECT ApiName, IsActive FROM FlowDefinitionView', users.integration)).status).toBe(200);
  });

  it('show others their own assignments alone, and no flow', async () => {
    const { body } = await query('SELECT AssigneeId FROM PermissionSetAssignment', users.agent);
    const assignees = (body.records as { AssigneeId: string }[]).map(({ AssigneeId }) => AssigneeId);
    expect(new Set(assignees)).toEqual(new Set([users.agent]));
    expect(await query('SELECT ApiName FROM FlowDefinitionView', users.agent)).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALID_TYPE' }],
    });
  });
});
