import { describe, expect, it } from 'vitest';
import { pagePath } from './page-path.ts';

describe('pagePath', () => {
  it('is what stands below /lightning, decoded', () => {
    expect(pagePath('/lightning/n/Caf%C3%A9')).toBe('/n/Café');
    expect(pagePath('/lightning')).toBe('');
  });

  it.each(['/lightning/r/%E0%A4%A/view', '/lightning/n/%'])(
    'takes %s, which cannot be decoded, as it stands',
    (path) => {
      expect(pagePath(path)).toBe(path.replace('/lightning', ''));
    },
  );
});
