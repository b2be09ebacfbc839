import { afterAll, beforeAll, beforeEach } from 'vitest';

/** What is too slow to start for each test. */
export interface Shared {
  /** Everything as at the start. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Starts something once for all tests of a file; each finds it as it was at the start. */
export function shareAmongTests<T extends Shared>(start: () => Promise<T>, lend: (started: T) => void): void {
  let shared: T | undefined;
  beforeAll(async () => {
    shared = await start();
    lend(shared);
  });
  beforeEach(() => shared?.reset());
  afterAll(() => shared?.close());
}
