import type { NextFunction, Request, RequestHandler, Response } from 'express';
import express from 'express';
import { SalesforceError, jsonParserError } from '../salesforce-error.ts';

/** Salesforce's own limit on the body of a REST call. */
const MAX_BODY = '6mb';
const readText = express.text({ type: () => true, limit: MAX_BODY, defaultCharset: 'utf-8' });

/**
 * Parses the body as JSON, or hands on the error that Salesforce answers: JSON_PARSER_ERROR for what cannot be
 * parsed, UNSUPPORTED_MEDIA_TYPE for another type, REQUEST_TOO_LARGE above 6 MB.
 */
export const readJson: RequestHandler = (request, response, next) => {
  readText(request, response, (error?: unknown) => {
    try {
      if (error !== undefined && error !== null) throw tooLargeOrBroken(error);
      request.body = parseBody(request);
      next();
    } catch (refusal) {
      next(refusal);
    }
  });
};

function parseBody(request: Request): unknown {
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

function tooLargeOrBroken(error: unknown): unknown {
  const isTooLarge = error instanceof Error && 'type' in error && error.type === 'entity.too.large';
  if (!isTooLarge) return error;
  return new SalesforceError(413, [{ errorCode: 'REQUEST_TOO_LARGE', message: 'Request body exceeds 6 MB' }]);
}

/** Answers errors in the shape of the REST API: a list of `message`, `errorCode`, `fields`. */
export const answerRestError = (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
  if (error instanceof SalesforceError) response.status(error.status).json(error.errors);
  else next(error);
};
