import { describe, expect, it } from 'vitest';
import { settingsOf } from '../test-support/settings.ts';
import type { DoNotCall } from './do-not-call.ts';
import { comparePhone, previewPhone, type PhonePreview } from './previews.ts';
import type { Settings } from './settings.ts';

const NONE: DoNotCall = { kind: 'none' };

function preview(
  phones: Record<string, string | null>,
  doNotCall = NONE,
  changes: Partial<Settings> = {},
  hiddenFields: readonly string[] = [],
): PhonePreview {
  const contact = { phones, addresses: [], doNotCall };
  return previewPhone({ id: '003', name: 'Grace', contact, hiddenFields }, { ...settingsOf(), ...changes });
}

const MOBILE = { MobilePhone: '+65 9123 4567' };
const LANDLINE = { Phone: '+49 30 123456' };
const UNSURE = { Phone: '+6512345678' };
const BY_LINK = { landlineOnly: 'Link' } as const;
const SAME = null;

describe('previewPhone', () => {
  it.each<[string, PhonePreview, string | null, string | undefined, RegExp | null]>([
    ['a mobile', preview(MOBILE), '••••4567', undefined, SAME],
    ['a landline', preview(LANDLINE), null, 'PHONE_INVALID', SAME],
    ['a landline, by link', preview(LANDLINE, NONE, BY_LINK), null, 'PHONE_INVALID', /goes by link/u],
    [
      'an extension, by link',
      preview({ Phone: '(415) 555-0134 x118' }, NONE, BY_LINK),
      null,
      'PHONE_INVALID',
      /by link/u,
    ],
    ['no number, by link', preview({}, NONE, BY_LINK), null, 'PHONE_MISSING', SAME],
    ['an odd number', preview(UNSURE), '••••5678', undefined, /^A workflow’s call fails\. .*no range/u],
    ['Do Not Call', preview(MOBILE, { kind: 'set', field: 'DoNotCall' }), null, 'DO_NOT_CALL', SAME],
    ['a checkbox of one’s own', preview(MOBILE, { kind: 'set', field: 'Out__c' }), null, 'DO_NOT_CALL', SAME],
    ['a hidden checkbox', preview(MOBILE, { kind: 'hidden', field: 'DoNotCall' }), null, 'DO_NOT_CALL', SAME],
    [
      'Do Not Call that is not respected',
      preview(MOBILE, { kind: 'set', field: 'DoNotCall' }, { respectDoNotCall: false }),
      '••••4567',
      undefined,
      SAME,
    ],
    ['hidden fields', preview({}, NONE, BY_LINK, ['Phone']), null, 'ACCESS_DENIED', SAME],
  ])('shows what a call to a contact with %s does', (_, shown, number, code, workflow) => {
    expect([shown.number, shown.problem?.code]).toEqual([number, code]);
    if (workflow === null) expect(shown.workflow).toBeNull();
    else expect(shown.workflow).toMatch(workflow);
  });
});

describe('comparePhone', () => {
  const PHONES = { MobilePhone: '+65 9123 4567', Phone: '+49 30 123456' };
  const saved = settingsOf({ landlineOnly: 'Link' });

  function compare(changes: Partial<Settings>, phones: Record<string, string> = PHONES) {
    const draft = { ...saved, ...changes };
    const one = { id: '003', name: 'Grace', contact: { phones, addresses: [], doNotCall: NONE }, hiddenFields: [] };
    const { number, before } = comparePhone({ draft: one, saved: one }, draft, saved);
    return [number, before];
  }

  it.each([
    ['nothing that matters', {}, '••••4567', null],
    ['the country', { allowedRegions: ['DE'] }, null, '••••4567'],
    ['the mobile', { phoneFields: ['Phone'] }, null, '••••4567'],
  ] as const)('tells what it was before %s changed', (_, changes, after, before) => {
    const [number, was] = compare({ ...changes });
    expect([number, was]).toEqual([after, before && expect.objectContaining({ field: 'MobilePhone', number: before })]);
  });

  it('tells also what becomes of workflows alone', () => {
    const landline = { Phone: '+49 30 123456' };
    expect(compare({ landlineOnly: 'Fail' }, landline)).toEqual([
      null,
      { field: null, number: null, workflow: 'A workflow’s call goes by link.' },
    ]);
  });

  it('compares nothing where nothing is saved', () => {
    const one = { id: '003', name: 'G', contact: { phones: PHONES, addresses: [], doNotCall: NONE }, hiddenFields: [] };
    expect(comparePhone({ draft: one, saved: null }, saved, saved).before).toBeNull();
    expect(comparePhone({ draft: one, saved: one }, saved, null).before).toBeNull();
  });
});
