import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import type { ErrorCode } from '../errors/error-catalogue.ts';
import { factsWith, orgWith } from '../test-support/check-facts.ts';
import { callLogAccess, callOutcomes } from './call-log.ts';
import type { CallLogProbe, CheckFacts } from './check.ts';

const good: CallLogProbe = {
  probe: () => Promise.resolve({ entries: 20 }),
  state: () => Promise.resolve({ lagSeconds: 30, doubtCount: 0, pause: null }),
};
const facts = (more: Partial<CallLogProbe>): CheckFacts => factsWith(orgWith(), { callLog: { ...good, ...more } });
const refusing = (code: ErrorCode) => facts({ probe: () => Promise.reject(new AppError(code, 'No.')) });
const stateOf = (more: Partial<Awaited<ReturnType<CallLogProbe['state']>>>) =>
  facts({ state: () => Promise.resolve({ lagSeconds: 30, doubtCount: 0, pause: null, ...more }) });

describe('call-log-access', () => {
  it('is well where 8x8 tells of calls', async () => {
    expect(await callLogAccess.run(facts({}))).toMatchObject({ state: 'ok', finding: expect.stringContaining('20') });
  });

  it.each([
    ['VIDEO_UNAUTHORIZED', 'reporting API'],
    ['NOT_CONFIGURED', 'reporting API'],
    ['VIDEO_UNAVAILABLE', 'Nothing is lost'],
    ['VIDEO_REJECTED', 'Nothing is lost'],
  ] as const)('warns of %s and says what to do, for calls take place all the same', async (code, remedy) => {
    expect(await callLogAccess.run(refusing(code))).toMatchObject({
      state: 'warning',
      finding: 'Calls take place, but nothing comes back of them: No.',
      remedy: expect.stringContaining(remedy),
    });
  });

  it('asks nothing without a key, and hides no other error', async () => {
    const state = () => Promise.resolve({ source: 'none', lastSix: null } as const);
    const without = { ...facts({}), video: { state, test: () => Promise.reject(new Error('asked')) } };
    expect(await callLogAccess.run(without)).toMatchObject({ state: 'not-applicable' });
    const failing = facts({ probe: () => Promise.reject(new TypeError('ours')) });
    await expect(Promise.resolve(callLogAccess.run(failing))).rejects.toThrow('ours');
  });
});

describe('call-outcomes', () => {
  it.each([
    ['in time', {}, 'ok', 'in time'],
    ['just not late', { lagSeconds: 600 }, 'ok', 'in time'],
    ['late', { lagSeconds: 1800 }, 'warning', '30 minutes late'],
    ['in doubt', { doubtCount: 2 }, 'warning', 'none of them has them: 2'],
    [
      'paused, which is why they are late',
      { lagSeconds: 1800, pause: { reason: '8x8 refuses.', until: 0 } },
      'warning',
      'until 1970-01-01T00:00:00.000Z: 8x8 refuses.',
    ],
  ])('says that outcomes are %s', async (_, state, expected, finding) => {
    expect(await callOutcomes.run(stateOf(state))).toMatchObject({
      state: expected,
      finding: expect.stringContaining(finding),
    });
  });
});
