import type { Request } from 'express';
import express from 'express';
import { SalesforceError, jsonParserError } from '../salesforce-error.ts';

/** Salesforce's own limit on the body of a REST call. */
const MAX_BODY = '6mb';

/** Takes the body as it came; `parseJson` then decides what it is. */
export const readText = express.text({ type: () => true, limit: MAX_BODY });

/**
 * The body, undefined where there is none.
 * @throws SalesforceError JSON_PARSER_ERROR, UNSUPPORTED_MEDIA_TYPE
 */
export function parseJson(request: Request): unknown {
  const text: unknown = request.body;
  if (typeof text !== 'string' || text === '') return undefined;
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\b/iu.test(type)) {
    const message = `Content-Type header specified in HTTP request is not supported: ${type}`;
    throw new SalesforceError(415, [{ errorCode: 'UNSUPPORTED_MEDIA_TYPE', message }]);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw jsonParserError(error instanceof Error ? error.message : 'Unexpected end of input');
  }
}

/** What went wrong in reading a body, in Salesforce's words; other errors as they are. */
export function toSalesforceError(error: unknown): unknown {
  const isTooLarge = error instanceof Error && 'type' in error && error.type === 'entity.too.large';
  if (!isTooLarge) return error;
  return new SalesforceError(413, [{ errorCode: 'REQUEST_TOO_LARGE', message: 'Request body exceeds 6 MB' }]);
}
