import { fork } from 'node:child_process';
import path from 'node:path';
import type { PeerQuestion, PeerState } from './peers.ts';
import { toTarget, type Target } from './target.ts';

export interface Peers {
  readonly url: string;
  /** Changes and reads the peers' state. */
  tell(change: Partial<PeerState>): Promise<PeerState>;
  /** How many of these sessions were never written. */
  countUnwritten(sessionIds: readonly string[]): Promise<number>;
  end(): void;
}

export async function forkPeers(): Promise<Peers> {
  const child = fork(path.join(import.meta.dirname, 'peers.ts'));
  type Answer = PeerState & { url: string; unwritten: number };
  const message = (): Promise<Answer> =>
    new Promise((resolve) => child.once('message', (content) => resolve(content as Answer)));
  const ask = (question: PeerQuestion): Promise<Answer> => {
    const answer = message();
    child.send(question);
    return answer;
  };
  const { url } = await message();
  return {
    url,
    tell: (change) => ask({ change }),
    countUnwritten: async (sessionIds) => (await ask({ sessionIds })).unwritten,
    end: () => void child.kill('SIGKILL'),
  };
}

export async function forkBareHandler(peersUrl: string): Promise<Target> {
  const startedAt = performance.now();
  const child = fork(path.join(import.meta.dirname, 'bare-handler.ts'), [peersUrl]);
  const { port } = await new Promise<{ port: number }>((resolve) =>
    child.once('message', (content) => resolve(content as { port: number })),
  );
  return toTarget(child, `http://127.0.0.1:${port}`, startedAt);
}
