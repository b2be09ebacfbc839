import type { Query } from '@jetstreamapp/soql-parser-js';
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { malformedQuery, queryUnsupported } from '../salesforce-error.ts';
import { isAggregate, queryAggregates } from './aggregate.ts';
import type { QueryRecord } from './projection.ts';
import { OWN_PERMISSIONS_OBJECT, queryOwnPermissions } from './own-permissions-query.ts';
import { RECORD_ACCESS_OBJECT, queryRecordAccess } from './record-access-query.ts';
import { requireLinkFilter } from './link-filter.ts';
import { compilePick, runSelect } from './select.ts';
import type { SoqlContext } from './soql-context.ts';
import { SoqlNameError, unknownObject, withPosition } from './soql-error.ts';

export interface QueryResult {
  /** The number of rows; of COUNT() what was counted. */
  readonly totalSize: number;
  readonly records: readonly QueryRecord[];
}

/**
 * Runs a SOQL query as one person: sharing, object and field permissions apply.
 * @throws SalesforceError MALFORMED_QUERY, INVALID_TYPE, INVALID_FIELD, INVALID_QUERY_FILTER_OPERATOR
 */
export function executeSoql(context: SoqlContext, soql: string): QueryResult {
  const query = parse(soql);
  try {
    return run(context, query);
  } catch (error) {
    if (error instanceof SoqlNameError) throw withPosition(soql, error);
    throw error;
  }
}

function run(context: SoqlContext, query: Query): QueryResult {
  const name = query.sObject ?? '';
  if (name.toLowerCase() === RECORD_ACCESS_OBJECT.toLowerCase()) return asResult(queryRecordAccess(context, query));
  if (name.toLowerCase() === OWN_PERMISSIONS_OBJECT.toLowerCase()) return asResult(queryOwnPermissions(context, query));
  const object = context.org.metadata.object(name);
  if (object === undefined || !context.session.canRead(object.apiName)) throw unknownObject(name);
  if (object.publishBehavior !== undefined) throw queryUnsupported(object.apiName);
  if (!object.queryable) throw unknownObject(name);
  requireLinkFilter(object, query.where);
  if (isCount(query)) {
    if (query.orderBy !== undefined) throw malformedQuery('ordering is not allowed with COUNT()');
    return { totalSize: compilePick(context, object, query)(context.session.rows(object.apiName)).length, records: [] };
  }
  if (isAggregate(query)) return asResult(queryAggregates(context, object, query));
  return asResult(runSelect(context, object, query)(context.session.rows(object.apiName)));
}

/** `SELECT COUNT()` alone. */
function isCount({ fields = [], groupBy }: Query): boolean {
  const [only] = fields;
  if (only?.type !== 'FieldFunctionExpression' || fields.length > 1 || groupBy !== undefined) return false;
  return only.functionName.toUpperCase() === 'COUNT' && only.parameters.length === 0;
}

function asResult(records: readonly QueryRecord[]): QueryResult {
  return { totalSize: records.length, records };
}

function parse(soql: string): Query {
  try {
    return parseQuery(soql);
  } catch (error) {
    const [reason = 'unexpected token'] = error instanceof Error ? error.message.split('\n') : [];
    throw malformedQuery(`${soql}\n^\nERROR at Row:1:Column:1\n${reason}`);
  }
}
