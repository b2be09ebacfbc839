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

  it.each(['ليلى حداد', 'נועה לוי', 'Grace (لندن)'])('keeps %s to itself where directions meet', (name) => {
    expect(fillLabel('Call {0}: {1}', name, '+49 30')).toBe(`Call \u2068${name}\u2069: \u2068+49 30\u2069`);
    expect(fillLabel('مكالمة {0}', '+49 30')).toBe('مكالمة \u2068+49 30\u2069');
  });

  it('keeps values to themselves on a page from right to left', () => {
    document.dir = 'rtl';
    expect(fillLabel('Call {0}', '+49 30')).toBe('Call \u2068+49 30\u2069');
    document.dir = '';
    expect(fillLabel('Call {0}', '+49 30')).toBe('Call +49 30');
  });
});
