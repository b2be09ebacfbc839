import { SalesforceError, resourceNotFound } from '../salesforce-error.ts';
import type { RestAnswer, RestContext, RestRequest } from '../rest/rest-types.ts';
import type { Dispatch } from '../rest/routes.ts';
import { readVersion } from '../rest/versions.ts';
import { badComposite } from './composite-schema.ts';
import type { Subrequest } from './composite-schema.ts';
import type { Answers } from './references.ts';
import { resolveReferences, resolveUrl } from './references.ts';

/** One entry of `compositeResponse`. */
export interface SubrequestResult {
  readonly body: unknown;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly httpStatusCode: number;
  readonly referenceId: string;
}

const ROLLED_BACK = 'The transaction was rolled back since another operation in the same transaction failed.';

/** Characters that no URL may hold; the URL of a subrequest must be encoded like any other. */
const ILLEGAL = /[\s"<>\\^`{|}]/u;

/** Answers one subrequest; what Salesforce refuses becomes its result, not an exception. */
export function runSubrequest(
  context: RestContext,
  dispatch: Dispatch,
  subrequest: Subrequest,
  answers: Answers,
): SubrequestResult {
  const { referenceId } = subrequest;
  try {
    const { version, request } = toRestRequest(subrequest, answers);
    // Each is a save of its own: one that fails halfway leaves nothing behind.
    const answer = context.session.transaction(() => dispatch({ ...context, version }, request));
    return toResult(referenceId, answer);
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error;
    return toResult(referenceId, { status: error.status, body: error.errors });
  }
}

export const isFailed = ({ httpStatusCode }: SubrequestResult): boolean => httpStatusCode >= 300;

/** What is answered for a subrequest that another one dragged along. */
export const haltedResult = (referenceId: string, message = ROLLED_BACK): SubrequestResult =>
  toResult(referenceId, { status: 400, body: [{ errorCode: 'PROCESSING_HALTED', message }] });

/** Version and path of a subrequest's URL. */
export function readUrl(url: string) {
  if (!url.startsWith('/services/data/')) throw resourceNotFound();
  if (ILLEGAL.test(url)) throw badComposite('INVALID_INPUT', `Illegal character in the URL of a subrequest: ${url}`);
  const { pathname, searchParams } = new URL(url, 'http://subrequest.invalid');
  const [, , , versionSegment, ...segments] = pathname.replace(/\/$/u, '').split('/');
  const version = readVersion(versionSegment);
  if (version === undefined) throw resourceNotFound();
  return { version, segments: segments.map(decodeURIComponent), query: searchParams };
}

function toRestRequest(subrequest: Subrequest, answers: Answers): { version: string; request: RestRequest } {
  const { version, segments, query } = readUrl(resolveUrl(subrequest.url, answers));
  const headers = Object.entries(subrequest.httpHeaders ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  const request: RestRequest = {
    method: subrequest.method,
    segments,
    query,
    headers: Object.fromEntries(headers) as Readonly<Record<string, string>>,
    body: resolveReferences(subrequest.body, answers),
  };
  return { version, request };
}

function toResult(referenceId: string, { status, body = null, headers = {} }: RestAnswer): SubrequestResult {
  return { body, httpHeaders: headers, httpStatusCode: status, referenceId };
}
