import { Router, type Request, type RequestHandler } from 'express';

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** Username, where the server knows it. */
  readonly user?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly status: number;
}

export interface RequestLog {
  readonly handler: RequestHandler;
  /** `GET /requests`: the latest, oldest first. */
  readonly routes: Router;
  clear(): void;
}

const KEEP = 500;
const SECRET_HEADERS = ['authorization', 'cookie', 'x-token', 'x-gate-key'];
const SECRET_FIELDS = ['client_secret', 'assertion', 'verifier', 'password', 'token'];
const MASK = '[masked]';

/** What a server was asked, with secrets masked; the body is what the server's own parser made of it. */
export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  return {
    handler: (request, response, next) => {
      response.once('finish', () => {
        const { user } = response.locals as { user?: string };
        entries.push({
          method: request.method,
          path: request.originalUrl.split('?')[0] ?? '',
          ...(user === undefined ? {} : { user }),
          headers: maskedHeaders(request),
          body: maskedBody(request.body),
          status: response.statusCode,
        });
        entries = entries.slice(-KEEP);
      });
      next();
    },
    routes: Router().get('/requests', (_request, response) => {
      response.json(entries);
    }),
    clear: () => {
      entries = [];
    },
  };
}

function maskedHeaders(request: Request): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      SECRET_HEADERS.includes(name) ? MASK : String(value),
    ]),
  );
}

function maskedBody(body: unknown): unknown {
  if (body instanceof Uint8Array) return `[${String(body.length)} bytes]`;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body ?? null;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, SECRET_FIELDS.includes(name) ? MASK : (value as unknown)]),
  );
}
