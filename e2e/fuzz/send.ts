import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import type { FuzzedRequest } from './requests.ts';

export interface FuzzedAnswer {
  /** Null where the connection was closed without an answer. */
  readonly status: number | null;
  readonly body: string;
  readonly tookMs: number;
}

const PATIENCE_MS = 60_000;

export interface Sender {
  send(wanted: FuzzedRequest): Promise<FuzzedAnswer>;
  /** Bytes by hand, and the end of what is sent: what comes until the server closes too is the answer. */
  sendBytes(bytes: string): Promise<FuzzedAnswer>;
  close(): void;
}

export function createSender(url: string, connections: number): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { port } = new URL(url);

  return {
    send: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const startedAt = performance.now();
        const sent = Buffer.from(body);
        const settle = (status: number | null, text: string): void =>
          resolve({ status, body: text, tookMs: performance.now() - startedAt });
        const asked = request(
          {
            agent,
            port,
            host: '127.0.0.1',
            method,
            path,
            headers: [...headers, 'Content-Length', String(sent.length), 'Host', 'localhost'],
            timeout: PATIENCE_MS,
          },
          (res) => {
            let text = '';
            res.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
            res.on('end', () => settle(res.statusCode ?? null, text));
            res.on('error', () => settle(res.statusCode ?? null, text));
          },
        );
        asked.on('timeout', () => reject(new Error(`No answer to ${method} ${path.slice(0, 100)}`)));
        // The server closes a connection whose request it does not read to its end.
        asked.on('error', () => settle(null, ''));
        asked.end(sent);
      }),
    sendBytes: (bytes) =>
      new Promise((resolve, reject) => {
        const startedAt = performance.now();
        let text = '';
        const socket = connect(Number(port), '127.0.0.1');
        const settle = (): void => {
          const status = /^HTTP\/1\.1 (\d{3})/u.exec(text)?.[1];
          resolve({
            status: status === undefined ? null : Number(status),
            body: text,
            tookMs: performance.now() - startedAt,
          });
          socket.destroy();
        };
        socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
        socket.on('error', () => undefined).on('close', settle);
        // With its end nothing more is to come: what is half a request is answered too.
        socket.setTimeout(PATIENCE_MS, () => reject(new Error(`No answer to ${JSON.stringify(bytes.slice(0, 200))}`)));
        socket.end(bytes, 'latin1');
      }),
    close: () => agent.destroy(),
  };
}
