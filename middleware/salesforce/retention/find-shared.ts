import { z } from 'zod';
import { parseAnswer } from '../call-error.ts';
import { API_VERSION } from '../connection.ts';
import { readRows } from '../read-rows.ts';
import { queryPath, soqlText } from '../soql.ts';
import type { RetentionConnection } from './retention-connection.ts';

export interface FileOfCall {
  readonly documentId: string;
  readonly sessionId: string;
  /** Records that it is attached to by us, or has come to with a merge. */
  readonly places: readonly string[];
}

const documentSchema = z.object({ Id: z.string() });
const versionSchema = z.object({ ContentDocumentId: z.string() });
const linkSchema = versionSchema.extend({ LinkedEntityId: z.string() });

/**
 * Files that are not ours alone any more: another owner, a version of somebody else, or a link to what we did not attach
 * them to (a record, a person, a group, a library, a mail).
 *
 * @param files 200 at most
 * @throws SalesforceCallError
 */
export async function findShared(
  connection: Pick<RetentionConnection, 'get'>,
  files: readonly FileOfCall[],
  userId: string,
): Promise<ReadonlySet<string>> {
  const documentIds = files.map(({ documentId }) => documentId);
  const rowsOf = (soql: string) => readRows(connection, queryPath(API_VERSION, soql));
  const owned = await rowsOf(
    `SELECT Id FROM ContentDocument WHERE Id IN (${documentIds.map(soqlText).join(',')}) AND OwnerId = ${soqlText(userId)}`,
  );
  const versions = await rowsOf(
    `SELECT ContentDocumentId FROM ContentVersion WHERE ContentDocumentId IN (${documentIds.map(soqlText).join(',')}) AND CreatedById != ${soqlText(userId)}`,
  );
  const links = await rowsOf(
    `SELECT ContentDocumentId, LinkedEntityId FROM ContentDocumentLink WHERE ContentDocumentId IN (${documentIds.map(soqlText).join(',')})`,
  );
  const own = new Set(owned.map((row) => parseAnswer(documentSchema, row).Id));
  const changed = new Set(versions.map((row) => parseAnswer(versionSchema, row).ContentDocumentId));
  const places = new Map(files.map((file) => [file.documentId, new Set([userId, ...file.places])]));
  const elsewhere = new Set(
    links
      .map((row) => parseAnswer(linkSchema, row))
      .filter((link) => places.get(link.ContentDocumentId)?.has(link.LinkedEntityId) !== true)
      .map((link) => link.ContentDocumentId),
  );
  return new Set(documentIds.filter((id) => !own.has(id) || changed.has(id) || elsewhere.has(id)));
}
