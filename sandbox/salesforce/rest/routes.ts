import { methodNotAllowed, resourceNotFound } from '../salesforce-error.ts';
import type { RestAnswer, RestContext, RestHandler, RestRequest } from './rest-types.ts';

/** `sobjects/:object/:id` and what it does for each method. */
export interface Route {
  readonly pattern: string;
  readonly methods: Readonly<Record<string, RestHandler>>;
}

export type Dispatch = (context: RestContext, request: RestRequest) => RestAnswer;

/**
 * Finds the handler of a call by the first pattern that fits.
 * @throws SalesforceError NOT_FOUND for an unknown path, METHOD_NOT_ALLOWED for a known one
 */
export function createDispatch(routes: readonly Route[]): Dispatch {
  const compiled = routes.map(({ pattern, methods }) => ({ parts: pattern.split('/').filter(Boolean), methods }));
  return (context, request) => {
    for (const { parts, methods } of compiled) {
      const parameters = matchParts(parts, request.segments);
      if (parameters === undefined) continue;
      const handler = methods[request.method];
      if (handler === undefined) throw methodNotAllowed(request.method, Object.keys(methods));
      return handler(context, request, ...parameters);
    }
    throw resourceNotFound();
  };
}

function matchParts(parts: readonly string[], segments: readonly string[]): readonly string[] | undefined {
  if (parts.length !== segments.length) return undefined;
  const fits = parts.every((part, index) => part.startsWith(':') || part === segments[index]);
  return fits ? segments.filter((_, index) => parts[index]?.startsWith(':')) : undefined;
}
