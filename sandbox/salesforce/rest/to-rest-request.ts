import type { Request } from 'express';
import { resourceNotFound } from '../salesforce-error.ts';
import { parseJson } from './read-body.ts';
import type { RestRequest } from './rest-types.ts';
import { readVersion } from './versions.ts';

/**
 * A call as the handlers take it; `request.url` begins below `/services/data`.
 *
 * @param body parsed, that of the request as JSON if left out
 * @throws SalesforceError NOT_FOUND for a version this org does not speak
 */
export function toRestRequest(
  request: Request,
  body: unknown = parseJson(request),
): { readonly version: string; readonly call: RestRequest } {
  const { pathname, searchParams } = new URL(request.url, 'http://org.invalid');
  const [, versionSegment, ...segments] = pathname.replace(/\/$/u, '').split('/');
  const version = readVersion(versionSegment);
  if (version === undefined) throw resourceNotFound();
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const);
  const call: RestRequest = {
    method: request.method,
    segments: segments.map(decodeSegment),
    query: searchParams,
    headers: Object.fromEntries(headers),
    body,
  };
  return { version, call };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw resourceNotFound();
  }
}
