import { describeGlobal, describeGlobalEntry } from '../describe/describe-global.ts';
import { describeObject } from '../describe/describe-object.ts';
import { publishResult } from '../events/publish-result.ts';
import type { RestHandler } from './rest-types.ts';
import type { Route } from './routes.ts';
import { readChangedValues, readFieldValues, readSaveOptions } from './sobject-body.ts';
import { upsertRoute } from './upsert-route.ts';
import { findObject, findRecord, readRecordId, renderRecord, selectFields } from './visible-object.ts';

const listObjects: RestHandler = (context) => ({ status: 200, body: describeGlobal(context) });

const basicInformation: RestHandler = (context, _request, name = '') => ({
  status: 200,
  body: { objectDescribe: describeGlobalEntry(context, findObject(context, name)), recentItems: [] },
});

const describe: RestHandler = (context, _request, name = '') => ({
  status: 200,
  body: describeObject(context, findObject(context, name)),
});

const create: RestHandler = (context, request, name = '') => {
  const object = findObject(context, name);
  if (object.publishBehavior !== undefined) return { status: 201, body: publishResult(context, object, request.body) };
  const id = context.session.insert(object.apiName, readFieldValues(request.body), readSaveOptions(request));
  const location = `/services/data/v${context.version}/sobjects/${object.apiName}/${id}`;
  return { status: 201, headers: { Location: location }, body: { id, success: true, errors: [] } };
};

const read: RestHandler = (context, request, name = '', id = '') => {
  const object = findObject(context, name);
  const row = findRecord(context, object, id);
  const fields = selectFields(context, object, request.query.get('fields')?.split(','));
  return { status: 200, body: renderRecord(context, object, row, fields) };
};

const update: RestHandler = (context, request, name = '', id = '') => {
  const object = findObject(context, name);
  const recordId = readRecordId(context, object, id);
  context.session.update(object.apiName, recordId, readChangedValues(request.body), readSaveOptions(request));
  return { status: 204 };
};

const remove: RestHandler = (context, _request, name = '', id = '') => {
  const object = findObject(context, name);
  context.session.delete(object.apiName, readRecordId(context, object, id));
  return { status: 204 };
};

export const sobjectRoutes: readonly Route[] = [
  { pattern: 'sobjects', methods: { GET: listObjects } },
  { pattern: 'sobjects/:object', methods: { GET: basicInformation, POST: create } },
  { pattern: 'sobjects/:object/describe', methods: { GET: describe } },
  { pattern: 'sobjects/:object/:id', methods: { GET: read, PATCH: update, DELETE: remove } },
  upsertRoute,
];
