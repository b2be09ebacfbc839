import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Asked {
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Answering {
  readonly url: string;
  /** What is answered from now on. */
  say(status: number, body: unknown): void;
  asked(): readonly Asked[];
  close(): Promise<void>;
}

/** A server in the middleware's place, that answers what a test needs and the middleware gives only by chance. */
export async function answer(): Promise<Answering> {
  const asked: Asked[] = [];
  let said = { status: 503, body: {} as unknown };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push({
        authorization: request.headers.authorization,
        body: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>,
      });
      response.writeHead(said.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(said.body));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${String(port)}`,
    say: (status, body) => {
      said = { status, body };
    },
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
