import { createHash } from 'node:crypto';
import { jsonParserError, requiredFieldsMissing, SalesforceError } from '../salesforce-error.ts';
import { newValues } from '../save/defaults.ts';
import { insertRecord, type Save, type SaveParts } from '../save/save-record.ts';
import { CONTENT_DOCUMENT, CONTENT_DOCUMENT_LINK, CONTENT_VERSION } from '../schema/standard/files.ts';
import { recordIdOf } from '../store/record-id.ts';
import type { FieldValue, Row } from '../types.ts';
import type { FileBodies } from './file-bodies.ts';
import { fileKindOf } from './file-kind.ts';
import type { FileLimits } from './file-limits.ts';

export interface FileParts extends SaveParts {
  readonly bodies: FileBodies;
  readonly limits: FileLimits;
}

type Given = Readonly<Record<string, unknown>>;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u;

/**
 * A new version of a file, of a new document unless it names one. The org makes the document and the links: of the owner,
 * and of the record that it is published to first. Source: Object Reference, "ContentVersion".
 *
 * @param given from outside, `VersionData` as base64 or, of a multipart request, as bytes
 * @param toSave checks all other fields as those of any record
 * @throws SalesforceError REQUIRED_FIELD_MISSING, JSON_PARSER_ERROR, FIELD_INTEGRITY_EXCEPTION, those of `FileLimits` and of a save
 */
export function insertFile(parts: FileParts, given: Given, toSave: (values: Given) => Save): Row {
  const { bytes, others } = takeBytes(given);
  const save = toSave(others);
  const path = textOf(save.values['PathOnClient']);
  const missing = [...(path === '' ? ['PathOnClient'] : []), ...(bytes === undefined ? ['VersionData'] : [])];
  if (bytes === undefined || missing.length > 0) throw requiredFieldsMissing(missing);
  checkPlace(save);
  const kind = fileKindOf(path);
  const used = parts.store
    .list(CONTENT_VERSION)
    .reduce((sum, { ContentSize: size }) => sum + (typeof size === 'number' ? size : 0), 0);
  parts.limits.assertRoom(bytes.length, used, kind.extension);
  return parts.store.transaction(() => {
    const measures = { ContentSize: bytes.length, FileExtension: kind.extension, FileType: kind.type };
    const title = textOf(save.values['Title']) || kind.name;
    const known = textOf(save.values['ContentDocumentId']);
    const documentId = known || addDocument(parts, save.userId, { Title: title, ...measures });
    const versions = parts.store.list(CONTENT_VERSION).filter((one) => one['ContentDocumentId'] === documentId);
    for (const version of versions) parts.store.put(CONTENT_VERSION, { ...version, IsLatest: false });
    const values = {
      ...save.values,
      ...measures,
      Title: title,
      ContentDocumentId: documentId,
      IsLatest: true,
      VersionNumber: String(versions.length + 1),
      Checksum: createHash('md5').update(bytes).digest('hex'),
    };
    const row = insertRecord(parts, { ...save, values });
    const stored: Row = {
      ...row,
      VersionData: `/services/data/v66.0/sobjects/${CONTENT_VERSION}/${row.Id}/VersionData`,
    };
    parts.store.put(CONTENT_VERSION, stored);
    parts.bodies.set(row.Id, bytes);
    describeDocument(parts, stored);
    if (known === '') attach(parts, stored);
    return stored;
  });
}

/** What the document says of its latest version. */
export function describeDocument({ store }: Pick<FileParts, 'store'>, version: Row): void {
  const document = store.get(CONTENT_DOCUMENT, textOf(version['ContentDocumentId']));
  if (document === undefined || version['IsLatest'] !== true) return;
  const names = ['Title', 'Description', 'FileType', 'FileExtension', 'ContentSize'];
  const same = Object.fromEntries(names.map((name) => [name, version[name] ?? null]));
  store.put(CONTENT_DOCUMENT, { ...document, ...same, LatestPublishedVersionId: version.Id });
}

function takeBytes(given: Given): { readonly bytes: Uint8Array | undefined; readonly others: Given } {
  const name = Object.keys(given).find((one) => one.toLowerCase() === 'versiondata');
  const { [name ?? '']: data, ...others } = given;
  if (data === undefined || data === null || data === '') return { bytes: undefined, others };
  if (data instanceof Uint8Array) return { bytes: data, others };
  if (typeof data === 'string' && BASE64.test(data)) return { bytes: Buffer.from(data, 'base64'), others };
  throw jsonParserError('Cannot deserialize instance of base64 from VALUE_STRING value for field VersionData');
}

/** A version of a document that is there has its place, and files of Chatter and of libraries begin with their user. */
function checkPlace({ values, userId }: Save): void {
  const place = textOf(values['FirstPublishLocationId']);
  if (place === '') return;
  const isOfUser = values['Origin'] === 'H' && place !== userId;
  if (textOf(values['ContentDocumentId']) === '' && !isOfUser) return;
  const message = 'First Publish Location ID: cannot be set to this value';
  throw new SalesforceError(400, [
    { errorCode: 'FIELD_INTEGRITY_EXCEPTION', message, fields: ['FirstPublishLocationId'] },
  ]);
}

function addDocument(parts: FileParts, userId: string, values: Readonly<Record<string, FieldValue>>): string {
  return addRow(parts, CONTENT_DOCUMENT, userId, { ...values, OwnerId: userId });
}

function attach(parts: FileParts, version: Row): void {
  const userId = textOf(version['OwnerId']);
  const place = textOf(version['FirstPublishLocationId']);
  for (const LinkedEntityId of new Set([userId, place].filter((id) => id !== '')))
    addRow(parts, CONTENT_DOCUMENT_LINK, userId, {
      ContentDocumentId: version['ContentDocumentId'] ?? null,
      LinkedEntityId,
      ShareType: 'I',
      Visibility: 'AllUsers',
    });
}

/** A row that the org makes itself. */
function addRow(parts: FileParts, name: string, userId: string, values: Record<string, FieldValue>): string {
  const { metadata, store } = parts;
  const object = metadata.object(name);
  if (object === undefined) throw new TypeError(`There is no ${name}`);
  const now = parts.now();
  const Id = recordIdOf(object.keyPrefix, store.nextNumber(object.keyPrefix));
  const stamps = {
    CreatedById: userId,
    CreatedDate: now,
    LastModifiedById: userId,
    LastModifiedDate: now,
    SystemModstamp: now,
  };
  const own = Object.entries(stamps).filter(([field]) => object.field(field) !== undefined);
  store.put(object.apiName, { ...newValues(object, store), ...Object.fromEntries(own), ...values, Id });
  return Id;
}

function textOf(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
