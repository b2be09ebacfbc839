import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Connection } from 'jsforce';
import type { FakeOrg } from '../soql/fixtures/fake-org.ts';
import { NOW, createFakeOrg } from '../soql/fixtures/fake-org.ts';
import type { ServedOrg } from './fixtures/serve-org.ts';
import { serveOrg } from './fixtures/serve-org.ts';
import { QueryCursors } from './query-cursors.ts';

let org: FakeOrg;
let served: ServedOrg;
let token: string;

const start = async (limits = {}) => {
  org = createFakeOrg(limits);
  served = await serveOrg(org);
  token = served.tokens.issue(org.session.user.id);
};
const connect = () => new Connection({ instanceUrl: served.url, accessToken: token, version: '66.0', maxRequest: 2 });
type Init = Omit<RequestInit, 'headers'> & { readonly headers?: Record<string, string> };
const call = (path: string, init: Init = {}, accessToken = token) =>
  fetch(`${served.url}${path}`, { ...init, headers: { Authorization: `Bearer ${accessToken}`, ...init.headers } });
const json = { 'Content-Type': 'application/json' };

beforeEach(() => start());
afterEach(() => served.close());

describe('the REST API, driven by jsforce', () => {
  it('creates, reads, changes and deletes a record', async () => {
    const contacts = connect().sobject('Contact');
    const { id = '' } = await contacts.create({ LastName: 'Berg' });
    await contacts.update({ Id: id, FirstName: 'Ben' });
    expect(await contacts.retrieve(id)).toMatchObject({ Id: id, FirstName: 'Ben', attributes: { type: 'Contact' } });
    await contacts.destroy(id);
    await expect(contacts.retrieve(id)).rejects.toMatchObject({ errorCode: 'NOT_FOUND' });
  });

  it('creates by an external id, then changes the same record', async () => {
    const sessions = connect().sobject('Video_Session__c');
    const first = await sessions.upsert({ Key__c: 'k1', Status__c: 'Ready' }, 'Key__c');
    const second = await sessions.upsert({ Key__c: 'k1', Status__c: 'Active' }, 'Key__c');
    expect(second.id).toBe(first.id);
    expect([...org.session.rows('Video_Session__c')]).toMatchObject([{ Key__c: 'k1', Status__c: 'Active' }]);
  });

  it('pages through more than 2,000 rows', async () => {
    for (let index = 0; index < 2001; index += 1) org.add('Contact', { LastName: `n${String(index)}` });
    const connection = connect();
    const first = await connection.query('SELECT LastName FROM Contact');
    expect(first).toMatchObject({ totalSize: 2001, done: false });
    expect(first.records).toHaveLength(2000);
    const rest = await connection.queryMore(first.nextRecordsUrl ?? '');
    expect(rest).toMatchObject({ done: true, records: [{ LastName: 'n2000' }] });
  });

  it('describes what the person sees, in the object and of the object', async () => {
    await served.close();
    await start({ hidden: ['Contact.Email', 'Case'] });
    const description = await connect().sobject('Contact').describe();
    const names = description.fields.map(({ name }) => name);
    expect(names).toContain('MobilePhone');
    expect(names).not.toContain('Email');
    expect(description.childRelationships.map(({ childSObject }) => childSObject)).not.toContain('Case');
    const everything = await connect().describeGlobal();
    expect(everything.sobjects.map(({ name }) => name)).not.toContain('Case');
  });

  it('answers the call that used the allowance up, refuses the next, and tells the use each time', async () => {
    served.allowance.max = 1;
    const connection = connect();
    await connection.query('SELECT Id FROM Contact');
    expect(connection.limitInfo.apiUsage).toEqual({ used: 1, limit: 1 });
    await expect(connection.query('SELECT Id FROM Contact')).rejects.toMatchObject({
      errorCode: 'REQUEST_LIMIT_EXCEEDED',
    });
    expect(org.apiUsage().total).toBe(1);
  });

  it('counts a composite and a graph as one call each', async () => {
    const connection = connect();
    const url = '/services/data/v66.0/sobjects/Contact';
    const nodes = ['a', 'b'].map((referenceId) => ({
      method: 'POST',
      url,
      referenceId,
      body: { LastName: referenceId },
    }));
    await connection.requestPost('/composite', { compositeRequest: nodes });
    await connection.requestPost('/composite/graph', { graphs: [{ graphId: '1', compositeRequest: nodes }] });
    expect(org.apiUsage().total).toBe(2);
    expect([...org.session.rows('Contact')]).toHaveLength(4);
  });

  it('refuses a token that is unknown, revoked or expired', async () => {
    expect((await call('/services/data/v66.0/limits', {}, 'nonsense')).status).toBe(401);
    served.tokens.revoke(token);
    await expect(connect().query('SELECT Id FROM Contact')).rejects.toThrow('Session expired or invalid');
    token = served.tokens.issue(org.session.user.id);
    org.clock.advance(2 * 60 * 60 * 1000);
    await expect(connect().query('SELECT Id FROM Contact')).rejects.toThrow('Session expired or invalid');
  });

  it('reads no field that the person may not see', async () => {
    await served.close();
    await start({ hidden: ['Contact.Email'] });
    const { Id } = org.add('Contact', { LastName: 'Berg', Email: 'b@lumen.example' });
    expect(await connect().sobject('Contact').retrieve(Id)).not.toHaveProperty('Email');
    const named = await call(`/services/data/v66.0/sobjects/Contact/${Id}?fields=LastName,Email`);
    expect(await named.json()).toMatchObject([{ errorCode: 'INVALID_FIELD' }]);
  });

  it('runs the assignment rule unless the header forbids it', async () => {
    const connection = connect();
    const headers = { 'Sforce-Auto-Assign': 'FALSE' };
    await connection.sobject('Case').create({ Subject: 'a' });
    await connection.sobject('Case').create({ Subject: 'b' }, { headers });
    const url = '/services/data/v66.0/sobjects/Case';
    const node = (referenceId: string) => ({ method: 'POST', url, referenceId, body: { Subject: referenceId } });
    const compositeRequest = [node('c'), { ...node('d'), httpHeaders: headers }];
    await connection.requestPost('/composite/graph', { graphs: [{ graphId: '1', compositeRequest }] }, { headers });
    expect(org.saves.map(({ useAssignmentRules }) => useAssignmentRules)).toEqual([true, false, true, false]);
  });

  it('refuses the token of a person who was deactivated', async () => {
    await served.close();
    await start({ isInactive: true });
    expect((await call('/services/data/v66.0/limits')).status).toBe(401);
  });

  it('refuses a person without the permission to use the API', async () => {
    await served.close();
    await start({ withoutPermissions: true });
    await expect(connect().query('SELECT Id FROM Contact')).rejects.toMatchObject({
      errorCode: 'API_DISABLED_FOR_ORG',
    });
  });
});

describe('the REST API, called by hand', () => {
  it("tells the org's time", async () => {
    const response = await call('/services/data/v66.0/limits');
    expect(response.headers.get('date')).toBe(new Date(NOW).toUTCString());
  });

  it('lists its versions to anyone, without counting the call', async () => {
    const response = await fetch(`${served.url}/services/data`);
    const versions = (await response.json()) as unknown[];
    expect(versions.at(-1)).toEqual({ label: "Spring '26", url: '/services/data/v66.0', version: '66.0' });
    expect(org.apiUsage().total).toBe(0);
  });

  it.each([
    ['an unknown path', 'GET', '/services/data/v66.0/nothing', undefined, 404, 'NOT_FOUND'],
    ['an unknown version', 'GET', '/services/data/v99.0/limits', undefined, 404, 'NOT_FOUND'],
    ['an unknown object', 'POST', '/services/data/v66.0/sobjects/Nothing', '{}', 404, 'NOT_FOUND'],
    ['a text in place of an id', 'GET', '/services/data/v66.0/sobjects/Case/abc', undefined, 404, 'NOT_FOUND'],
    [
      'a field that is no external id',
      'GET',
      '/services/data/v66.0/sobjects/Contact/Email/x',
      undefined,
      404,
      'NOT_FOUND',
    ],
    ['another method', 'PUT', '/services/data/v66.0/sobjects/Contact', '{}', 405, 'METHOD_NOT_ALLOWED'],
    ['broken JSON', 'POST', '/services/data/v66.0/sobjects/Contact', '{', 400, 'JSON_PARSER_ERROR'],
    ['a list for a record', 'POST', '/services/data/v66.0/sobjects/Contact', '[]', 400, 'JSON_PARSER_ERROR'],
    ['no body', 'POST', '/services/data/v66.0/sobjects/Contact', undefined, 400, 'JSON_PARSER_ERROR'],
    ['no query', 'GET', '/services/data/v66.0/query', undefined, 400, 'MALFORMED_QUERY'],
    ['an unknown locator', 'GET', '/services/data/v66.0/query/01gxxx-2000', undefined, 400, 'INVALID_QUERY_LOCATOR'],
  ])('refuses %s', async (_what, method, path, body, status, errorCode) => {
    const response = await call(path, body === undefined ? { method } : { method, body, headers: json });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject([{ errorCode }]);
  });

  it('refuses other content types, and a header that is no bearer token', async () => {
    const path = '/services/data/v66.0/sobjects/Contact';
    const xml = await call(path, { method: 'POST', body: '<a/>', headers: { 'Content-Type': 'application/xml' } });
    expect(xml.status).toBe(415);
    const basic = await call(path, { headers: { Authorization: 'Basic eDp5' } });
    expect(await basic.json()).toEqual([{ message: 'INVALID_HEADER_TYPE', errorCode: 'INVALID_AUTH_HEADER' }]);
  });

  it('names the field that is no external id', async () => {
    const response = await call('/services/data/v66.0/sobjects/Contact/Email/x');
    expect(await response.json()).toMatchObject([
      { message: 'Provided external ID field does not exist or is not accessible: Email' },
    ]);
  });

  it('refuses an id in the body of a change', async () => {
    const { Id } = org.add('Contact', { LastName: 'Berg' });
    const body = JSON.stringify({ Id, LastName: 'x' });
    const response = await call(`/services/data/v66.0/sobjects/Contact/${Id}`, {
      method: 'PATCH',
      body,
      headers: json,
    });
    expect(await response.json()).toMatchObject([
      { errorCode: 'INVALID_FIELD', message: 'The Id field should not be specified in the sobject data.' },
    ]);
  });

  it("keeps one person's result set from another", () => {
    const store = new QueryCursors();
    const id = store.open('a', []);
    expect(() => store.read('b', id)).toThrow('invalid query locator');
  });
});
