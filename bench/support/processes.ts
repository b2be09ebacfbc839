import path from 'node:path';
import { forkOwn, messageOf } from './own-child.ts';
import type { PeerQuestion, PeerState, WrittenCount } from './peers.ts';
import { toTarget, type Target } from './target.ts';

export interface Peers {
  readonly url: string;
  /** Changes and reads the peers' state. */
  tell(change: Partial<PeerState>): Promise<PeerState>;
  /** What of these sessions was never written. */
  countWritten(sessionIds: readonly string[]): Promise<WrittenCount>;
  end(): void;
}

export async function forkPeers(): Promise<Peers> {
  const child = forkOwn(path.join(import.meta.dirname, 'peers.ts'));
  type Answer = PeerState & WrittenCount & { url: string };
  const message = (): Promise<Answer> => messageOf(child) as Promise<Answer>;
  const ask = (question: PeerQuestion): Promise<Answer> => {
    const answer = message();
    child.send(question);
    return answer;
  };
  const { url } = await message();
  return {
    url,
    tell: (change) => ask({ change }),
    countWritten: (sessionIds) => ask({ sessionIds }),
    end: () => void child.kill('SIGKILL'),
  };
}

/** A handler in a file that is told the peers' address, and tells its port. */
export async function forkHandler(file: string, peersUrl: string): Promise<Target> {
  const startedAt = performance.now();
  const child = forkOwn(file, [peersUrl]);
  const { port } = (await messageOf(child)) as { port: number };
  return toTarget(child, `http://127.0.0.1:${port}`, startedAt);
}
