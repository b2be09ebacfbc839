import { describe, expect, it } from 'vitest';
import { judgeUser, type UserFacts } from './judge-user.ts';

const NOBODY: UserFacts = {
  username: 'video@acme.example',
  user: undefined,
  profiles: [{ id: '00e1', name: 'Minimum Access - API Only Integrations' }],
  licencesLeft: 1,
};

describe('judgeUser', () => {
  it('takes an active user with API Only, and makes one where none is', () => {
    expect(judgeUser({ ...NOBODY, user: { isActive: true, isApiOnly: true } }).state).toBe('done');
    expect(judgeUser(NOBODY)).toEqual({
      state: 'due',
      says: 'video@acme.example will be made, with the profile Minimum Access - API Only Integrations.',
    });
  });

  it.each([
    ['not active', { user: { isActive: false, isApiOnly: true } }, 'Setup → Users'],
    ['no API Only', { user: { isActive: true, isApiOnly: false } }, 'no API Only'],
    ['no profile', { profiles: [] }, 'no profile with API Only'],
    ['no licence left', { licencesLeft: 0 }, 'All licences Salesforce Integration are used'],
  ] as const)('stops before anything is begun: %s', (_, facts, words) => {
    const { state, says } = judgeUser({ ...NOBODY, ...facts });
    expect(state).toBe('blocked');
    expect(says).toContain(words);
  });
});
