import { z } from 'zod';
import type { ObjectSchema, Row } from '../types.ts';
import { SalesforceError, jsonParserError } from '../salesforce-error.ts';
import type { RestContext, RestHandler, RestRequest } from '../rest/rest-types.ts';
import type { Route } from '../rest/routes.ts';
import { resolveWantedFields, splitNames } from './field-names.ts';
import { representRecord } from './record-representation.ts';
import { RecordSaveError, badParameter } from './ui-error.ts';
import { findUiObject, findUiRecord } from './visible-record.ts';

const fields = z.record(z.string(), z.unknown());
/** UI API runs assignment rules only when asked to, unlike the REST API. */
const options = { allowSaveOnDuplicate: z.boolean().optional(), useDefaultRule: z.boolean().default(false) };
const createBody = z.strictObject({ apiName: z.string(), fields, ...options });
const updateBody = z.strictObject({ fields, ...options });

const read: RestHandler = (context, request, id = '') => {
  const { object, row } = findUiRecord(context, id);
  const wanted = {
    fields: splitNames(request.query.get('fields')),
    optionalFields: optionalNames(context, object, request),
  };
  if (wanted.fields.length + wanted.optionalFields.length === 0) {
    throw badParameter('Specify at least one of the parameters fields, optionalFields, layoutTypes.');
  }
  return { status: 200, body: representRecord(context, object, row, resolveWantedFields(context, object, wanted)) };
};

const create: RestHandler = (context, { body }) => {
  const input = parse(createBody, body);
  const object = findUiObject(context, input.apiName);
  const useAssignmentRules = input.useDefaultRule;
  const id = save('create', object, () => context.session.insert(object.apiName, input.fields, { useAssignmentRules }));
  return { status: 201, body: representAll(context, object, id) };
};

const update: RestHandler = (context, { body, headers }, id = '') => {
  const input = parse(updateBody, body);
  const { object, row } = findUiRecord(context, id);
  assertUnmodified(object, row, headers['if-unmodified-since']);
  const useAssignmentRules = input.useDefaultRule;
  save('update', object, () => {
    context.session.update(object.apiName, row.Id, input.fields, { useAssignmentRules });
  });
  return { status: 200, body: representAll(context, object, row.Id) };
};

const remove: RestHandler = (context, _request, id = '') => {
  const { object, row } = findUiRecord(context, id);
  save('delete', object, () => {
    context.session.delete(object.apiName, row.Id);
  });
  return { status: 204 };
};

export const recordRoutes: readonly Route[] = [
  { pattern: 'records', methods: { POST: create } },
  { pattern: 'records/:id', methods: { GET: read, PATCH: update, DELETE: remove } },
];

/**
 * A page may say which state of the record it shows; if somebody saved another since, nothing is saved.
 * Source: User Interface API Developer Guide, "Update a Record": `If-Unmodified-Since`; LWC Developer Guide,
 * "updateRecord": the page passes the record's own LastModifiedDate. Code and words are the platform's.
 *
 * @throws RecordSaveError 412
 */
function assertUnmodified(object: ObjectSchema, row: Row, header: string | undefined): void {
  if (header === undefined) return;
  const since = Date.parse(header);
  if (Number.isNaN(since)) throw badParameter(`If-Unmodified-Since is no date: ${header}`);
  const { LastModifiedDate: modifiedAt } = row;
  if (typeof modifiedAt !== 'string' || Date.parse(modifiedAt) <= since) return;
  const errorCode = 'ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE_CHECK';
  const message = 'The record has been modified since you retrieved it.';
  throw new RecordSaveError('update', object, new SalesforceError(412, [{ errorCode, message }]));
}

/** A layout's fields are optional ones: those that the person does not see are left out. */
function optionalNames({ org }: RestContext, object: ObjectSchema, { query }: RestRequest): readonly string[] {
  const names = splitNames(query.get('optionalFields'));
  const layoutTypes = splitNames(query.get('layoutTypes'));
  const unknown = layoutTypes.find((type) => type !== 'Full' && type !== 'Compact');
  if (unknown !== undefined) throw badParameter(`Unknown layout type ${unknown}.`);
  const layout = [...org.metadata.layouts.values()].find((each) => each.object === object.apiName);
  const full = layout?.sections.flatMap(({ columns }) => columns.flat()) ?? [...object.fields.keys()];
  const compact = object.compactLayout?.fields ?? [object.nameField];
  const laidOut = layoutTypes.flatMap((type) => (type === 'Full' ? full : compact));
  return [...names, ...laidOut.map((name) => `${object.apiName}.${name}`)];
}

/** After a save, everything about the record that the person sees. */
function representAll(context: RestContext, object: ObjectSchema, id: string) {
  const row = context.session.get(object.apiName, id);
  // A person may create a record, or give one away, without seeing it afterwards.
  if (row === undefined) return { apiName: object.apiName, id, fields: {} };
  const optionalFields = [...object.fields.keys()].map((name) => `${object.apiName}.${name}`);
  return representRecord(context, object, row, resolveWantedFields(context, object, { fields: [], optionalFields }));
}

function save<T>(verb: RecordSaveError['verb'], object: ObjectSchema, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof SalesforceError) throw new RecordSaveError(verb, object, error);
    throw error;
  }
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw jsonParserError(
    `${issue?.message ?? 'Invalid input'} (through reference chain: ${issue?.path.join('.') ?? ''})`,
  );
}
