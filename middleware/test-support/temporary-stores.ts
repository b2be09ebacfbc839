import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStorage, type Stores } from '../storage/open-storage.ts';
import { STORAGE_KEY } from './each-storage.ts';

export interface TemporaryStores {
  readonly stores: Stores;
  /** Closes them and deletes what they kept. */
  discard(): Promise<void>;
}

/** Stores for a test to which it is all the same where things are kept: an embedded database of its own, empty. */
export async function openTemporaryStores(): Promise<TemporaryStores> {
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-stores-'));
  const stores = await openStorage({ directory }, [STORAGE_KEY], () => undefined);
  return {
    stores,
    discard: async () => {
      await stores.close();
      rmSync(directory, { recursive: true });
    },
  };
}
