import { describe, expect, it } from 'vitest';
import { createTimings } from './server-timing.ts';

describe('createTimings', () => {
  it('adds up what the calls of each part took, also of those that failed', async () => {
    let now = 0;
    const timings = createTimings(() => now);
    const pass = (ms: number) => async (fails: boolean) => {
      await Promise.resolve();
      now += ms;
      if (fails) throw new Error('down');
      return ms;
    };
    const salesforce = timings.timed('salesforce', { read: pass(20) });
    const storage = timings.timed('storage', { keep: pass(1.26), name: 'SQLite', describe: () => 'at once' });
    expect(await salesforce.read(false)).toBe(20);
    await expect(salesforce.read(true)).rejects.toThrow('down');
    await storage.keep(false);
    expect([storage.name, storage.describe()]).toEqual(['SQLite', 'at once']);
    expect(timings.header()).toBe('salesforce;dur=40.0, storage;dur=1.3');
  });
});
