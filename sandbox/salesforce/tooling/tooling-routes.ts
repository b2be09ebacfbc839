import { createCompositeRoute } from '../composite/composite-route.ts';
import type { RestContext, RestHandler } from '../rest/rest-types.ts';
import { createDispatch, type Route } from '../rest/routes.ts';
import { findObject, findRecord, renderRecord, selectFields } from '../rest/visible-object.ts';
import { malformedQuery } from '../salesforce-error.ts';
import { executeSoql } from '../soql/execute-soql.ts';
import type { OrgSession } from '../types.ts';
import { FLOW_DEFINITION, FLOW_VERSION } from './flow-objects.ts';
import { activateFlow, removeFlowVersion } from './flow-routes.ts';
import { toolingObject, toolingObjectOfId, toolingRows } from './tooling-objects.ts';

/** Costly to put together, so Salesforce hands them out one row at a time. */
const SINGLE_ROW_FIELDS = ['Metadata', 'FullName'];

/** The same org and person, with the objects of the Tooling API; they exist only for those who may view Setup. */
function toTooling(context: RestContext): RestContext {
  const { org, session } = context;
  const tables = toolingRows(org);
  const mayView = session.user.hasUserPermission('ViewSetup');
  const seen: OrgSession = {
    ...session,
    canRead: (object) => mayView && toolingObject(object) !== undefined,
    canReadField: (object) => mayView && toolingObject(object) !== undefined,
    rows: (object) => tables[object] ?? [],
    get: (object, id) => tables[object]?.find((row) => row.Id === id),
  };
  return {
    ...context,
    session: seen,
    org: {
      ...org,
      metadata: { ...org.metadata, object: toolingObject },
      objectOfId: toolingObjectOfId,
    },
  };
}

const query: RestHandler = (context, { query: parameters }) => {
  const soql = parameters.get('q') ?? '';
  const { records } = executeSoql(toTooling(context), soql);
  const isCostly = records.some((record) => SINGLE_ROW_FIELDS.some((field) => field in record));
  if (isCostly && records.length > 1) {
    throw malformedQuery(
      'When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than ' +
        `one row for retrieval. Result size: ${String(records.length)}`,
    );
  }
  const body = { size: records.length, totalSize: records.length, done: true, queryLocator: null };
  const entityTypeName = toolingObject(/\bFROM\s+(?<name>\w+)/iu.exec(soql)?.groups?.['name'] ?? '')?.apiName;
  return { status: 200, body: { ...body, entityTypeName, records: records.map(withMetadata) } };
};

const read: RestHandler = (context, _request, name = '', id = '') => {
  const tooling = toTooling(context);
  const object = findObject(tooling, name);
  const record = renderRecord(tooling, object, findRecord(tooling, object, id), selectFields(tooling, object));
  return { status: 200, body: withMetadata(record) };
};

function withMetadata(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { Metadata: metadata } = record;
  return typeof metadata === 'string' ? { ...record, Metadata: JSON.parse(metadata) as unknown } : record;
}

const readOf =
  (object: string): RestHandler =>
  (context, request, id = '') =>
    read(context, request, object, id);

const single: readonly Route[] = [
  { pattern: 'tooling/query', methods: { GET: query } },
  {
    pattern: `tooling/sobjects/${FLOW_DEFINITION}/:id`,
    methods: { GET: readOf(FLOW_DEFINITION), PATCH: activateFlow },
  },
  {
    pattern: `tooling/sobjects/${FLOW_VERSION}/:id`,
    methods: { GET: readOf(FLOW_VERSION), DELETE: removeFlowVersion },
  },
  { pattern: 'tooling/sobjects/:object/:id', methods: { GET: read } },
];

const composite = createCompositeRoute(createDispatch(single));

/** What the Tooling API shows of Lightning pages, validation rules and flows, and its own composite. */
export const toolingRoutes: readonly Route[] = [...single, { ...composite, pattern: 'tooling/composite' }];
