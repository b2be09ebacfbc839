import { type Observer, recordStore } from '../../../data/record-store.ts';
import { type FieldName, type UiRecord, fieldAt, nameOfField, pathOfField } from '../../../data/records.ts';
import { callUiApi } from '../../../data/ui-api.ts';
import { createWireAdapter } from '../../../data/wire-adapter.ts';

type Fields = FieldName | readonly FieldName[];

interface GetRecordConfig {
  readonly recordId?: string;
  readonly fields?: Fields;
  readonly optionalFields?: Fields;
}

const observeRecord = createWireAdapter<GetRecordConfig, UiRecord>(['recordId'], (config, emit) => {
  const { recordId = '', fields, optionalFields } = config;
  const observer: Observer = { recordId, fields: namesOf(fields), optionalFields: namesOf(optionalFields), emit };
  return recordStore.observe(observer);
});

/** Without any field there is nothing to ask for yet. */
export class getRecord extends observeRecord {
  override update(config: GetRecordConfig): void {
    if (config.fields !== undefined || config.optionalFields !== undefined) super.update(config);
  }
}

export interface RecordInput {
  readonly apiName?: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly allowSaveOnDuplicate?: boolean;
}

export async function createRecord(input: RecordInput): Promise<UiRecord> {
  return ingest(await callUiApi<UiRecord>('POST', '/records', input));
}

export interface ClientOptions {
  /** The LastModifiedDate of the record that the person sees: if somebody saved since, nothing is saved. */
  readonly ifUnmodifiedSince?: string;
}

export async function updateRecord(
  { fields }: RecordInput,
  { ifUnmodifiedSince }: ClientOptions = {},
): Promise<UiRecord> {
  const { Id, ...values } = fields;
  const headers = ifUnmodifiedSince === undefined ? {} : { 'If-Unmodified-Since': ifUnmodifiedSince };
  const path = `/records/${encodeURIComponent(String(Id))}`;
  return ingest(await callUiApi<UiRecord>('PATCH', path, { fields: values }, headers));
}

export async function deleteRecord(recordId: string): Promise<void> {
  await callUiApi('DELETE', `/records/${encodeURIComponent(recordId)}`);
  recordStore.forget(recordId);
}

/** Tells that others may have changed these records. */
export async function notifyRecordUpdateAvailable(records: readonly { readonly recordId: string }[]): Promise<void> {
  await Promise.all(records.map(({ recordId }) => recordStore.refresh(recordId)));
}

/** The older form, which gives nothing to wait for. */
export function getRecordNotifyChange(records: readonly { readonly recordId: string }[]): void {
  void notifyRecordUpdateAvailable(records);
}

export function getFieldValue(record: UiRecord | undefined, field: FieldName): unknown {
  return record && fieldAt(record, pathOfField(nameOfField(field)))?.value;
}

export function getFieldDisplayValue(record: UiRecord | undefined, field: FieldName): string | null | undefined {
  return record && fieldAt(record, pathOfField(nameOfField(field)))?.displayValue;
}

function namesOf(fields: Fields | undefined): readonly string[] {
  if (fields === undefined) return [];
  return (Array.isArray(fields) ? (fields as readonly FieldName[]) : [fields as FieldName]).map(nameOfField);
}

/** What was written is what all wires show from now on. */
function ingest(record: UiRecord): UiRecord {
  recordStore.ingest(
    record,
    Object.keys(record.fields).map((name) => `${record.apiName}.${name}`),
  );
  return record;
}
