import type { RestHandler } from '../rest/rest-types.ts';
import type { Dispatch, Route } from '../rest/routes.ts';
import { runAllOrNone } from './composite-route.ts';
import { readGraphs } from './composite-schema.ts';
import { checkGraphs } from './graph-limits.ts';
import { haltedResult, isFailed } from './subrequest.ts';

const MAX_FAILED_GRAPHS = 14;
const TOO_MANY_FAILURES = `The request was halted since more than ${String(MAX_FAILED_GRAPHS)} graphs failed.`;

/** `/composite/graph`: each graph succeeds or fails as a whole; after the 15th failure the rest is not tried. */
export function createGraphRoute(dispatch: Dispatch): Route {
  const post: RestHandler = (context, { body }) => {
    const graphs = readGraphs(body);
    checkGraphs(graphs);
    let failures = 0;
    const answers = graphs.map(({ graphId, compositeRequest }) => {
      const isHalted = failures > MAX_FAILED_GRAPHS;
      const compositeResponse = isHalted
        ? compositeRequest.map(({ referenceId }) => haltedResult(referenceId, TOO_MANY_FAILURES))
        : runAllOrNone(context, dispatch, { compositeRequest });
      const isSuccessful = !compositeResponse.some(isFailed);
      if (!isSuccessful) failures += 1;
      return { graphId, graphResponse: { compositeResponse }, isSuccessful };
    });
    return { status: 200, body: { graphs: answers } };
  };
  return { pattern: 'composite/graph', methods: { POST: post } };
}
