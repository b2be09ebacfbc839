import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { seedIds } from '../../seeds/index.ts';
import { createTestOrg } from '../../test-support/test-org.ts';
import { serveOrg, type ServedOrg } from '../rest/fixtures/serve-org.ts';
import type { Org } from '../types.ts';

const { cases, contacts, users } = seedIds;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const FILE = { Title: 'A picture', PathOnClient: 'picture.png' };
const DATA = '/services/data/v66.0';

let org: Org;
let served: ServedOrg;
beforeEach(async () => {
  org = createTestOrg();
  served = await serveOrg(org);
});
afterEach(() => served.close());

const answered = z.object({ status: z.number(), body: z.unknown() });

async function call(user: string, method: string, path: string, body?: unknown) {
  const isForm = body instanceof FormData || body instanceof Uint8Array;
  const response = await fetch(`${served.url}${path.startsWith('/') ? '' : `${DATA}/`}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${served.tokens.issue(user)}`,
      ...(isForm ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isForm ? (body as FormData) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed: unknown = text === '' ? null : JSON.parse(text);
  return answered.parse({ status: response.status, body: parsed });
}

const idOf = ({ body }: { readonly body?: unknown }): string => z.object({ id: z.string() }).parse(body).id;
const codeOf = ({ body }: { readonly body?: unknown }): string =>
  z.array(z.object({ errorCode: z.string() })).parse(body)[0]?.errorCode ?? '';

const post = (user: string, values: Readonly<Record<string, unknown>>) =>
  call(user, 'POST', 'sobjects/ContentVersion', values);
const add = async (user: string, place: string, values = {}): Promise<string> =>
  idOf(await post(user, { ...FILE, VersionData: PNG.toString('base64'), FirstPublishLocationId: place, ...values }));
const find = async (user: string, soql: string): Promise<readonly Record<string, unknown>[]> => {
  const { body } = await call(user, 'GET', `query?q=${encodeURIComponent(soql)}`);
  return z.object({ records: z.array(z.record(z.string(), z.unknown())) }).parse(body).records;
};

const documentOf = (id: string): string =>
  z.string().parse(org.records.get('ContentVersion', id)?.['ContentDocumentId']);

function formOf(fields: unknown): FormData {
  const parts = new FormData();
  parts.append('entity_content', typeof fields === 'string' ? fields : JSON.stringify(fields));
  return parts;
}

function form(fields: unknown, name = 'VersionData'): FormData {
  const parts = formOf(fields);
  parts.append(name, new Blob([PNG]), 'picture.png');
  return parts;
}

describe('a file', () => {
  it('is a document, a version that tells of its bytes, and a link to its record', async () => {
    const id = await add(users.integration, cases.open);
    const [version] = await find(
      users.integration,
      `SELECT Title, ContentDocumentId, FileExtension, FileType, ContentSize, Checksum, VersionNumber, IsLatest,
        OwnerId, ContentDocument.Title, ContentDocument.LatestPublishedVersionId FROM ContentVersion WHERE Id = '${id}'`,
    );
    expect(version).toMatchObject({
      Title: 'A picture',
      FileExtension: 'png',
      FileType: 'PNG',
      ContentSize: PNG.length,
      Checksum: createHash('md5').update(PNG).digest('hex'),
      VersionNumber: '1',
      IsLatest: true,
      OwnerId: users.integration,
      ContentDocument: { Title: 'A picture', LatestPublishedVersionId: id },
    });
    const links = await find(
      users.integration,
      `SELECT LinkedEntityId, ShareType FROM ContentDocumentLink WHERE ContentDocumentId = '${String(version?.['ContentDocumentId'])}'`,
    );
    expect(links.map(({ LinkedEntityId, ShareType }) => [LinkedEntityId, ShareType])).toEqual([
      [users.integration, 'I'],
      [cases.open, 'I'],
    ]);
  });

  it('comes as multipart too, and its bytes are read as they came', async () => {
    const answer = await call(
      users.integration,
      'POST',
      'sobjects/ContentVersion',
      form({ ...FILE, FirstPublishLocationId: cases.open, Video_Snapshot_Key__c: 'k1' }),
    );
    expect(answer).toMatchObject({ status: 201, body: { success: true, errors: [] } });
    const [version] = await find(
      users.integration,
      "SELECT VersionData, ContentSize FROM ContentVersion WHERE Video_Snapshot_Key__c = 'k1'",
    );
    const path = String(version?.['VersionData']);
    expect(path).toBe(`${DATA}/sobjects/ContentVersion/${idOf(answer)}/VersionData`);
    const read = await fetch(`${served.url}${path}`, {
      headers: { Authorization: `Bearer ${served.tokens.issue(users.agent)}` },
    });
    expect(Buffer.from(await read.arrayBuffer())).toEqual(PNG);
  });

  it('has a title of its name where none is given, and versions that replace each other', async () => {
    const first = await add(users.integration, cases.open, { Title: '', PathOnClient: 'C:\\in\\My Picture.PNG' });
    const documentId = documentOf(first);
    const second = await post(users.integration, {
      PathOnClient: 'other.jpeg',
      VersionData: 'aGVsbG8=',
      ContentDocumentId: documentId,
    });
    expect(org.records.get('ContentVersion', first)).toMatchObject({ Title: 'My Picture', IsLatest: false });
    expect(org.records.get('ContentVersion', idOf(second))).toMatchObject({ VersionNumber: '2', FileType: 'JPG' });
    expect(org.records.get('ContentDocument', documentId)).toMatchObject({ Title: 'other', ContentSize: 5 });
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['REQUIRED_FIELD_MISSING', { PathOnClient: null }],
    ['REQUIRED_FIELD_MISSING', { VersionData: '' }],
    ['JSON_PARSER_ERROR', { VersionData: 'not base64!' }],
    ['JSON_PARSER_ERROR', { VersionData: 5 }],
    ['STRING_TOO_LONG', { Title: 'x'.repeat(256) }],
    ['STRING_TOO_LONG', { Video_Snapshot_Key__c: 'x'.repeat(65) }],
    ['INVALID_FIELD_FOR_INSERT_UPDATE', { Checksum: 'c' }],
    ['INVALID_FIELD_FOR_INSERT_UPDATE', { ContentSize: 1 }],
    ['INVALID_CROSS_REFERENCE_KEY', { FirstPublishLocationId: '500000000000000AAA' }],
    ['FIELD_INTEGRITY_EXCEPTION', { FirstPublishLocationId: '00G000000000000EAA' }],
    ['FIELD_INTEGRITY_EXCEPTION', { Origin: 'H' }],
    ['INVALID_FIELD', { type: 'png' }],
  ])('is refused with %s for %j', async (code, values) => {
    const whole = { ...FILE, VersionData: 'aGVsbG8=', FirstPublishLocationId: cases.open, ...values };
    expect(codeOf(await post(users.integration, whole))).toBe(code);
    expect(org.records.list('ContentVersion')).toEqual([]);
    expect(org.records.list('ContentDocument')).toEqual([]);
  });

  it.each<[string, string, FormData]>([
    ['an empty form', 'INVALID_MULTIPART_REQUEST', new FormData()],
    ['no JSON', 'JSON_PARSER_ERROR', form('{')],
    ['another field', 'INVALID_FIELD', form(FILE, 'Nothing')],
    ['no bytes', 'REQUIRED_FIELD_MISSING', formOf(FILE)],
  ])('is refused as multipart with %s', async (_, code, body) => {
    const answer = await call(users.integration, 'POST', 'sobjects/ContentVersion', body);
    expect(answer.status).toBe(400);
    expect(codeOf(answer)).toBe(code);
    expect(org.records.list('ContentVersion')).toEqual([]);
  });

  it('is no larger than the org takes, together with all others, and of no blocked kind', async () => {
    const control = (body: object) =>
      fetch(`${served.url}/_sandbox/file-limits`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    const refused = async (limits: object): Promise<string> => {
      await control(limits);
      return codeOf(await post(users.integration, { ...FILE, VersionData: 'aGVsbG8=' }));
    };
    await add(users.integration, cases.open);
    expect(await refused({ storageBytes: PNG.length + 4 })).toBe('STORAGE_LIMIT_EXCEEDED');
    expect(await refused({ fileBytes: 4 })).toBe('FILE_SIZE_LIMIT_EXCEEDED');
    expect(await refused({ blockedExtensions: ['PNG'] })).toBe('FILE_EXTENSION_NOT_ALLOWED');
    expect((await control({ storageBytes: 'much' })).status).toBe(400);
    await control({});
    expect((await post(users.integration, { ...FILE, VersionData: 'aGVsbG8=' })).status).toBe(201);
  });

  it('is deleted as its document, by its owner', async () => {
    const id = await add(users.integration, cases.open);
    const documentId = documentOf(id);
    expect(codeOf(await call(users.integration, 'DELETE', `sobjects/ContentVersion/${id}`))).toBe(
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    );
    expect(codeOf(await call(users.agent2, 'DELETE', `sobjects/ContentDocument/${documentId}`))).toBe(
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
    expect((await call(users.integration, 'DELETE', `sobjects/ContentDocument/${documentId}`)).status).toBe(204);
    expect(
      ['ContentVersion', 'ContentDocument', 'ContentDocumentLink'].flatMap((name) => org.records.list(name)),
    ).toEqual([]);
  });
});

describe('who sees a file', () => {
  it('is who sees the record, wherever it is asked for', async () => {
    const id = await add(users.integration, cases.vip);
    const documentId = documentOf(id);
    const seen = async (user: string) => ({
      version: (await find(user, 'SELECT Id FROM ContentVersion')).length,
      document: (await find(user, 'SELECT Id FROM ContentDocument')).length,
      link: (await find(user, `SELECT Id FROM ContentDocumentLink WHERE ContentDocumentId = '${documentId}'`)).length,
      ofCase: (await find(user, `SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = '${cases.vip}'`)).length,
      bytes: (await fetchBytes(user, id)).status,
      row: (await call(user, 'GET', `sobjects/ContentVersion/${id}`)).status,
      ui: (await call(user, 'GET', `ui-api/records/${id}?fields=ContentVersion.Title`)).status,
      list: (await call(user, 'GET', `ui-api/related-list-records/${cases.vip}/AttachedContentDocuments`)).status,
    });
    const all = { version: 1, document: 1, link: 1, ofCase: 1, bytes: 200, row: 200, ui: 200, list: 200 };
    expect(await seen(users.agent)).toEqual(all);
    expect(await seen(users.restricted)).toEqual({
      ...{ version: 0, document: 0, link: 0, ofCase: 0 },
      ...{ bytes: 404, row: 404, ui: 403, list: 403 },
    });
  });

  it('changes with the merge of its record, and with its end', async () => {
    const id = await add(users.integration, contacts.vip);
    const count = async (): Promise<number> => (await find(users.restricted, 'SELECT Id FROM ContentVersion')).length;
    expect(await count()).toBe(0);
    org.records.merge('Contact', contacts.mobile, contacts.vip);
    expect(await count()).toBe(1);
    const link = org.records.list('ContentDocumentLink').find((one) => one['LinkedEntityId'] === contacts.mobile);
    org.records.discard('ContentDocumentLink', link?.Id ?? '');
    expect(await count()).toBe(0);
    expect(org.records.get('ContentVersion', id)).toBeDefined();
  });

  it('is listed with the record on its page', async () => {
    await add(users.integration, cases.open);
    const path = `ui-api/related-list-records/${cases.open}/AttachedContentDocuments?fields=Title,FileType`;
    const { body } = await call(users.agent, 'GET', path);
    expect(body).toMatchObject({ count: 1, records: [{ fields: { Title: { value: 'A picture' } } }] });
  });

  it('does not let attach one to what the person may not see, nor make a document by hand', async () => {
    const whole = { ...FILE, VersionData: 'aGVsbG8=', FirstPublishLocationId: cases.vip };
    expect(codeOf(await post(users.restricted, whole))).toBe('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
    expect(codeOf(await call(users.agent, 'POST', 'sobjects/ContentDocument', {}))).toBe(
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    );
  });

  it('keeps links from being read without a file or a record', async () => {
    for (const where of ['', " WHERE ShareType = 'I'", ` WHERE NOT (LinkedEntityId = '${cases.open}')`]) {
      const path = `query?q=${encodeURIComponent(`SELECT Id FROM ContentDocumentLink${where}`)}`;
      expect(codeOf(await call(users.admin, 'GET', path))).toBe('MALFORMED_QUERY');
    }
  });
});

function fetchBytes(user: string, id: string): Promise<Response> {
  return fetch(`${served.url}${DATA}/sobjects/ContentVersion/${id}/VersionData`, {
    headers: { Authorization: `Bearer ${served.tokens.issue(user)}` },
  });
}
