import type { Query } from '@jetstreamapp/soql-parser-js';
import type { RecordAccess } from '../types.ts';
import { malformedQuery } from '../salesforce-error.ts';
import { toRecordId } from '../store/record-id.ts';
import type { ConditionTree } from './condition-tree.ts';
import type { QueryRecord } from './projection.ts';
import type { SoqlContext } from './soql-context.ts';
import { invalidFilter, notSupportedHere } from './soql-error.ts';
import { decodeString } from './string-literal.ts';
import { readComparison, readTree } from './where.ts';

export const RECORD_ACCESS_OBJECT = 'UserRecordAccess';

const MAX_RECORDS = 200;
const COLUMNS: Readonly<Record<string, (access: RecordAccess) => unknown>> = {
  RecordId: ({ recordId }) => recordId,
  HasReadAccess: ({ hasReadAccess }) => hasReadAccess,
  HasEditAccess: ({ hasEditAccess }) => hasEditAccess,
  HasDeleteAccess: ({ hasDeleteAccess }) => hasDeleteAccess,
  HasTransferAccess: ({ hasTransferAccess }) => hasTransferAccess,
  HasAllAccess: ({ hasAllAccess }) => hasAllAccess,
  MaxAccessLevel: ({ maxAccessLevel }) => maxAccessLevel,
};

/**
 * `SELECT RecordId, Has…Access FROM UserRecordAccess WHERE UserId = … AND RecordId = | IN …`, nothing else:
 * one user, at most 200 records. Records that the asking person may not read are left out of the answer.
 * Source: Object Reference, "UserRecordAccess".
 * @throws SalesforceError MALFORMED_QUERY, INVALID_QUERY_FILTER_OPERATOR
 */
export function queryRecordAccess(context: SoqlContext, query: Query): readonly QueryRecord[] {
  const columns = (query.fields ?? []).map((field) => columnOf(field.type === 'Field' ? field.field : ''));
  if (query.orderBy !== undefined || query.limit !== undefined || query.offset !== undefined) {
    throw notSupportedHere(`ORDER BY, LIMIT or OFFSET on ${RECORD_ACCESS_OBJECT}`);
  }
  const { userId, recordIds } = readFilter(query);
  const { org, session, version } = context;
  const readable = org.recordAccess(session.user.id, recordIds).filter(({ hasReadAccess }) => hasReadAccess);
  const rows = org.recordAccess(
    userId,
    readable.map(({ recordId }) => recordId),
  );
  return rows.map((access) => ({
    attributes: {
      type: RECORD_ACCESS_OBJECT,
      url: `/services/data/v${version}/sobjects/${RECORD_ACCESS_OBJECT}/000000000000000AAA`,
    },
    ...Object.fromEntries(columns.map(([name, read]) => [name, read(access)])),
  }));
}

function columnOf(name: string) {
  const column = Object.entries(COLUMNS).find(([known]) => known.toLowerCase() === name.toLowerCase());
  if (column === undefined) {
    throw malformedQuery('Can select only RecordId, a Has*Access field, and MaxAccessLevel from UserRecordAccess');
  }
  return column;
}

function readFilter({ where }: Query): { readonly userId: string; readonly recordIds: readonly string[] } {
  const comparisons = conjunction(where === undefined ? undefined : readTree(where)).map((leaf) =>
    readComparison(leaf),
  );
  const byName = (name: string) => comparisons.find(({ field }) => field.toLowerCase() === name);
  const [user, records] = [byName('userid'), byName('recordid')];
  const isOneUser = user?.operator === '=';
  const isListed = records?.operator === '=' || records?.operator === 'IN';
  if (comparisons.length !== 2 || !isOneUser || !isListed) {
    throw malformedQuery('UserRecordAccess: must be filtered by one UserId, and by RecordId with = or IN');
  }
  const [userId = ''] = user.literals.map(({ text, type }) => readId(text, type));
  const recordIds = [...new Set(records.literals.map(({ text, type }) => readId(text, type)))];
  if (recordIds.length > MAX_RECORDS) {
    throw malformedQuery(`UserRecordAccess: can not check more than ${String(MAX_RECORDS)} records at a time`);
  }
  return { userId, recordIds };
}

function conjunction(tree: ConditionTree | undefined) {
  const nodes = tree?.kind === 'and' ? tree.nodes : tree === undefined ? [] : [tree];
  return nodes.map((node) => {
    if (node.kind !== 'leaf') throw notSupportedHere(`OR or NOT on ${RECORD_ACCESS_OBJECT}`);
    return node.condition;
  });
}

function readId(text: string, type: string): string {
  const written = type === 'STRING' ? (decodeString(text) ?? '') : '';
  const id = toRecordId(written);
  if (id === undefined) throw invalidFilter(`invalid ID field: ${written}`);
  return id;
}
