import { setTimeout as delay } from 'node:timers/promises';
import type { LoggedRequest } from '../../sandbox/core/request-log.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface Fault {
  readonly method?: string;
  /** Regular expression over the URL's path. */
  readonly path: string;
  readonly times?: number;
  readonly delayMs?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly cut?: 'before' | 'mid-body';
  readonly stall?: true;
}

export interface Control {
  reset(): Promise<void>;
  /** @param ms milliseconds forward */
  advance(ms: number): Promise<void>;
  fault(fault: Fault): Promise<void>;
  clearFaults(): Promise<void>;
  /** API calls counted so far, of all users. */
  apiCalls(): Promise<number>;
  requests(): Promise<readonly LoggedRequest[]>;
  /** A row with all its fields, as stored. */
  row(object: string, id: string): Promise<Row>;
  rows(object: string): Promise<readonly Row[]>;
  plant(object: string, row: Row): Promise<string>;
  change(object: string, id: string, values: Row): Promise<void>;
  get(path: string): Promise<unknown>;
  post(path: string, body?: unknown): Promise<unknown>;
}

/** The control plane of a part of the sandbox, over HTTP as anybody would use it. */
export function createControl(url: string): Control {
  async function send(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${url}/_sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }
  return {
    reset: async () => {
      await send('POST', '/reset');
    },
    advance: async (advanceMs) => {
      await send('POST', '/clock', { advanceMs });
    },
    fault: async (fault) => {
      await send('POST', '/faults', fault);
    },
    clearFaults: async () => {
      await send('DELETE', '/faults');
    },
    apiCalls: async () => ((await send('GET', '/state')) as { apiCalls: { total: number } }).apiCalls.total,
    requests: async () => (await send('GET', '/requests')) as LoggedRequest[],
    row: async (object, id) => (await send('GET', `/records/${object}/${id}`)) as Row,
    rows: async (object) => (await send('GET', `/records/${object}`)) as Row[],
    plant: async (object, row) => ((await send('POST', `/records/${object}`, row)) as { id: string }).id,
    change: async (object, id, values) => {
      await send('PATCH', `/records/${object}/${id}`, values);
    },
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
  };
}

// As in middleware/test-support/until.ts: it names what never came, and never judges how fast a machine is.
const PATIENCE_MS = 60_000;

/** Waits until a condition holds. @throws Error naming what was waited for */
export async function eventually<T>(what: string, probe: () => Promise<T | undefined | null | false>): Promise<T> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== null && value !== false) return value;
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain until ${what}`);
    await delay(20);
  }
}

const QUIET_LOOKS = 6;

/** The API calls counted once no more come: what the middleware asks at its start is no part of what a test counts. */
export async function settledApiCalls(org: Control): Promise<number> {
  let last = -1;
  let looks = 0;
  await eventually('the calls of the start are over', async () => {
    const calls = await org.apiCalls();
    looks = calls === last ? looks + 1 : 0;
    last = calls;
    return looks >= QUIET_LOOKS;
  });
  return last;
}
