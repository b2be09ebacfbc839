import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { addressOf } from './border/address.ts';
import { toAdministrators } from '../domain/to-administrators.ts';
import { isIdentified, noteOutcome, securityFields, type SecurityEvent } from './security-log.ts';
import { AppError, describeCause } from '../errors/app-error.ts';
import { errorCatalogue, type ErrorCode } from '../errors/error-catalogue.ts';
import { isSetupPerson } from './setup/setup-token.ts';

const codes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]];

/** The body of every refusal. Source: RFC 9457, "Problem Details for HTTP APIs", with members of our own. */
export const problemSchema = z.object({
  type: z.string().describe('Identifies the kind of problem: urn:start-video:problem: and the code'),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('What happened and what to do about it'),
  code: z.enum(codes),
  requestId: z.string().describe('Finds the request in the log of the middleware'),
  retryable: z.boolean().describe('Whether the same request may succeed later by itself'),
});

/** What administrators get: the peer's own words too, which its documentation and its support understand. */
export const setupProblemSchema = problemSchema.extend({
  peer: z
    .object({
      name: z.enum(['Salesforce', '8x8']),
      status: z.int().optional().describe('HTTP status of its answer'),
      code: z.string().optional().describe('Its own error code'),
      message: z.string().optional(),
      errorId: z.string().optional().describe('Its support asks for this'),
    })
    .optional()
    .describe('What the peer said whose refusal this is; without secrets and phone numbers'),
});

export type Problem = z.infer<typeof problemSchema>;
export type SetupProblem = z.infer<typeof setupProblemSchema>;

export function toProblem(error: AppError, requestId: string): Problem {
  return {
    type: `urn:start-video:problem:${error.code.toLowerCase().replaceAll('_', '-')}`,
    title: errorCatalogue[error.code].title,
    status: error.status,
    detail: error.message,
    code: error.code,
    requestId,
    retryable: error.retryable,
  };
}

export function toSetupProblem(error: AppError, requestId: string): SetupProblem {
  const problem = toProblem(error, requestId);
  return {
    ...problem,
    detail: toAdministrators(problem.detail),
    ...(error.peer === undefined ? {} : { peer: error.peer }),
  };
}

// Of a peer or a storage that did not say how long: without it, clients would try again at once.
const USUAL_WAIT_S = 5;

/**
 * Answers every error of a request as a problem, and logs what only the operator should know.
 *
 * @param onRefused told the code of each, and where it was sent from
 * @param isWorthALine whether one more refusal for an address of somebody unknown is logged
 */
export function problemHandler(
  log: Logger,
  onRefused: (code: ErrorCode, address: string) => void = () => undefined,
  isWorthALine: (address: string) => boolean = () => true,
): ErrorRequestHandler {
  return (thrown: unknown, req, res, next) => {
    if (res.headersSent) {
      next(thrown);
      return;
    }
    const error = toAppError(thrown);
    onRefused(error.code, addressOf(req));
    noteOutcome(res, error.code);
    const requestId = requestIdOf(res);
    const { code, cause, peer } = error;
    const event: SecurityEvent = 'request.refused';
    const entry = { event, ...securityFields(req, res), outcome: code, code, cause, peer };
    if (error.code === 'INTERNAL_ERROR')
      log.error({ ...entry, error: describeCause(thrown), stack: stackOf(thrown) }, 'request failed');
    else if (isIdentified(res) || isWorthALine(addressOf(req)))
      log.warn({ ...entry, detail: error.message }, 'request refused');
    const retryAfterSeconds =
      error.retryAfterSeconds ?? (error.status === 503 && error.retryable ? USUAL_WAIT_S : undefined);
    if (retryAfterSeconds !== undefined) res.set('Retry-After', String(retryAfterSeconds));
    res
      .status(error.status)
      .type(problemTypeFor(req))
      .send(JSON.stringify(isSetupPerson(res) ? toSetupProblem(error, requestId) : problemFor(req, error, requestId)));
  };
}

/** Who opens setup is told what to do, and not to ask somebody. */
function problemFor(req: Request, error: AppError, requestId: string): Problem {
  const problem = toProblem(error, requestId);
  return isOfSetup(req) ? { ...problem, detail: toAdministrators(problem.detail) } : problem;
}

function isOfSetup({ originalUrl }: Request): boolean {
  return originalUrl.startsWith('/v1/setup/');
}

/** Flows read nothing but application/json (Salesforce, "External Services"), and say so: then a problem is that. */
function problemTypeFor(req: Request): string {
  return req.accepts(['application/problem+json', 'application/json']) || 'application/problem+json';
}

export function requestIdOf(res: Response): string {
  const { requestId } = res.locals as { requestId?: string };
  return requestId ?? 'unknown';
}

function stackOf(thrown: unknown): string[] | undefined {
  // Without the first line, the message, which is logged scrubbed.
  return thrown instanceof Error ? thrown.stack?.split('\n').filter((line) => line.startsWith('    at ')) : undefined;
}

// Errors of Express and its parsers say by `expose` that they are about what was sent (http-errors, "Error Properties").
const senderErrorSchema = z.object({
  type: z.string().default(''),
  status: z.int().min(400).max(499),
  expose: z.literal(true).optional(),
});

function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  // Express answers a path it cannot decode with an error of its own.
  if (thrown instanceof URIError) return new AppError('VALIDATION_FAILED', 'The path is not valid percent-encoding.');
  const senderError = senderErrorSchema.safeParse(thrown);
  if (senderError.success) return new AppError('VALIDATION_FAILED', senderErrorDetail(senderError.data.type));
  return new AppError(
    'INTERNAL_ERROR',
    'Something failed in the middleware. Try again; if it stays, give the request id to an administrator.',
  );
}

/** Types of the errors of express.json (body-parser, "Errors"). */
function senderErrorDetail(type: string): string {
  if (type === 'entity.too.large') return 'The body is too large. Send at most 16 KB.';
  if (type === 'entity.parse.failed') return 'The body is no JSON object. Send a JSON object in UTF-8.';
  if (type === 'encoding.unsupported') return 'Send the body as it is, without a content encoding.';
  if (type === 'request.size.invalid') return 'The body is not as long as Content-Length says.';
  if (type === 'request.aborted') return 'The body did not arrive as a whole. Send the request again.';
  return 'The body could not be read. Send JSON in UTF-8 with the content type application/json.';
}
