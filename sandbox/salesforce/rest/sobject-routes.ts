import { describeGlobal, describeGlobalEntry } from '../describe/describe-global.ts';
import { describeObject } from '../describe/describe-object.ts';
import { publishResult } from '../events/publish-result.ts';
import { resourceNotFound } from '../salesforce-error.ts';
import { CONTENT_VERSION } from '../schema/standard/files.ts';
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

/** The bytes of a file, for whoever may see it. Source: REST API Developer Guide, "sObject Blob Get". */
const readBytes: RestHandler = (context, _request, id = '') => {
  const row = findRecord(context, findObject(context, CONTENT_VERSION), id);
  const bytes = context.org.files.bodies.get(row.Id);
  if (bytes === undefined) throw resourceNotFound();
  return { status: 200, bytes };
};

export const sobjectRoutes: readonly Route[] = [
  { pattern: 'sobjects', methods: { GET: listObjects } },
  { pattern: 'sobjects/:object', methods: { GET: basicInformation, POST: create } },
  { pattern: 'sobjects/:object/describe', methods: { GET: describe } },
  { pattern: 'sobjects/:object/:id', methods: { GET: read, PATCH: update, DELETE: remove } },
  { pattern: `sobjects/${CONTENT_VERSION}/:id/VersionData`, methods: { GET: readBytes } },
  upsertRoute,
];
