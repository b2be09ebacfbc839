import { SalesforceError } from '../salesforce-error.ts';
import { executeSoql } from '../soql/execute-soql.ts';
import type { QueryRecord } from '../soql/projection.ts';
import type { RestAnswer, RestContext, RestHandler, RestRequest } from './rest-types.ts';
import type { Route } from './routes.ts';

const MAX_PAGE = 2000;
const MIN_PAGE = 200;

const query: RestHandler = (context, request) => answerQuery(context, request);

/** What is in recycle bins too. Source: REST API Developer Guide, "QueryAll". */
const queryAll: RestHandler = (context, request) => {
  const { session } = context;
  const rows = (object: string) => [...session.rows(object), ...session.deletedRows(object)];
  return answerQuery({ ...context, session: { ...session, rows } }, request);
};

function answerQuery(context: RestContext, request: RestRequest): RestAnswer {
  const soql = request.query.get('q');
  if (soql === null || soql === '') throw missingQuery();
  const { totalSize, records } = executeSoql(context, soql);
  const page = pageSize(request);
  if (records.length <= page) return { status: 200, body: { totalSize, done: true, records } };
  const locator = context.cursors.open(context.session.user.id, records);
  return answerPage(context, locator, records, 0, page);
}

const nextPage: RestHandler = (context, request, locator = '') => {
  const [id = '', from = ''] = locator.split('-');
  const records = context.cursors.read(context.session.user.id, id);
  const offset = Number(from);
  if (!Number.isInteger(offset) || offset < 0 || offset > records.length) context.cursors.read('', id);
  return answerPage(context, id, records, offset, pageSize(request));
};

function answerPage(
  { version }: RestContext,
  locator: string,
  records: readonly QueryRecord[],
  from: number,
  size: number,
): RestAnswer {
  const to = from + size;
  const page = records.slice(from, to);
  if (to >= records.length) return { status: 200, body: { totalSize: records.length, done: true, records: page } };
  const nextRecordsUrl = `/services/data/v${version}/query/${locator}-${String(to)}`;
  return { status: 200, body: { totalSize: records.length, done: false, nextRecordsUrl, records: page } };
}

/** The header `Sforce-Query-Options: batchSize=500`, between 200 and 2,000. */
function pageSize({ headers }: RestRequest): number {
  const wanted = /batchSize=(\d+)/iu.exec(headers['sforce-query-options'] ?? '')?.[1];
  return Math.min(MAX_PAGE, Math.max(MIN_PAGE, Number(wanted ?? MAX_PAGE)));
}

function missingQuery(): SalesforceError {
  return new SalesforceError(400, [{ errorCode: 'MALFORMED_QUERY', message: 'A query string has to be specified' }]);
}

export const queryRoutes: readonly Route[] = [
  { pattern: 'query', methods: { GET: query } },
  { pattern: 'query/:locator', methods: { GET: nextPage } },
  { pattern: 'queryAll', methods: { GET: queryAll } },
  { pattern: 'queryAll/:locator', methods: { GET: nextPage } },
];
