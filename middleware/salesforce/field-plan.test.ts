import { describe, expect, it } from 'vitest';
import type { Settings } from '../domain/settings.ts';
import { settingsOf } from '../test-support/settings.ts';
import { countriesOf, doNotCallOf, planCountries, planFields, type Describe } from './field-plan.ts';

const fieldsOf = (fields: Readonly<Record<string, string>>): Describe =>
  Object.entries(fields).map(([name, type]) => ({ name, type }));

const CONTACT = { MobilePhone: 'phone', MailingCountry: 'string', DoNotCall: 'boolean', No_Video__c: 'boolean' };

function plan(changes: Partial<Settings>, contact: Readonly<Record<string, string>> = CONTACT) {
  const settings = settingsOf({ phoneFields: ['MobilePhone'], ...changes });
  const objects = { case: fieldsOf({ CaseNumber: 'string' }), user: fieldsOf({ Email: 'email' }) };
  return planFields(settings, { contact: fieldsOf(contact), ...objects });
}

describe('planFields', () => {
  it('looks at Do Not Call and at the checkbox of the settings', () => {
    const both = plan({ doNotCallField: 'No_Video__c' }).doNotCall;
    expect(doNotCallOf({ DoNotCall: false, No_Video__c: true }, both)).toEqual({ kind: 'set', field: 'No_Video__c' });
    expect(doNotCallOf({ DoNotCall: true, No_Video__c: false }, both)).toEqual({ kind: 'set', field: 'DoNotCall' });
    expect(doNotCallOf({ DoNotCall: false, No_Video__c: false }, both)).toEqual({ kind: 'none' });
  });

  it('knows that Do Not Call is hidden, which is no permission', () => {
    const { DoNotCall: _, ...hidden } = CONTACT;
    expect(doNotCallOf({}, plan({}, hidden).doNotCall)).toEqual({ kind: 'hidden', field: 'DoNotCall' });
    expect(doNotCallOf({}, plan({ respectDoNotCall: false }, hidden).doNotCall)).toEqual({ kind: 'none' });
  });

  it.each([
    ['numbers', 'NOT_CONFIGURED', { doNotCallField: 'Nope__c' }, 'Do Not Call Field names Nope__c'],
    ['numbers', 'NOT_CONFIGURED', { doNotCallField: 'MobilePhone' }, 'of type phone'],
    ['numbers', 'NOT_CONFIGURED', { phoneFields: ['MobilePhone', 'Fax__c'] }, 'Phone Fields names Fax__c'],
    ['callReference', 'CALL_REFERENCE_INVALID', { callReferencePattern: '{CaseNumber}{Sla__c}' }, 'names Sla__c'],
    ['agentLogin', 'NOT_CONFIGURED', { agentLoginField: 'Video_Login__c' }, 'names Video_Login__c'],
  ] as const)('tells of %s that %s, and plans the rest', (part, code, changes, words) => {
    const { problems, ...fields } = plan(changes);
    const { [part]: problem, ...others } = problems;
    expect(problem).toEqual({ code, message: expect.stringContaining(words) });
    expect(Object.values(others)).toEqual([null, null]);
    expect(fields).toMatchObject({
      contactPhones: ['MobilePhone'],
      agentLogin: part === 'agentLogin' ? null : 'Email',
    });
    expect(fields.caseFields).toEqual(part === 'callReference' ? [] : ['CaseNumber']);
  });
});

describe('planCountries', () => {
  it('tells an address without a country from one that may not be read', () => {
    const read = (contact: Readonly<Record<string, string>>, row: object) =>
      countriesOf(row, planCountries(fieldsOf(contact)));
    expect(read({ MailingCountry: 'string' }, { MailingCountry: null })).toEqual([{ code: null, name: null }]);
    expect(read({}, {})).toEqual([{ code: null, name: undefined }]);
    expect(
      read(
        { MailingCountry: 'string', MailingCountryCode: 'picklist', OtherCountry: 'string' },
        { OtherCountry: 'Peru' },
      ),
    ).toEqual([
      { code: null, name: null },
      { code: null, name: 'Peru' },
    ]);
  });
});
