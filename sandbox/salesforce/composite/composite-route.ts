import type { RestContext, RestHandler } from '../rest/rest-types.ts';
import type { Dispatch, Route } from '../rest/routes.ts';
import type { CompositeBody, Subrequest } from './composite-schema.ts';
import { badComposite, readComposite } from './composite-schema.ts';
import type { SubrequestResult } from './subrequest.ts';
import { haltedResult, isFailed, runSubrequest } from './subrequest.ts';

const MAX_SUBREQUESTS = 25;
const MAX_QUERIES = 5;
const QUERY_OR_COLLECTION =
  /^\/services\/data\/v[\d.]+\/(?:(?:tooling\/)?query|queryAll|composite\/sobjects)(?:[/?]|$)/u;

/** Thrown to roll back; the results are already known. */
class AllOrNoneFailure extends Error {
  override readonly name = 'AllOrNoneFailure';
}

/** `/composite`: up to 25 calls in one, at most 5 of them queries or collections; it counts as one call. */
export function createCompositeRoute(dispatch: Dispatch): Route {
  const post: RestHandler = (context, { body }) => {
    const request = readComposite(body);
    checkLimits(request.compositeRequest);
    const compositeResponse = request.allOrNone
      ? runAllOrNone(context, dispatch, request)
      : runEach(context, dispatch, request);
    return { status: 200, body: { compositeResponse } };
  };
  return { pattern: 'composite', methods: { POST: post } };
}

function runEach(context: RestContext, dispatch: Dispatch, { compositeRequest }: CompositeBody) {
  const answers = new Map<string, unknown>();
  return compositeRequest.map((subrequest) => {
    const result = runSubrequest(context, dispatch, subrequest, answers);
    if (!isFailed(result)) answers.set(result.referenceId, result.body);
    return result;
  });
}

/** All of them or none; the first failure is shown as itself, all others as halted. Also the rule of a graph. */
export function runAllOrNone(
  context: RestContext,
  dispatch: Dispatch,
  { compositeRequest }: Pick<CompositeBody, 'compositeRequest'>,
): readonly SubrequestResult[] {
  const answers = new Map<string, unknown>();
  const results: SubrequestResult[] = [];
  try {
    context.session.transaction(() => {
      for (const subrequest of compositeRequest) {
        const result = runSubrequest(context, dispatch, subrequest, answers);
        results.push(result);
        if (isFailed(result)) throw new AllOrNoneFailure();
        answers.set(result.referenceId, result.body);
      }
    });
    return results;
  } catch (error) {
    if (!(error instanceof AllOrNoneFailure)) throw error;
    const failed = results.at(-1);
    return compositeRequest.map(({ referenceId }) =>
      referenceId === failed?.referenceId ? failed : haltedResult(referenceId),
    );
  }
}

function checkLimits(subrequests: readonly Subrequest[]): void {
  if (subrequests.length > MAX_SUBREQUESTS) {
    throw badComposite(
      'LIMIT_EXCEEDED',
      `The composite request exceeds the limit of ${String(MAX_SUBREQUESTS)} subrequests`,
    );
  }
  const queries = subrequests.filter(({ url }) => QUERY_OR_COLLECTION.test(url)).length;
  if (queries > MAX_QUERIES) {
    throw badComposite(
      'LIMIT_EXCEEDED',
      `The composite request exceeds the limit of ${String(MAX_QUERIES)} query and sObject collections subrequests`,
    );
  }
}
