import { describe, expect, it } from 'vitest';
import { NOW } from '../../test-support/sessions.ts';
import { HOUR_MS, MINUTE_MS } from '../../time/clock.ts';
import { judgeInsert } from './judge-insert.ts';

const fresh = { attempts: 0, dueSince: NOW };
const refused = (code: string) => ({ kind: 'refused', code, reason: `${code}: no` }) as const;

describe('a file that was not written', () => {
  it.each(['STORAGE_LIMIT_EXCEEDED', 'INVALID_FIELD', 'INSUFFICIENT_ACCESS_OR_READONLY'])(
    'for %s is tried every hour, and no other before it',
    (code) => {
      expect(judgeInsert(refused(code), fresh, NOW)).toEqual({ kind: 'later', waitMs: HOUR_MS, isOrgs: true });
    },
  );

  it.each(['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'FILE_EXTENSION_NOT_ALLOWED', 'FILE_SIZE_LIMIT_EXCEEDED', 'ANYTHING'])(
    'for %s waits for a person',
    (code) => {
      expect(judgeInsert(refused(code), fresh, NOW)).toEqual({ kind: 'park' });
    },
  );

  it('for a record that has just gone looks where it belongs now, a few times', () => {
    const later = { kind: 'later', waitMs: MINUTE_MS, isOrgs: false };
    expect(judgeInsert(refused('ENTITY_IS_DELETED'), { ...fresh, attempts: 2 }, NOW)).toEqual(later);
    expect(judgeInsert(refused('ENTITY_IS_DELETED'), { ...fresh, attempts: 3 }, NOW)).toEqual({ kind: 'park' });
  });

  it('for trouble on the way is tried after a growing while, never sooner than Salesforce asks', () => {
    const wait = (attempts: number, more = {}) => {
      const next = judgeInsert({ kind: 'retry', reason: 'x', ...more }, { ...fresh, attempts }, NOW);
      return next.kind === 'later' && next.isOrgs ? next.waitMs : null;
    };
    expect(wait(0)).toBeLessThanOrEqual(5000);
    expect(wait(20)).toBeGreaterThanOrEqual(5 * MINUTE_MS);
    expect(wait(20)).toBeLessThanOrEqual(10 * MINUTE_MS);
    expect(wait(0, { retryAfterMs: 99_000 })).toBe(99_000);
  });

  it('is given up after two days, whatever the reason', () => {
    for (const verdict of [{ kind: 'retry', reason: 'x' } as const, refused('STORAGE_LIMIT_EXCEEDED')])
      expect(judgeInsert(verdict, fresh, NOW + 48 * HOUR_MS)).toEqual({ kind: 'park' });
  });
});
