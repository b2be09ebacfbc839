import type { Request, RequestHandler } from 'express';
import express from 'express';
import { SalesforceError, jsonParserError } from '../salesforce-error.ts';
import { readMultipart } from './read-multipart.ts';

/** Salesforce's own limit on the body of a REST call. */
const MAX_BODY = '6mb';
/**
 * "You are limited to 50 MB of text data or 37.5 MB of base64-encoded data", and 2 GB by multipart: here less, for it is
 * held in memory. Source: REST API Developer Guide, "Insert or Update Blob Data".
 */
const MAX_FILE_BODY = '100mb';
const MAX_TEXT_BYTES = 50 * 1024 ** 2;

const readText: RequestHandler = express.text({ type: () => true, limit: MAX_BODY });
const readBytes: RequestHandler = express.raw({ type: () => true, limit: MAX_FILE_BODY });

/** Takes the body as it came, of a file as bytes; `parseBody` then decides what it is. */
export const readBody: RequestHandler = (request, response, next) => {
  (isFile(request) ? readBytes : readText)(request, response, next);
};

/**
 * The body, undefined where there is none.
 * @throws SalesforceError JSON_PARSER_ERROR, UNSUPPORTED_MEDIA_TYPE, REQUEST_TOO_LARGE
 */
export function parseJson(request: Request): unknown {
  const text = textOf(request.body);
  if (text === undefined || text === '') return undefined;
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

/**
 * The body of a REST call: JSON, or the parts of a multipart message as one object, the bytes of its file under the name
 * of their field. Source: REST API Developer Guide, "Insert or Update Blob Data".
 * @throws SalesforceError those of `parseJson`, and INVALID_MULTIPART_REQUEST
 */
export function parseBody(request: Request): unknown {
  const type = request.headers['content-type'] ?? '';
  const body: unknown = request.body;
  if (!isFile(request) || !/^multipart\/form-data\b/iu.test(type) || !(body instanceof Uint8Array))
    return parseJson(request);
  const parts = readMultipart(body, type);
  if (parts === undefined) throw invalidMultipart('Multipart message could not be read');
  const [text, ...moreTexts] = parts.filter((part) => !part.isFile);
  const files = parts.filter((part) => part.isFile);
  if (text === undefined) throw invalidMultipart('Multipart message must include a non-binary part');
  if (moreTexts.length > 0 || files.length > 1) throw invalidMultipart('Multipart message has too many parts');
  return {
    ...parseFields(text.bytes.toString('utf8')),
    ...Object.fromEntries(files.map((one) => [one.name, one.bytes])),
  };
}

/** What went wrong in reading a body, in Salesforce's words; other errors as they are. */
export function toSalesforceError(error: unknown): unknown {
  const isTooLarge = error instanceof Error && 'type' in error && error.type === 'entity.too.large';
  return isTooLarge ? tooLarge('Request body exceeds 6 MB') : error;
}

function isFile({ method, path }: Request): boolean {
  return method === 'POST' && /\/sobjects\/ContentVersion\/?$/iu.test(path);
}

function textOf(body: unknown): string | undefined {
  if (!(body instanceof Uint8Array)) return typeof body === 'string' ? body : undefined;
  if (body.length > MAX_TEXT_BYTES) throw tooLarge('Request body exceeds 50 MB');
  return Buffer.from(body).toString('utf8');
}

function parseFields(json: string): Readonly<Record<string, unknown>> {
  try {
    const fields: unknown = JSON.parse(json);
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields)) return { ...fields };
  } catch (error) {
    throw jsonParserError(error instanceof Error ? error.message : 'Unexpected end of input');
  }
  throw jsonParserError('The HTTP entity body must be a JSON object.');
}

function invalidMultipart(message: string): SalesforceError {
  return new SalesforceError(400, [{ errorCode: 'INVALID_MULTIPART_REQUEST', message }]);
}

function tooLarge(message: string): SalesforceError {
  return new SalesforceError(413, [{ errorCode: 'REQUEST_TOO_LARGE', message }]);
}
