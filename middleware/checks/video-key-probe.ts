import type { VideoKeyProbe } from './check.ts';
import type { VideoKeyTester } from './video-key-port.ts';

export interface VideoKeyProbeParts {
  /** The key that an administrator entered, or null. */
  readonly readStored: () => Promise<{ readonly lastSix: string } | null>;
  readonly environmentKey: string | null;
  readonly tester: VideoKeyTester;
}

const SHOWN = 6;

/** Tells of the key in use what may be shown of it. */
export function createVideoKeyProbe({ readStored, environmentKey, tester }: VideoKeyProbeParts): VideoKeyProbe {
  return {
    state: async () => {
      const stored = await readStored();
      if (stored !== null) return { source: 'setup', lastSix: stored.lastSix };
      if (environmentKey === null) return { source: 'none', lastSix: null };
      return { source: 'environment', lastSix: environmentKey.slice(-SHOWN) };
    },
    test: () => tester.testKey(),
  };
}
