import { z } from 'zod';
import { invalidCrossReference, jsonParserError, malformedId } from '../salesforce-error.ts';
import { publishResult } from '../events/publish-result.ts';
import type { RestHandler } from '../rest/rest-types.ts';
import type { Route } from '../rest/routes.ts';
import { readFieldValues, readSaveOptions } from '../rest/sobject-body.ts';
import { findObject, renderRecord, selectFields } from '../rest/visible-object.ts';
import { toRecordId } from '../store/record-id.ts';
import { saveEach } from './collection-save.ts';
import { badComposite } from './composite-schema.ts';

const MAX_RECORDS = 200;

const record = z.looseObject({ attributes: z.looseObject({ type: z.string() }) });
const collection = z.strictObject({ allOrNone: z.boolean().default(false), records: z.array(record) });

const create: RestHandler = (context, request) => {
  const { allOrNone, records } = readCollection(request.body);
  const options = readSaveOptions(request);
  const body = saveEach(context, records, allOrNone, (values) => {
    const object = findObject(context, values.attributes.type);
    if (object.publishBehavior !== undefined) return publishResult(context, object, values);
    return context.session.insert(object.apiName, readFieldValues(values), options);
  });
  return { status: 200, body };
};

const update: RestHandler = (context, request) => {
  const { allOrNone, records } = readCollection(request.body);
  const options = readSaveOptions(request);
  const body = saveEach(context, records, allOrNone, ({ id: lower, Id: id = lower, ...values }) => {
    const object = findObject(context, values.attributes.type);
    const recordId = typeof id === 'string' ? toRecordId(id) : undefined;
    if (recordId === undefined) throw malformedId('Record ID', JSON.stringify(id), 'Id');
    context.session.update(object.apiName, recordId, readFieldValues(values), options);
    return recordId;
  });
  return { status: 200, body };
};

const remove: RestHandler = (context, { query }) => {
  const ids = readIds(query.get('ids'));
  const body = saveEach(context, ids, query.get('allOrNone') === 'true', (id) => {
    const object = context.org.objectOfId(id);
    if (object === undefined) throw invalidCrossReference(['Id']);
    context.session.delete(object, id);
    return id;
  });
  return { status: 200, body };
};

const retrieve: RestHandler = (context, { query }, name = '') => {
  const object = findObject(context, name);
  const fields = selectFields(context, object, (query.get('fields') ?? '').split(','));
  const rows = readIds(query.get('ids')).map((id) => context.session.get(object.apiName, id));
  return {
    status: 200,
    body: rows.map((row) => (row === undefined ? null : renderRecord(context, object, row, fields))),
  };
};

function readCollection(body: unknown) {
  const result = collection.safeParse(body);
  if (!result.success) throw jsonParserError(result.error.issues[0]?.message ?? 'Invalid input');
  checkSize(result.data.records.length);
  return result.data;
}

function readIds(text: string | null): readonly string[] {
  const ids = (text ?? '').split(',').filter((id) => id !== '');
  if (ids.length === 0) throw badComposite('REQUIRED_FIELD_MISSING', 'Missing required parameter: ids');
  checkSize(ids.length);
  return ids;
}

function checkSize(size: number): void {
  if (size > MAX_RECORDS) {
    throw badComposite('LIMIT_EXCEEDED', `A collection has at most ${String(MAX_RECORDS)} records`);
  }
}

/** `/composite/sobjects`: up to 200 records in one call. */
export const collectionRoutes: readonly Route[] = [
  { pattern: 'composite/sobjects', methods: { POST: create, PATCH: update, DELETE: remove } },
  { pattern: 'composite/sobjects/:object', methods: { GET: retrieve } },
];
