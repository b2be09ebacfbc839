import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { AppError } from '../../errors/app-error.ts';
import { toProblem } from '../problem.ts';

interface Verdict {
  readonly status: number;
  readonly detail: string;
}

/** Codes of Node's HTTP parser and server (Node, "Event: 'clientError'"). */
const VERDICTS: Readonly<Record<string, Verdict>> = {
  HPE_HEADER_OVERFLOW: { status: 431, detail: 'Address and headers are too long. Send at most 16 KB of them.' },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, detail: 'The chunks of the body have too long extensions.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, detail: 'The request did not arrive in time. Send it again as a whole.' },
};
const MALFORMED: Verdict = { status: 400, detail: 'This is no valid HTTP request.' };

/** Answers what is no request at all, or never becomes one, as every other refusal; such connections are then closed. */
export function createBrokenRequestHandler(
  log: Logger,
  isUnanswered: (socket: Socket) => boolean,
): (error: NodeJS.ErrnoException, socket: Socket) => void {
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable || !isUnanswered(socket)) {
      socket.destroy();
      return;
    }
    const { status, detail } = VERDICTS[error.code ?? ''] ?? MALFORMED;
    const requestId = randomUUID();
    const body = problemOf({ status, detail }, requestId);
    log.debug({ requestId, status, reason: error.code }, 'request broken');
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${requestId}`,
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroySoon());
  };
}

/** The same for a request that Node has read, and that it would refuse without a body. */
export function refuseRequest(log: Logger, res: ServerResponse, verdict: Verdict): void {
  const requestId = randomUUID();
  log.debug({ requestId, status: verdict.status }, 'request broken');
  const body = problemOf(verdict, requestId);
  res
    .writeHead(verdict.status, {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'x-request-id': requestId,
      connection: 'close',
    })
    .end(body);
}

function problemOf({ status, detail }: Verdict, requestId: string): string {
  return JSON.stringify({ ...toProblem(new AppError('VALIDATION_FAILED', detail), requestId), status });
}
