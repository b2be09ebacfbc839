import { z } from 'zod';
import type { RestRequest } from '../rest/rest-types.ts';
import { splitNames } from './field-names.ts';
import { badParameter } from './ui-error.ts';

const DEFAULT_PAGE = 50;
const MAX_PAGE = 2000;
const MAX_SORT_FIELDS = 5;

const names = z.array(z.string()).default([]);
const body = z.strictObject({
  fields: names,
  optionalFields: names,
  pageSize: z.number().int().min(1).max(MAX_PAGE).default(DEFAULT_PAGE),
  pageToken: z.union([z.string(), z.number()]).default('0'),
  sortBy: names,
  where: z.string().optional(),
});

/** What a call wants of a list, whether it came as parameters or as a body. */
export interface ListRequest {
  readonly fields: readonly string[];
  readonly optionalFields: readonly string[];
  readonly pageSize: number;
  readonly offset: number;
  /** `Name` ascending, `-CreatedDate` descending. */
  readonly sortBy: readonly string[];
  readonly where: string | undefined;
}

/** Source: User Interface API Developer Guide, "List Records Input". @throws SalesforceError ILLEGAL_QUERY_PARAMETER_VALUE */
export function readListRequest(request: RestRequest): ListRequest {
  const result = body.safeParse(request.method === 'POST' ? (request.body ?? {}) : fromQuery(request.query));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw badParameter(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
  }
  const { pageToken, where, ...rest } = result.data;
  const offset = Number(pageToken);
  if (!Number.isInteger(offset) || offset < 0 || offset > MAX_PAGE) throw badParameter('pageToken is not valid');
  if (rest.sortBy.length > MAX_SORT_FIELDS)
    throw badParameter(`sortBy takes at most ${String(MAX_SORT_FIELDS)} fields`);
  return { ...rest, offset, where };
}

function fromQuery(query: URLSearchParams) {
  const pageSize = query.get('pageSize');
  const others = ['pageToken', 'where'].flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(others),
    fields: splitNames(query.get('fields')),
    optionalFields: splitNames(query.get('optionalFields')),
    sortBy: splitNames(query.get('sortBy')),
    ...(pageSize === null ? {} : { pageSize: Number(pageSize) }),
  };
}
