import { describe, expect, it } from 'vitest';
import { factsWith, settingsOrg } from '../test-support/check-facts.ts';
import { callFiles } from './call-files.ts';
import type { FileChecks } from './check.ts';

const ON = { syncSnapshots: true, syncTranscript: false };
const check = (switches: Partial<typeof ON>, files: Partial<FileChecks> = {}) => {
  const idle: FileChecks = { state: () => Promise.resolve({ due: 0, pause: null }), tryOne: null };
  return callFiles.run(factsWith(settingsOrg(switches), { files: { ...idle, ...files } }));
};

describe('call-files', () => {
  it('writes nothing where nothing is to be stored', async () => {
    const tried: string[] = [];
    const tryOne = () => Promise.resolve((tried.push('file'), null));
    const off = { syncSnapshots: false, syncTranscript: false };
    expect(await check(off, { tryOne })).toMatchObject({ state: 'not-applicable' });
    expect(tried).toEqual([]);
  });

  it('tells how many wait, and why they do', async () => {
    const state = (due: number, pause: { reason: string; until: number } | 'unknown' | null) => ({
      state: () => Promise.resolve({ due, pause }),
    });
    expect(await check(ON, state(3, null))).toMatchObject({
      state: 'ok',
      finding: expect.stringContaining('on their way: 3'),
    });
    expect(await check(ON, state(0, { reason: 'STORAGE_LIMIT_EXCEEDED: full', until: 1 }))).toMatchObject({
      state: 'warning',
      finding: expect.stringContaining('STORAGE_LIMIT_EXCEEDED'),
    });
    expect(await check({ syncSnapshots: false, syncTranscript: true }, state(0, 'unknown'))).toMatchObject({
      state: 'ok',
    });
  });

  it('tries one where it is asked to', async () => {
    expect(await check(ON, { tryOne: () => Promise.resolve(null) })).toMatchObject({
      state: 'ok',
      finding: expect.stringContaining('deleted again'),
    });
    expect(await check(ON, { tryOne: () => Promise.resolve('INVALID_TYPE: no') })).toMatchObject({
      state: 'error',
      items: ['INVALID_TYPE: no'],
    });
  });
});
