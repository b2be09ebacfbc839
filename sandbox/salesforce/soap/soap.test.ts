import { Connection } from 'jsforce';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { seedIds } from '../../seeds/index.ts';
import { createTestOrg } from '../../test-support/test-org.ts';
import { serveOrg, type ServedOrg } from '../rest/fixtures/serve-org.ts';
import type { Org } from '../types.ts';

const { cases, users } = seedIds;

let org: Org;
let served: ServedOrg;
beforeEach(async () => {
  org = createTestOrg();
  served = await serveOrg(org);
});
afterEach(() => served.close());

const connect = (user: string): Connection =>
  new Connection({ instanceUrl: served.url, accessToken: served.tokens.issue(user), version: '66.0' });

const rowSchema = z.looseObject({ IsDeleted: z.boolean() });

async function deletedIn(connection: Connection, soql: string) {
  const { records } = await connection.query(soql, { scanAll: true });
  return records.map((record) => rowSchema.parse(record).IsDeleted);
}

/** A file of the integration user, deleted by it. */
async function deleteFile(connection: Connection) {
  const file = { Title: 'A', PathOnClient: 'a.txt', VersionData: 'aGVsbG8=', FirstPublishLocationId: cases.open };
  const { id: versionId } = z.object({ id: z.string() }).parse(await connection.create('ContentVersion', file));
  const documentId = z.string().parse(org.records.get('ContentVersion', versionId)?.['ContentDocumentId']);
  await connection.delete('ContentDocument', documentId);
  return { versionId, documentId };
}

const resultsSchema = z.array(
  z.object({ success: z.boolean(), errors: z.array(z.object({ statusCode: z.string() })).catch([]) }),
);
/** jsforce types the answer as one result. */
const codes = (results: unknown) =>
  resultsSchema.parse(results).map(({ success, errors: [first] }) => (success ? 'emptied' : first?.statusCode));

describe('the recycle bin', () => {
  it('keeps a deleted file with its versions, for queries that ask for all', async () => {
    const connection = connect(users.integration);
    const { documentId } = await deleteFile(connection);
    const of = (object: string, field: string) => `SELECT IsDeleted FROM ${object} WHERE ${field} = '${documentId}'`;
    expect(await deletedIn(connection, of('ContentDocument', 'Id'))).toEqual([true]);
    expect(await deletedIn(connection, of('ContentVersion', 'ContentDocumentId'))).toEqual([true]);
    expect((await connection.query(of('ContentDocument', 'Id'))).records).toEqual([]);
    expect(await deletedIn(connect(users.agent), of('ContentDocument', 'Id'))).toEqual([]);
  });

  it('is emptied of a record by whoever deleted it, once', async () => {
    const connection = connect(users.integration);
    const { documentId, versionId } = await deleteFile(connection);
    expect(codes(await connect(users.agent).soap.emptyRecycleBin([documentId]))).toEqual([
      'INSUFFICIENT_ACCESS_OR_READONLY',
    ]);
    // What went along with its document cannot be named.
    expect(codes(await connection.soap.emptyRecycleBin([versionId, documentId, cases.open]))).toEqual([
      'ENTITY_IS_DELETED',
      'emptied',
      'ENTITY_IS_DELETED',
    ]);
    expect(codes(await connection.soap.emptyRecycleBin([documentId]))).toEqual(['ENTITY_IS_DELETED']);
  });

  it('refuses more than 200 ids, and a token that is none', async () => {
    const connection = connect(users.integration);
    await expect(connection.soap.emptyRecycleBin(Array.from({ length: 201 }, () => cases.open))).rejects.toThrow(
      'EXCEEDED_ID_LIMIT',
    );
    const stranger = new Connection({ instanceUrl: served.url, accessToken: 'no token', version: '66.0' });
    await expect(stranger.soap.emptyRecycleBin([cases.open])).rejects.toThrow('INVALID_SESSION_ID');
  });
});
