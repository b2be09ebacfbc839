import { Duplex } from 'node:stream';
import { Transport } from 'jsforce/lib/transport.js';
import { StreamPromise } from 'jsforce/lib/util/promise.js';
import { EnvHttpProxyAgent, request, type Dispatcher } from 'undici';

type HttpRequest = Parameters<Transport['httpRequest']>[0];
type HttpResponse = Awaited<ReturnType<Transport['httpRequest']>>;

export interface TransportOptions {
  /** Longest time for one exchange, body included, in milliseconds. */
  readonly deadlineMs: number;
  /** Open sockets to the org at most. */
  readonly connections: number;
}

export interface SalesforceTransport {
  readonly transport: Transport;
  /** The same transport, telling `onResponse` of each answer it gets. */
  observed(onResponse: (response: HttpResponse) => void): Transport;
  /** Ends what is under way too. */
  close(): Promise<void>;
}

/**
 * Replaces jsforce's own transport, which sets no deadline over the body, never settles when a connection is cut within
 * it, opens a socket a call and repeats some calls by itself. This one does none of that: the one retry policy is ours.
 * Proxy variables (HTTPS_PROXY, NO_PROXY) are honoured.
 */
export function createTransport({ deadlineMs, connections }: TransportOptions): SalesforceTransport {
  const dispatcher = new EnvHttpProxyAgent({ connections });

  const exchange = (req: HttpRequest): Promise<HttpResponse> => send(req, dispatcher, deadlineMs);
  return {
    transport: new UndiciTransport(exchange),
    observed: (onResponse) =>
      new UndiciTransport(async (req) => {
        const response = await exchange(req);
        onResponse(response);
        return response;
      }),
    close: () => dispatcher.destroy(),
  };
}

class UndiciTransport extends Transport {
  readonly #exchange: (req: HttpRequest) => Promise<HttpResponse>;

  constructor(exchange: (req: HttpRequest) => Promise<HttpResponse>) {
    super();
    this.#exchange = exchange;
  }

  override httpRequest(req: HttpRequest): StreamPromise<HttpResponse> {
    return StreamPromise.create(() => ({ stream: new Unread(), promise: this.#exchange(req) }));
  }
}

/** jsforce wants a stream beside the promise, to join it to others. Nobody reads it here, and to join them costs more. */
class Unread extends Duplex {
  override pipe<T extends NodeJS.WritableStream>(destination: T): T {
    return destination;
  }
}

async function send(req: HttpRequest, dispatcher: Dispatcher, deadlineMs: number): Promise<HttpResponse> {
  const { body: sent } = req;
  if (sent !== undefined && sent !== null && typeof sent !== 'string' && !Buffer.isBuffer(sent)) {
    throw new TypeError('The Salesforce transport sends texts and bytes only');
  }
  const response = await request(req.url, {
    method: req.method,
    headers: req.headers ?? {},
    body: sent ?? null,
    dispatcher,
    signal: AbortSignal.timeout(deadlineMs),
  });
  const body = await response.body.text();
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  return { statusCode: response.statusCode, headers, body };
}
