import { z } from 'zod';
import { sessionOfKey } from '../../domain/call-files/describe-file.ts';
import type { OldSession, RemovedFiles } from '../../work/retention/retention-port.ts';
import { parseAnswer } from '../call-error.ts';
import { API_VERSION } from '../connection.ts';
import { readRows } from '../read-rows.ts';
import { queryPath, soqlText } from '../soql.ts';
import { GONE, resultsSchema } from './clear-sessions.ts';
import { findShared, type FileOfCall } from './find-shared.ts';
import type { RetentionConnection } from './retention-connection.ts';

/** Records that one request may delete, and take out of the recycle bin. */
const MAX_DELETES = 200;
/** Sessions whose files one query looks for: its address must stay below 16,384 characters. */
const SESSIONS_A_QUERY = 50;

const versionSchema = z.object({
  ContentDocumentId: z.string(),
  FirstPublishLocationId: z.string().nullable(),
  IsDeleted: z.boolean(),
  Video_Snapshot_Key__c: z.string(),
});

/**
 * Deletes the files of these sessions for good: those that this user made, that are its own still, and that nobody else has
 * attached elsewhere, shared or added a version to. What lies in this user's recycle bin, from a removal that was cut off,
 * goes too.
 *
 * @throws SalesforceCallError
 */
export async function deleteFiles(
  connection: RetentionConnection,
  sessions: readonly OldSession[],
): Promise<RemovedFiles> {
  const { userId } = await connection.identity();
  const files = await findFiles(connection, sessions, userId);
  const [binned, there] = [files.filter(({ isDeleted }) => isDeleted), files.filter(({ isDeleted }) => !isDeleted)];
  const refused = new Map<string, string>();
  let [deleted, kept, emptied] = [0, 0, 0];
  for (const some of chunksOf(there, MAX_DELETES)) {
    const shared = await findShared(connection, some, userId);
    const own = some.filter(({ documentId }) => !shared.has(documentId));
    kept += some.length - own.length;
    if (own.length === 0) continue;
    const ids = own.map(({ documentId }) => documentId);
    const path = `/services/data/v${API_VERSION}/composite/sobjects?ids=${ids.join(',')}&allOrNone=false`;
    const results = parseAnswer(resultsSchema, (await connection.delete(path)).body);
    const gone: string[] = [];
    for (const [index, { documentId, sessionId }] of own.entries()) {
      const result = results[index];
      const code = result?.errors[0]?.statusCode ?? 'UNKNOWN_EXCEPTION';
      if (result?.success === true) gone.push(documentId);
      else if (!GONE.has(code)) refused.set(sessionId, code);
    }
    deleted += gone.length;
    emptied += await emptyBin(connection, gone);
  }
  for (const some of chunksOf(binned, MAX_DELETES))
    await emptyBin(
      connection,
      some.map(({ documentId }) => documentId),
    );
  return { deleted, kept, inBin: deleted - emptied, refused };
}

/** Each document once, with the place where it was put first. */
async function findFiles(connection: RetentionConnection, sessions: readonly OldSession[], userId: string) {
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const files = new Map<string, FileOfCall & { readonly isDeleted: boolean }>();
  for (const some of chunksOf(sessions, SESSIONS_A_QUERY)) {
    const soql = `SELECT ContentDocumentId, FirstPublishLocationId, IsDeleted, Video_Snapshot_Key__c FROM ContentVersion WHERE CreatedById = ${soqlText(userId)} AND (${some.map(({ id }) => `Video_Snapshot_Key__c LIKE ${soqlText(`${id}.%`)}`).join(' OR ')}) ORDER BY Id`;
    for (const row of await readRows(connection, queryPath(API_VERSION, soql, 'queryAll'))) {
      const version = parseAnswer(versionSchema, row);
      const session = byId.get(sessionOfKey(version.Video_Snapshot_Key__c));
      if (session === undefined || files.has(version.ContentDocumentId)) continue;
      files.set(version.ContentDocumentId, {
        documentId: version.ContentDocumentId,
        sessionId: session.id,
        places: [version.FirstPublishLocationId, session.caseId, session.contactId].filter((id) => id !== null),
        isDeleted: version.IsDeleted,
      });
    }
  }
  return [...files.values()];
}

/**
 * What stays in the bin leaves it by itself after 15 days, so a refusal stops nothing: an org whose tokens are JWTs takes none
 * for the SOAP API, and what was emptied before may be listed for a while. Where Salesforce is away the next call fails too, and
 * all is tried again.
 *
 * @returns how many are out of it
 */
async function emptyBin({ emptyRecycleBin }: RetentionConnection, ids: readonly string[]): Promise<number> {
  return ids.length === 0 ? 0 : emptyRecycleBin(ids).catch(() => 0);
}

function chunksOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
