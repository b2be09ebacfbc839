import { judgePhones, preferredPhone } from 'c/phoneNumbers';
import { closePage, installPhoneLibrary } from '../../../../../test/page';

function judge(value: string, ...regions: string[]) {
  return judgePhones([{ field: 'Phone', label: 'Phone', value }], regions)[0];
}

describe('judgePhones', () => {
  beforeEach(installPhoneLibrary);
  afterEach(closePage);

  it.each([
    ['+65 8123 4567', 'sms'],
    ['+65 6789 1234', 'link'],
    ['+49 1512 3456789', 'sms'],
    ['+49 30 901820', 'link'],
    ['(415) 555-2671', 'sms'],
    ['+49 900 1 123456', 'premium'],
    ['+44 843 123 4567', 'premium'],
    ['+1 900 555 1234', 'premium'],
    ['12345', 'invalid'],
    ['call reception', 'invalid'],
    ['', 'invalid'],
  ])('says of %s that it is good for %s', (value, kind) => {
    expect(judge(value, 'US')?.kind).toBe(kind);
  });

  it('shows a number in its international form, and one that is wrong as it was typed', () => {
    expect(judge('(415) 555-2671', 'US')?.text).toBe('+1 415 555 2671');
    expect(judge('12345', 'US')?.text).toBe('12345');
  });

  it("assumes the contact's country, else the default, whatever country exists", () => {
    expect(judge('030 901820', 'DE', 'US')?.text).toBe('+49 30 901820');
    expect(judge('030 901820', '', 'DE')?.text).toBe('+49 30 901820');
    expect(judge('030 901820', 'XX', 'de')?.text).toBe('+49 30 901820');
    expect(judge('030 901820')?.kind).toBe('invalid');
  });

  it.each([undefined, {}])('judges nothing if the library left %j', (libphonenumber) => {
    Object.assign(globalThis, { libphonenumber });
    expect(judge('12345', 'US')).toMatchObject({ kind: 'unknown', text: '12345' });
  });
});

describe('preferredPhone', () => {
  beforeEach(installPhoneLibrary);
  afterEach(closePage);

  function choose(...values: string[]): string | undefined {
    const sources = values.map((value, index) => ({ field: `Field${String(index)}`, label: '', value }));
    return preferredPhone(judgePhones(sources, ['US']))?.field;
  }

  it('takes the first number that can be called, be it a landline', () => {
    expect(choose('12345', '+1 900 555 1234', '+49 30 901820', '+65 8123 4567')).toBe('Field2');
  });

  it('takes none if none can be called', () => {
    expect(choose('12345', '+1 900 555 1234')).toBeUndefined();
  });
});
