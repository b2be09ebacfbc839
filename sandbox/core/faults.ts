import express, { Router, type RequestHandler, type Response } from 'express';
import { z } from 'zod';

const faultSchema = z.strictObject({
  method: z.string().optional(),
  /** Regular expression over the path. */
  path: z.string().transform((text, context) => {
    try {
      return new RegExp(text, 'u');
    } catch {
      context.addIssue({ code: 'custom', message: 'not a regular expression' });
      return z.NEVER;
    }
  }),
  times: z.int().min(1).optional(),
  delayMs: z.int().min(0).max(120_000).optional(),
  status: z.int().min(200).max(599).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  cut: z.enum(['before', 'mid-body']).optional(),
  stall: z.literal(true).optional(),
});
type Fault = z.infer<typeof faultSchema> & { met: number };

export interface FaultRules {
  /** Put before everything that may be broken. */
  readonly handler: RequestHandler;
  /** `POST /faults` adds one, `GET /faults` tells how often each was met, `DELETE /faults` takes all away. */
  readonly routes: Router;
  clear(): void;
}

/** Makes a server slow, wrong or broken on demand; the latest fault that fits a request counts. */
export function createFaultRules(): FaultRules {
  let faults: Fault[] = [];

  function take(method: string, path: string): Fault | undefined {
    const fault = faults.findLast(
      (one) =>
        one.met < (one.times ?? Number.POSITIVE_INFINITY) && (one.method ?? method) === method && one.path.test(path),
    );
    if (fault !== undefined) fault.met += 1;
    return fault;
  }

  return {
    handler: (request, response, next) => {
      const fault = take(request.method, request.path);
      if (fault === undefined) {
        next();
        return;
      }
      setTimeout(() => {
        apply(fault, response, next);
      }, fault.delayMs ?? 0);
    },
    routes: Router()
      .post('/faults', express.json(), (request, response) => {
        const parsed = faultSchema.safeParse(request.body);
        if (!parsed.success) {
          response.status(400).json({ problems: parsed.error.issues });
          return;
        }
        faults.push({ ...parsed.data, met: 0 });
        response.status(204).end();
      })
      .get('/faults', (_request, response) => {
        response.json(faults.map((fault) => ({ ...fault, path: fault.path.source })));
      })
      .delete('/faults', (_request, response) => {
        faults = [];
        response.status(204).end();
      }),
    clear: () => {
      faults = [];
    },
  };
}

/** The true answer with other headers, as a proxy on the way may make it; an empty one is taken away. */
function overrideHeaders(response: Response, headers: Readonly<Record<string, string>>): void {
  const names = Object.keys(headers);
  if (names.length === 0) return;
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => Response;
  response.writeHead = (...args: unknown[]): Response => {
    for (const [name, value] of Object.entries(headers)) {
      if (name.toLowerCase() === 'date') response.sendDate = false;
      if (value === '') response.removeHeader(name);
      else response.setHeader(name, value);
    }
    return writeHead(...args);
  };
}

function apply(fault: Fault, response: Response, next: () => void): void {
  if (fault.stall === true) {
    response.writeHead(fault.status ?? 200, { 'content-type': 'application/json', ...fault.headers });
    response.write('{"');
    return;
  }
  if (fault.cut === 'before') {
    response.destroy();
    return;
  }
  if (fault.cut === 'mid-body') {
    response.writeHead(fault.status ?? 200, {
      'content-type': 'application/json',
      'content-length': '1000',
      ...fault.headers,
    });
    response.write('{"', () => response.destroy());
    return;
  }
  if (fault.status === undefined) {
    overrideHeaders(response, fault.headers ?? {});
    next();
    return;
  }
  response.status(fault.status).set(fault.headers ?? {});
  if (typeof fault.body === 'string') response.type(fault.headers?.['content-type'] ?? 'text/html').send(fault.body);
  else response.json(fault.body ?? {});
}
