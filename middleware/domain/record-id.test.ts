import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { toRecordId } from './record-id.ts';

const baseId = fc.stringMatching(/^[A-Za-z0-9]{15}$/u);

describe('toRecordId', () => {
  it('completes the example of the documentation', () => {
    expect(toRecordId('001A0000006Vm9r')).toBe('001A0000006Vm9rIAC');
  });

  it('accepts what it made itself, and nothing with another suffix', () => {
    fc.assert(
      fc.property(baseId, (base) => {
        const id = toRecordId(base);
        expect(id).toHaveLength(18);
        expect(toRecordId(id ?? '')).toBe(id);
        expect(toRecordId(`${base}${id?.slice(15) === 'AAA' ? 'AAB' : 'AAA'}`)).toBeNull();
      }),
    );
  });

  it.each(['', '003', "003000000000001' OR Id != '", '0030000000000010', '003-00000000001AAA'])(
    'refuses %j',
    (text) => {
      expect(toRecordId(text)).toBeNull();
    },
  );
});
