import { describe, expect, it } from 'vitest';
import { createMovableClock } from '../test-support/movable-clock.ts';
import { createApiKeySource } from './api-key-source.ts';

describe('createApiKeySource', () => {
  it('gives the stored key before the one of the environment', async () => {
    const clock = createMovableClock(0);
    const from = (stored: string | null, fallback: string | null): Promise<string | null> =>
      createApiKeySource({ readStored: () => Promise.resolve(stored), fallback, clock }).current();
    expect(await from('stored', 'environment')).toBe('stored');
    expect(await from(null, 'environment')).toBe('environment');
    expect(await from(null, null)).toBeNull();
  });

  it('reads once for many callers, and sees a change after a second at the latest', async () => {
    const clock = createMovableClock(0);
    let readings = 0;
    const readStored = (): Promise<string> => Promise.resolve(`key ${(readings += 1)}`);
    const keys = createApiKeySource({ readStored, fallback: null, clock });
    expect(await Promise.all([keys.current(), keys.current()])).toEqual(['key 1', 'key 1']);
    clock.advance(999);
    expect(await keys.current()).toBe('key 1');
    clock.advance(1);
    expect(await keys.current()).toBe('key 2');
  });

  it('reads anew when told, and gives that from then on', async () => {
    const clock = createMovableClock(0);
    let stored = 'old';
    const keys = createApiKeySource({ readStored: () => Promise.resolve(stored), fallback: null, clock });
    await keys.current();
    stored = 'new';
    expect(await keys.reread()).toBe('new');
    expect(await keys.current()).toBe('new');
  });
});
