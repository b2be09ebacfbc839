import { judgePhones, preferredPhone, supportedCountries } from 'c/phoneNumbers';
import { closePage, installPhoneLibrary } from '../../../../../test/page';

function judge(value: string, defaultRegion = '', name: string | undefined = '') {
  return judgePhones([{ field: 'Phone', label: 'Phone', value }], { addresses: [{ name }], defaultRegion })[0];
}

describe('judgePhones', () => {
  beforeEach(installPhoneLibrary);
  afterEach(closePage);

  it.each([
    ['+65 8123 4567', 'sms'],
    ['+65 6789 1234', 'link'],
    ['+6512345678', 'unsure'],
    ['+49 1512 3456789', 'sms'],
    ['(415) 555-2671', 'sms'],
    ['(415) 555-2671 x118', 'link'],
    ['+49 900 1 123456', 'barred'],
    ['+44 70 1234 5678', 'barred'],
    ['12345', 'unreadable'],
    ['', 'unreadable'],
  ])('says of %s that it is good for %s', (value, kind) => {
    expect(judge(value, 'US')?.kind).toBe(kind);
  });

  it('shows a number in its international form, and one that is wrong as it was typed', () => {
    expect(judge('(415) 555-2671', 'US')?.text).toBe('+1 415 555 2671');
    expect(judge('12345', 'US')?.text).toBe('12345');
  });

  it("reads numbers by the contact's country, and says why one is not read", () => {
    expect(judge('9123456789', 'US', 'India')?.text).toBe('+91 91234 56789');
    expect(judge('9123456789', 'US', 'Narnia')).toMatchObject({ kind: 'unreadable', reason: 'countryUnknown' });
    expect(judge('447400123456', 'DE')).toMatchObject({ kind: 'unreadable', reason: 'ambiguous' });
    expect(judge('030 901820')).toMatchObject({ kind: 'unreadable', reason: 'noCountry' });
  });

  it('leaves a national number to the middleware if the country is hidden from the user', () => {
    const [hidden] = judgePhones([{ field: 'Phone', label: 'Phone', value: '9123456789' }], {
      addresses: [{ name: undefined }],
      defaultRegion: 'US',
    });
    expect(hidden).toEqual({ field: 'Phone', label: 'Phone', text: '9123456789', kind: 'unknown' });
  });

  it.each([undefined, {}, { judgeNumber: jest.fn() }])('judges nothing if the library left %j', (library) => {
    Object.assign(globalThis, { startVideoPhoneNumbers: library });
    expect(judge('12345', 'US')).toMatchObject({ kind: 'unknown', text: '12345' });
    expect(supportedCountries()).toEqual([]);
  });
});

describe('preferredPhone', () => {
  beforeEach(installPhoneLibrary);
  afterEach(closePage);

  function choose(...values: string[]): string | undefined {
    const sources = values.map((value, index) => ({ field: `Field${String(index)}`, label: '', value }));
    return preferredPhone(judgePhones(sources, { addresses: [], defaultRegion: 'US' }))?.field;
  }

  it('takes the first number that gets an SMS, be it behind a landline', () => {
    expect(choose('12345', '+1 900 555 1234', '+49 30 901820', '+6512345678', '+65 8123 4567', '+65 8123 4568')).toBe(
      'Field4',
    );
  });

  it('takes a doubtful number before a landline, and a landline before none', () => {
    expect(choose('+49 30 901820', '+6512345678')).toBe('Field1');
    expect(choose('12345', '+49 30 901820')).toBe('Field1');
  });

  it('takes none if none can be called', () => {
    expect(choose('12345', '+1 900 555 1234')).toBeUndefined();
  });

  it('takes the first one if the library did not load', () => {
    Object.assign(globalThis, { startVideoPhoneNumbers: undefined });
    expect(choose('12345', '+65 8123 4567')).toBe('Field0');
  });
});
