import type { ObjectSchema, Row } from '../types.ts';
import type { SoqlContext } from '../soql/soql-context.ts';
import { compileOrder } from '../soql/order.ts';
import { qualify, resolveWantedFields, unqualify } from './field-names.ts';
import { compileGraphqlWhere } from './graphql-where.ts';
import type { ListRequest } from './list-request.ts';
import { representRecord } from './record-representation.ts';

/**
 * One page of these records, in the shape that all lists share.
 * Source: User Interface API Developer Guide, "List Record Collection", "Related List Record Collection".
 */
export function collectRecords(
  context: SoqlContext,
  object: ObjectSchema,
  rows: Iterable<Row>,
  request: ListRequest,
  url: string,
) {
  const wanted = {
    fields: request.fields.map((name) => qualify(object, name)),
    optionalFields: request.optionalFields.map((name) => qualify(object, name)),
  };
  const paths = resolveWantedFields(context, object, wanted);
  const matches = request.where === undefined ? () => true : compileGraphqlWhere(context, object, request.where);
  const order = compileOrder(
    context,
    object,
    request.sortBy.map((name) => toOrder(object, name)),
  );
  const { offset, pageSize } = request;
  const all = [...rows].filter(matches).sort(order);
  const page = all.slice(offset, offset + pageSize);
  const hasMore = offset + pageSize < all.length;
  const tokenAt = (position: number) => String(Math.max(0, position));
  const urlAt = (position: number) => `${url}?pageSize=${String(pageSize)}&pageToken=${tokenAt(position)}`;
  return {
    count: page.length,
    currentPageToken: tokenAt(offset),
    currentPageUrl: urlAt(offset),
    fields: wanted.fields,
    nextPageToken: hasMore ? tokenAt(offset + pageSize) : null,
    nextPageUrl: hasMore ? urlAt(offset + pageSize) : null,
    optionalFields: wanted.optionalFields,
    pageSize,
    previousPageToken: offset > 0 ? tokenAt(offset - pageSize) : null,
    previousPageUrl: offset > 0 ? urlAt(offset - pageSize) : null,
    records: page.map((row) => representRecord(context, object, row, paths)),
    sortBy: request.sortBy,
  };
}

function toOrder(object: ObjectSchema, name: string) {
  const isDescending = name.startsWith('-');
  const field = unqualify(object, qualify(object, isDescending ? name.slice(1) : name));
  return { field, order: isDescending ? 'DESC' : 'ASC' } as const;
}
