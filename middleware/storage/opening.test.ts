import { beforeEach, expect, it } from 'vitest';
import { describeEachStorage, STORAGE_KEY } from '../test-support/each-storage.ts';
import { NOW, proofOf, room, stateOf } from '../test-support/sessions.ts';
import { SealError } from './encryption.ts';
import type { Storage } from './storage.ts';

const OTHER_KEY = Buffer.alloc(32, 2).toString('base64');

describeEachStorage('opening the storage', (current) => {
  let storage: Storage;
  const open = async (...keys: string[]): Promise<Storage> => (await current().open(keys)).sessions;
  beforeEach(() => {
    storage = current().stores.sessions;
  });

  it('opens once for several instances that start together', async () => {
    const together = await current().openAnew(3);
    await together[0]?.sessions.keep(stateOf('a'), proofOf('p1'), NOW);
    const found = await Promise.all(together.map(({ sessions }) => sessions.find('a')));
    expect(found.map((session) => session?.state)).toEqual([stateOf('a'), stateOf('a'), stateOf('a')]);
  });

  it('refuses a new key over an existing database, and takes it before the old one', async () => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    await expect(open(OTHER_KEY)).rejects.toThrow(SealError);
    const rotated = await open(OTHER_KEY, STORAGE_KEY);
    expect((await rotated.find('a'))?.state.room?.links).toEqual(room.links);
  });

  it('needs the old key no more once it was opened with a new one before it', async () => {
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    await open(OTHER_KEY, STORAGE_KEY);
    expect((await (await open(OTHER_KEY)).find('a'))?.state.room).toEqual(room);
    await expect(open(STORAGE_KEY)).rejects.toThrow(SealError);
  });

  it('refuses to open while a row needs a key that is missing', async () => {
    await open(OTHER_KEY, STORAGE_KEY);
    await storage.keep(stateOf('a'), proofOf('p1'), NOW);
    await expect(open(OTHER_KEY)).rejects.toThrow(/key \w{8} is missing/u);
  });
});
