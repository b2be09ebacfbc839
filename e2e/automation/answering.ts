import { serve, type Served } from '../../sandbox/core/serve.ts';

interface Asked {
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Answering extends Served {
  /** What is answered from now on. */
  say(status: number, body: unknown): void;
  asked(): readonly Asked[];
}

/** A server in the middleware's place, that answers what a test needs and the middleware gives only by chance. */
export async function answer(): Promise<Answering> {
  const asked: Asked[] = [];
  let said = { status: 503, body: {} as unknown };
  const server = await serve((request, response) => {
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
  return {
    ...server,
    say: (status, body) => {
      said = { status, body };
    },
    asked: () => asked,
  };
}
