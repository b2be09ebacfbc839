import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServedOrg } from '../rest/fixtures/serve-org.ts';
import { serveOrg } from '../rest/fixtures/serve-org.ts';
import type { FakeOrg } from '../soql/fixtures/fake-org.ts';
import { createFakeOrg } from '../soql/fixtures/fake-org.ts';

let org: FakeOrg;
let served: ServedOrg;
let cookie: string;

const start = async (limits = {}) => {
  org = createFakeOrg(limits);
  served = await serveOrg(org);
  cookie = `theme=dark; sid=${served.tokens.issue(org.session.user.id)}`;
};
const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${served.url}/services/data/v66.0/ui-api/${path}`, {
    method,
    headers: { Cookie: cookie, Origin: served.url, 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
};

beforeEach(() => start());
afterEach(() => served.close());

describe('records', () => {
  it('come with the fields asked for, parents nested, words for people beside the values', async () => {
    const account = org.add('Account', { Name: 'Lumen' });
    const { Id } = org.add('Contact', {
      LastName: 'Berg',
      AccountId: account.Id,
      CreatedDate: '2026-11-23T08:05:00.000Z',
    });
    const { status, body } = await call(
      'GET',
      `records/${Id}?fields=Contact.LastName,Contact.Account.Name,Contact.CreatedDate`,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      apiName: 'Contact',
      id: Id,
      recordTypeId: '012000000000000AAA',
      recordTypeInfo: null,
    });
    expect(body['fields']).toMatchObject({
      LastName: { displayValue: null, value: 'Berg' },
      Account: { displayValue: 'Lumen', value: { apiName: 'Account', fields: { Name: { value: 'Lumen' } } } },
      CreatedDate: { displayValue: '11/23/26, 8:05 AM', value: '2026-11-23T08:05:00.000Z' },
    });
    expect(org.apiUsage().total).toBe(0);
  });

  it('refuse an invisible field that is required and leave out one that is optional', async () => {
    await served.close();
    await start({ hidden: ['Contact.Email'] });
    const { Id } = org.add('Contact', { LastName: 'Berg', Email: 'b@lumen.example' });
    expect(await call('GET', `records/${Id}?fields=Contact.Email`)).toMatchObject({
      status: 400,
      body: { statusCode: 400, errorCode: 'INVALID_FIELD', output: { errors: [], fieldErrors: {} } },
    });
    const { body } = await call(
      'GET',
      `records/${Id}?fields=Contact.LastName&optionalFields=Contact.Email,Contact.Nothing__c`,
    );
    expect(Object.keys(body['fields'] as object)).toEqual(['LastName']);
  });

  it('are created, changed and deleted', async () => {
    const created = await call('POST', 'records', { apiName: 'Contact', fields: { LastName: 'Berg' } });
    expect(created).toMatchObject({
      status: 201,
      body: { apiName: 'Contact', fields: { LastName: { value: 'Berg' } } },
    });
    const path = `records/${String(created.body['id'])}`;
    const changed = await call('PATCH', path, { fields: { FirstName: 'Ben' } });
    expect(changed).toMatchObject({ status: 200, body: { fields: { FirstName: { value: 'Ben' } } } });
    expect((await call('DELETE', path)).status).toBe(204);
    expect(await call('GET', `${path}?fields=Contact.Id`)).toMatchObject({
      status: 404,
      body: { errorCode: 'NOT_FOUND' },
    });
  });

  it('are saved over a newer state by nobody who says which state they saw', async () => {
    const { Id } = org.add('Contact', { LastName: 'Berg', LastModifiedDate: '2026-11-23T08:05:00.000Z' });
    const save = (since: string) =>
      call('PATCH', `records/${Id}`, { fields: { FirstName: 'Ben' } }, { 'If-Unmodified-Since': since });
    expect(await save('2026-11-23T08:04:59.000Z')).toMatchObject({
      status: 412,
      body: {
        statusCode: 412,
        enhancedErrorType: 'RecordError',
        output: { errors: [{ errorCode: 'ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE_CHECK' }] },
      },
    });
    expect(await save('soon')).toMatchObject({ status: 400 });
    expect(await save('2026-11-23T08:05:00.000Z')).toMatchObject({ status: 200 });
    expect(await save('Mon, 23 Nov 2026 08:05:00 GMT')).toMatchObject({ status: 200 });
  });

  it('run the assignment rule only when asked to', async () => {
    const input = { apiName: 'Case', fields: { Subject: 'x' } };
    await call('POST', 'records', input);
    await call('POST', 'records', { ...input, useDefaultRule: true });
    expect(org.saves).toEqual([{ useAssignmentRules: false }, { useAssignmentRules: true }]);
  });

  it('tell which field a save was refused for', async () => {
    expect(await call('POST', 'records', { apiName: 'Contact', fields: {} })).toMatchObject({
      status: 400,
      body: {
        statusCode: 400,
        enhancedErrorType: 'RecordError',
        message: 'An error occurred while trying to create the record. Please try again.',
        output: {
          errors: [],
          fieldErrors: { LastName: [{ errorCode: 'REQUIRED_FIELD_MISSING', fieldLabel: 'Last Name' }] },
        },
      },
    });
  });

  it.each([
    ['no fields', 'GET', 'records/ID', undefined, 400, 'ILLEGAL_QUERY_PARAMETER_VALUE'],
    [
      'a field of another object',
      'GET',
      'records/ID?fields=Case.Subject',
      undefined,
      400,
      'ILLEGAL_QUERY_PARAMETER_VALUE',
    ],
    [
      'a field without its object',
      'GET',
      'records/ID?fields=LastName',
      undefined,
      400,
      'ILLEGAL_QUERY_PARAMETER_VALUE',
    ],
    ['a malformed id', 'GET', 'records/003?fields=Contact.Id', undefined, 400, 'MALFORMED_ID'],
    ['an unknown object', 'POST', 'records', { apiName: 'Nothing', fields: {} }, 403, 'INVALID_TYPE'],
    ['an unknown property', 'POST', 'records', { apiName: 'Contact', values: {} }, 400, 'JSON_PARSER_ERROR'],
    ['the object in a change', 'PATCH', 'records/ID', { apiName: 'Contact', fields: {} }, 400, 'JSON_PARSER_ERROR'],
    ['another method', 'PUT', 'records/ID', {}, 405, 'METHOD_NOT_ALLOWED'],
    ['an unknown path', 'GET', 'nothing', undefined, 404, 'NOT_FOUND'],
  ])('refuse %s', async (_what, method, path, body, status, errorCode) => {
    const { Id } = org.add('Contact', { LastName: 'Berg' });
    expect(await call(method, path.replace('ID', Id), body)).toMatchObject({
      status,
      body: { statusCode: status, errorCode },
    });
  });
});

describe('the session cookie', () => {
  const change = { apiName: 'Contact', fields: { LastName: 'Berg' } };

  it.each([
    ['another origin', { Origin: 'http://localhost:1' }],
    ['no origin', { Origin: '' }],
    ['an origin that the browser contradicts', { 'Sec-Fetch-Site': 'same-site' }],
  ])('changes nothing for %s', async (_what, headers) => {
    expect((await call('POST', 'records', change, headers)).status).toBe(403);
    expect([...org.session.rows('Contact')]).toEqual([]);
  });

  it('is needed where there is no token, and does not open the REST API', async () => {
    expect((await call('POST', 'records', change, { Cookie: '' })).status).toBe(401);
    const rest = await fetch(`${served.url}/services/data/v66.0/limits`, { headers: { Cookie: cookie } });
    expect(rest.status).toBe(401);
  });

  it('gives way to a token, whose calls count', async () => {
    const token = served.tokens.issue(org.session.user.id);
    const answer = await call('POST', 'records', change, {
      Authorization: `Bearer ${token}`,
      Cookie: '',
      Origin: 'http://x',
    });
    expect(answer.status).toBe(201);
    expect(org.apiUsage().total).toBe(1);
  });
});

describe('object info', () => {
  it('tells names, labels and types', async () => {
    const { body } = await call('GET', 'object-info/Video_Session__c');
    expect(body).toMatchObject({ apiName: 'Video_Session__c', keyPrefix: 'a01', nameFields: ['Name'] });
    expect(body['fields']).toMatchObject({
      Status__c: { label: 'Status', dataType: 'Picklist', required: false },
      Contact__c: { dataType: 'Reference', relationshipName: 'Contact__r', referenceToInfos: [{ apiName: 'Contact' }] },
      Key__c: { length: 40, unique: true },
    });
  });

  it('tells the values of a picklist for the master record type only', async () => {
    const path = 'object-info/Video_Session__c/picklist-values';
    const { body } = await call('GET', `${path}/012000000000000AAA/Status__c`);
    expect(body).toMatchObject({ defaultValue: null, values: [{ value: 'Requested' }, { value: 'Ready' }, {}] });
    expect((await call('GET', `${path}/012000000000001AAA/Status__c`)).status).toBe(404);
    expect((await call('GET', `${path}/012000000000000AAA/Name`)).status).toBe(400);
  });
});

describe('what a person may not see', () => {
  it('is told apart from what is not there', async () => {
    const { Id } = org.add('Contact', { LastName: 'Berg' });
    await served.close();
    await start({ hiddenIds: [Id], hidden: ['Video_Session__c'] });
    org.add('Contact', { LastName: 'Berg' });
    const session = org.add('Video_Session__c', { Name: 'VS-1' });
    const refused = { status: 403, body: { statusCode: 403, errorCode: 'INSUFFICIENT_ACCESS' } };
    expect(await call('GET', `records/${Id}?fields=Contact.Id`)).toMatchObject(refused);
    expect(await call('GET', `records/${session.Id}?fields=Video_Session__c.Id`)).toMatchObject(refused);
    expect((await call('GET', 'object-info/Video_Session__c')).status).toBe(403);
  });

  it('is missing from object info', async () => {
    await served.close();
    await start({ hidden: ['Contact.Email', 'Video_Session__c.Contact__c'] });
    const { body } = await call('GET', 'object-info/Contact');
    expect(body['fields']).not.toHaveProperty('Email');
    expect(JSON.stringify(body['childRelationships'])).not.toContain('Video_Sessions__r');
  });

  it('includes everything for a token of a person without the permission to use the API', async () => {
    await served.close();
    await start({ withoutPermissions: true });
    const headers = { Authorization: `Bearer ${served.tokens.issue(org.session.user.id)}` };
    expect((await call('GET', 'object-info/Contact', undefined, headers)).status).toBe(403);
    expect((await call('GET', 'object-info/Contact')).status).toBe(200);
  });
});

describe('related lists', () => {
  const fill = () => {
    const contact = org.add('Contact', { LastName: 'Berg' });
    const other = org.add('Contact', { LastName: 'Cleo' });
    for (const [index, Status__c] of ['Ready', 'Active', 'Requested'].entries()) {
      const CreatedDate = `2026-11-2${String(index)}T08:00:00.000Z`;
      org.add('Video_Session__c', { Name: `VS-${String(index)}`, Contact__c: contact.Id, Status__c, CreatedDate });
    }
    org.add('Video_Session__c', { Name: 'VS-x', Contact__c: other.Id, CreatedDate: null });
    return contact.Id;
  };
  const names = (body: Record<string, unknown>) =>
    (body['records'] as { fields: { Name: { value: string } } }[]).map(({ fields }) => fields.Name.value);

  it('answer the children of one record, sorted and in pages', async () => {
    const path = `related-list-records/${fill()}/Video_Sessions__r`;
    const request = { fields: ['Video_Session__c.Name'], sortBy: ['-CreatedDate'], pageSize: 2 };
    const first = await call('POST', path, request);
    expect(names(first.body)).toEqual(['VS-2', 'VS-1']);
    expect(first.body).toMatchObject({ count: 2, nextPageToken: '2', previousPageToken: null });
    const second = await call('POST', path, { ...request, pageToken: '2' });
    expect(names(second.body)).toEqual(['VS-0']);
    expect(second.body).toMatchObject({ nextPageToken: null, previousPageToken: '0' });
  });

  it.each([
    ['{ Status__c: { eq: "Ready" } }', ['VS-0']],
    ['{ and: [{ Status__c: { in: ["Ready", "Active"] } }, { Name: { ne: "VS-0" } }] }', ['VS-1']],
    ['{ or: [{ Name: { like: "%2" } }, { Contact__r: { LastName: { eq: "x" } } }] }', ['VS-2']],
    ['{ not: { Contact__r: { LastName: { eq: "Berg" } } } }', []],
    ['{ CreatedDate: { gte: { value: "2026-11-22T00:00:00Z" } } }', ['VS-2']],
    ['{ CreatedDate: { lt: { literal: TODAY } }, Status__c: { eq: "Active" } }', ['VS-1']],
  ])('answer where %s', async (where, expected) => {
    const query = new URLSearchParams({ fields: 'Video_Session__c.Name', where });
    const { body } = await call('GET', `related-list-records/${fill()}/Video_Sessions__r?${query.toString()}`);
    expect(names(body)).toEqual(expected);
  });

  it.each([
    [{ where: '{ Status__c: { eq: "Ready" }' }],
    [{ where: '{ Status__c: { is: "Ready" } }' }],
    [{ where: '{ Transcript__c: { eq: "x" } }' }],
    [{ where: '{ Nothing__c: { eq: "x" } }' }],
    [{ fields: ['Nothing__c'] }],
    [{ sortBy: ['Nothing__c'] }],
    [{ pageSize: 0 }],
    [{ pageSize: 2001 }],
    [{ nothing: 1 }],
  ])('refuse %j', async (request) => {
    expect((await call('POST', `related-list-records/${fill()}/Video_Sessions__r`, request)).status).toBe(400);
  });

  it('refuse a list that does not exist, and a parent that is not theirs to see', async () => {
    const id = fill();
    expect((await call('GET', `related-list-records/${id}/Nothing__r`)).status).toBe(404);
    expect((await call('GET', `related-list-records/003000000000001/Video_Sessions__r`)).status).toBe(404);
  });
});

describe('list views', () => {
  it.each([
    ['View0', ['VS-1', 'other']],
    ['View1', ['VS-1', 'VS-2']],
    ['View2', ['VS-2']],
  ])('answer the records and columns of %s', async (view, expected) => {
    org.add('Video_Session__c', { Name: 'VS-1', Status__c: 'Ready', CreatedDate: '2026-11-23T08:00:00.000Z' });
    org.add('Video_Session__c', { Name: 'VS-2', Status__c: 'Requested', CreatedDate: '2026-11-22T08:00:00.000Z' });
    org.add('Video_Session__c', { Name: 'other', Status__c: 'Active', CreatedDate: '2026-11-23T08:00:00.000Z' });
    const { body } = await call('GET', `list-records/Video_Session__c/${view}?fields=Key__c&sortBy=Name`);
    const records = body['records'] as { fields: Record<string, { value: unknown }> }[];
    expect(records.map(({ fields }) => fields['Name']?.value).sort()).toEqual(expected);
    expect(Object.keys(records[0]?.fields ?? {})).toEqual(['Key__c', 'Name', 'Status__c']);
  });

  it('refuse a view whose logic cannot be applied, and one that does not exist', async () => {
    expect((await call('GET', 'list-records/Video_Session__c/View3')).status).toBe(400);
    expect((await call('GET', 'list-records/Video_Session__c/All')).status).toBe(404);
  });
});
