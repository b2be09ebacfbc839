import type { FieldSchema, ObjectSchema, Row } from '../types.ts';
import { SalesforceError, resourceNotFound } from '../salesforce-error.ts';
import { createValueTest } from '../soql/comparison.ts';
import type { RestContext, RestHandler } from './rest-types.ts';
import type { Route } from './routes.ts';
import { readChangedValues, readSaveOptions } from './sobject-body.ts';
import { findExternalId, findObject, renderRecord, selectFields } from './visible-object.ts';

const read: RestHandler = (context, request, name = '', fieldName = '', value = '') => {
  const object = findObject(context, name);
  const [row, ...others] = findByExternalId(context, object, findExternalId(context, object, fieldName), value);
  if (row === undefined) throw resourceNotFound();
  if (others.length > 0) return ambiguous(context, object, [row, ...others]);
  const fields = selectFields(context, object, request.query.get('fields')?.split(','));
  return { status: 200, body: renderRecord(context, object, row, fields) };
};

const upsert: RestHandler = (context, request, name = '', fieldName = '', value = '') => {
  const object = findObject(context, name);
  const field = findExternalId(context, object, fieldName);
  const values = readChangedValues(request.body);
  if (Object.keys(values).some((key) => key.toLowerCase() === field.name.toLowerCase())) {
    const message = `The ${field.name} field should not be specified in the sobject data.`;
    throw new SalesforceError(400, [{ errorCode: 'INVALID_FIELD', message, fields: [field.name] }]);
  }
  const [row, ...others] = findByExternalId(context, object, field, value);
  if (others.length > 0 && row !== undefined) return ambiguous(context, object, [row, ...others]);
  const options = readSaveOptions(request);
  if (row === undefined) {
    const id = context.session.insert(object.apiName, { ...values, [field.name]: value }, options);
    return { status: 201, body: { id, success: true, errors: [], created: true } };
  }
  context.session.update(object.apiName, row.Id, values, options);
  return { status: 200, body: { id: row.Id, success: true, errors: [], created: false } };
};

const remove: RestHandler = (context, _request, name = '', fieldName = '', value = '') => {
  const object = findObject(context, name);
  const [row] = findByExternalId(context, object, findExternalId(context, object, fieldName), value);
  if (row === undefined) throw resourceNotFound();
  context.session.delete(object.apiName, row.Id);
  return { status: 204 };
};

function findByExternalId({ session }: RestContext, object: ObjectSchema, field: FieldSchema, value: string): Row[] {
  const test = createValueTest(field, '=', [value]);
  return [...session.rows(object.apiName)].filter((row) => test(row[field.name] ?? null));
}

/** Several records with the same external id: Salesforce answers where they are and changes none. */
function ambiguous({ version }: RestContext, object: ObjectSchema, rows: readonly Row[]) {
  return { status: 300, body: rows.map(({ Id }) => `/services/data/v${version}/sobjects/${object.apiName}/${Id}`) };
}

export const upsertRoute: Route = {
  pattern: 'sobjects/:object/:field/:value',
  methods: { GET: read, PATCH: upsert, DELETE: remove },
};
