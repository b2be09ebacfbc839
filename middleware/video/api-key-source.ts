import { SECOND_MS, type Clock } from '../time/clock.ts';

export interface ApiKeySourceOptions {
  /** The key that an administrator entered, or null. */
  readonly readStored: () => Promise<string | null>;
  /** The one of the environment, or null. */
  readonly fallback: string | null;
  readonly clock: Clock;
}

export interface ApiKeySource {
  /** The key to use, the stored one before the environment's; null if there is none. */
  current(): Promise<string | null>;
  /** The same, read anew: somebody may have changed it, here or on another instance. */
  reread(): Promise<string | null>;
}

// Another instance uses a changed key within this time even while 8x8 still takes the old one.
const KNOWN_MS = SECOND_MS;

/** Where the client of 8x8 gets its API key from. It rejects like `readStored`. */
export function createApiKeySource({ readStored, fallback, clock }: ApiKeySourceOptions): ApiKeySource {
  let known: { readonly key: string | null; readonly until: number } | undefined;
  let reading: Promise<string | null> | undefined;

  async function read(): Promise<string | null> {
    const key = (await readStored()) ?? fallback;
    known = { key, until: clock.now() + KNOWN_MS };
    return key;
  }

  return {
    current: () => {
      if (known !== undefined && clock.now() < known.until) return Promise.resolve(known.key);
      reading ??= read().finally(() => {
        reading = undefined;
      });
      return reading;
    },
    // Not a reading under way: that may have begun before the change.
    reread: read,
  };
}
