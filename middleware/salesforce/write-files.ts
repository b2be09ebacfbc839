import { z } from 'zod';
import type {
  FieldsVerdict,
  FileWriter,
  InsertVerdict,
  NewFile,
  SessionFields,
  StoredFile,
} from '../work/files/file-writer-port.ts';
import { parseAnswer, SalesforceCallError, toReadingError } from './call-error.ts';
import { readComposite } from './composite.ts';
import { API_VERSION, type OrgConnection } from './connection.ts';
import { toMultipart } from './multipart.ts';
import { rowsOf } from './query-answer.ts';
import { queryPath, soqlText } from './soql.ts';

const SOBJECTS = `/services/data/v${API_VERSION}/sobjects`;

const insertSchema = z.object({ id: z.string(), success: z.literal(true) });
const placeSchema = z.object({
  Name: z.string(),
  Case__c: z.string().nullable(),
  Contact__c: z.string().nullable(),
  Personal_Data_Removed_At__c: z.string().nullable(),
});
const documentSchema = z.object({ ContentDocumentId: z.string() });
const versionSchema = documentSchema.extend({ Id: z.string(), Video_Snapshot_Key__c: z.string() });

type FileConnection = Pick<OrgConnection, 'get' | 'post' | 'delete' | 'upload' | 'identity'>;

/** Files as ContentVersion records: whoever may see the record that they are attached to may see them. */
export function createFileWriter(connection: FileConnection): FileWriter {
  async function query(soql: string) {
    const { body } = await connection.get(queryPath(API_VERSION, soql));
    return rowsOf(body);
  }

  return {
    readPlace: (sessionId) =>
      reading(async () => {
        const [row] = await query(
          `SELECT Name, Case__c, Contact__c, Personal_Data_Removed_At__c FROM Video_Session__c WHERE Id = ${soqlText(sessionId)}`,
        );
        if (row === undefined) return null;
        const { Name, Case__c, Contact__c, Personal_Data_Removed_At__c } = parseAnswer(placeSchema, row);
        const isRemoved = Personal_Data_Removed_At__c !== null;
        return { sessionName: Name, caseId: Case__c, contactId: Contact__c, isRemoved };
      }),
    find: (keys) =>
      reading(async () => {
        const { userId } = await connection.identity();
        // Somebody's own version of a file of ours carries its key along.
        const rows = await query(
          `SELECT Id, ContentDocumentId, Video_Snapshot_Key__c FROM ContentVersion WHERE Video_Snapshot_Key__c IN (${keys.map(soqlText).join(',')}) AND CreatedById = ${soqlText(userId)} ORDER BY CreatedDate, Id`,
        );
        const versions = rows.map((row) => parseAnswer(versionSchema, row));
        return new Map(
          [...Map.groupBy(versions, (version) => version.Video_Snapshot_Key__c)].map(([key, found]) => [
            key,
            found.map(({ Id, ContentDocumentId }): StoredFile => ({ versionId: Id, documentId: ContentDocumentId })),
          ]),
        );
      }),
    documentOf: (versionId) =>
      reading(async () => {
        const [row] = await query(`SELECT ContentDocumentId FROM ContentVersion WHERE Id = ${soqlText(versionId)}`);
        return row === undefined ? null : parseAnswer(documentSchema, row).ContentDocumentId;
      }),
    insert: (file) => insert(connection, file),
    writeFields: (sessionId, fields) => writeFields(connection, sessionId, fields),
    remove: (documentId) =>
      reading(async () => {
        await connection.delete(`${SOBJECTS}/ContentDocument/${documentId}`);
      }),
  };
}

async function insert(connection: FileConnection, { names, key, bytes, place }: NewFile): Promise<InsertVerdict> {
  const fields = {
    Title: names.title,
    PathOnClient: names.path,
    Description: names.description,
    Video_Snapshot_Key__c: key,
    ...placeFields(place),
  };
  const { contentType, body } = toMultipart('entity_content', fields, {
    field: 'VersionData',
    fileName: names.path,
    bytes,
  });
  try {
    const answer = await connection.upload(`${SOBJECTS}/ContentVersion`, contentType, body);
    return { kind: 'written', versionId: parseAnswer(insertSchema, answer.body).id };
  } catch (error) {
    return failureOf(error);
  }
}

/** The revision stays: the write-back knows nothing of these fields, and they nothing of what it writes. */
async function writeFields(
  connection: FileConnection,
  sessionId: string,
  { transcript, location }: SessionFields,
): Promise<FieldsVerdict> {
  const body = {
    ...(transcript === undefined ? {} : { Transcript__c: transcript }),
    ...(location === undefined
      ? {}
      : { Location__Latitude__s: location.latitude, Location__Longitude__s: location.longitude }),
  };
  const url = `${SOBJECTS}/Video_Session__c/${sessionId}`;
  try {
    const answer = await readComposite(connection, [{ referenceId: 'session', method: 'PATCH', url, body }]);
    answer.resultOf('session');
    return { kind: 'written' };
  } catch (error) {
    return failureOf(error);
  }
}

function failureOf(error: unknown): Exclude<InsertVerdict, { kind: 'written' }> {
  if (!(error instanceof SalesforceCallError)) throw error;
  const { kind, code, retryAfterMs } = error.fault;
  if (kind === 'permanent') return { kind: 'refused', code, reason: error.message };
  return { kind, reason: error.message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

function placeFields(place: NewFile['place']): Readonly<Record<string, string>> {
  if (place === null) return {};
  return 'recordId' in place ? { FirstPublishLocationId: place.recordId } : { ContentDocumentId: place.documentId };
}

async function reading<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw toReadingError(error);
  }
}
