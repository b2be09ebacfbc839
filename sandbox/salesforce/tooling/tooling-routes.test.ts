import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
