import { fillLabel } from 'c/startVideoLabels';

describe('fillLabel', () => {
  it('puts each value in its place, in whatever order the language needs', () => {
    expect(fillLabel('{1} before {0}, {1}', 'a', 'b')).toBe('b before a, b');
  });

  it('leaves a placeholder without a value as it is', () => {
    expect(fillLabel('{0} and {1}', 'a')).toBe('a and {1}');
  });

  it('takes a value literally', () => {
    expect(fillLabel('{0}', '$& {0}')).toBe('$& {0}');
  });
});
