import { describe, expect, it } from 'vitest';
import type { RemovalPass } from '../domain/retention.ts';
import { factsWith, settingsOrg } from '../test-support/check-facts.ts';
import { personalData } from './personal-data.ts';

const NOW = Date.UTC(2026, 10, 30);
const HOUR_MS = 60 * 60_000;
const PASS: RemovalPass = {
  ...{ days: 90, startedAt: NOW - HOUR_MS, endedAt: NOW - HOUR_MS, after: null },
  ...{ removed: 12, files: 30, keptFiles: 0, inBin: 0, refused: 0, refusal: null },
};

function judge(retentionDays: number, pass: Partial<RemovalPass> | null, due = 0) {
  const removal = {
    last: () => Promise.resolve(pass === null ? null : { ...PASS, ...pass }),
    countOld: () => Promise.resolve(due),
    now: () => NOW,
  };
  return personalData.run(factsWith(settingsOrg({ retentionDays }), { removal }));
}

describe('personal-data', () => {
  it('says what is removed, and what was last', async () => {
    expect(await judge(90, null)).toMatchObject({ state: 'ok', finding: expect.stringContaining('90 days') });
    expect(await judge(90, {}, 3)).toMatchObject({
      state: 'ok',
      finding: expect.stringContaining('2026-11-29T23:00:00.000Z: of 12 calls, with 30 files.'),
    });
    expect((await judge(90, { keptFiles: 2, inBin: 1 })).finding).toMatch(/changed them: 2\. .*15 days: 1\.$/u);
    expect((await judge(1, { days: 4 })).finding).toContain('4 days');
    expect(await judge(0, {}, 9)).toMatchObject({ state: 'not-applicable' });
  });

  it('warns before a shorter time deletes what is there, and not of what is due every day', async () => {
    expect(await judge(30, {}, 250)).toMatchObject({ state: 'warning', finding: expect.stringContaining('250 calls') });
    expect(await judge(90, null, 250)).toMatchObject({ state: 'warning' });
    expect(await judge(30, {}, 0)).toMatchObject({ state: 'ok' });
    expect(await judge(120, {}, 250)).toMatchObject({ state: 'ok' });
  });

  it('warns of refusals, and of a removal that comes to no end', async () => {
    expect(await judge(90, { refused: 2, refusal: 'ENTITY_IS_LOCKED' })).toMatchObject({
      state: 'warning',
      finding: expect.stringContaining('2 calls (ENTITY_IS_LOCKED)'),
    });
    expect(await judge(90, { endedAt: null, startedAt: NOW - 49 * HOUR_MS })).toMatchObject({ state: 'warning' });
    expect(await judge(90, { endedAt: null, startedAt: NOW - 47 * HOUR_MS })).toMatchObject({ state: 'ok' });
  });
});
