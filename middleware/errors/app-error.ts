import { scrub } from '../log/scrub.ts';
import { errorCatalogue, type ErrorCode } from './error-catalogue.ts';
import { scrubPeerWords, type PeerWords } from './peer-words.ts';

export interface AppErrorOptions {
  readonly cause?: unknown;
  /** What the peer said whose refusal this is. */
  readonly peer?: PeerWords;
  /** Seconds after which a client may try again; sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
}

/**
 * An error with a code of the catalogue and a detail that tells the reader what to do.
 * Thrown by every part of the middleware for what it can foresee; anything else is answered as INTERNAL_ERROR.
 * The detail is in our own words and stays as it is. What others said stands apart, as `peer` and `cause`, and is
 * scrubbed here, so that no later logging or answering can leak a secret.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;
  readonly peer: PeerWords | undefined;

  /** @param detail words of ours: nothing of a peer, a customer or a request, unless `scrub` has seen it */
  constructor(code: ErrorCode, detail: string, options: AppErrorOptions = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: describeCause(options.cause) });
    this.code = code;
    this.status = errorCatalogue[code].status;
    this.retryable = errorCatalogue[code].retryable;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.peer = options.peer && scrubPeerWords(options.peer);
  }
}

/** The parts of an error that are worth a log line, without its request, headers or body. */
export function describeCause(cause: unknown): { name: string; code?: string; message: string } {
  if (cause instanceof AppError) return { name: cause.name, code: cause.code, message: cause.message };
  if (!(cause instanceof Error)) return { name: typeof cause, message: scrub(String(cause)) };
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  return { name: cause.name, ...(code === undefined ? {} : { code }), message: scrub(cause.message) };
}
