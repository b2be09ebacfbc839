import { describe, expect, it } from 'vitest';
import { ALL_CHECKS } from '../../checks/all-checks.ts';
import { settingChangesSchema } from './check-schemas.ts';

describe('settingChangesSchema', () => {
  it('takes every field on which a check depends: one left out would be saved unjudged', () => {
    const judged = new Set(ALL_CHECKS.flatMap(({ settings = [] }) => settings));
    expect(judged.size).toBeGreaterThan(0);
    expect(Object.keys(settingChangesSchema.shape)).toEqual(expect.arrayContaining([...judged]));
  });
});
