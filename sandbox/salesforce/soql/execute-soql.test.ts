import { beforeEach, describe, expect, it } from 'vitest';
import { SalesforceError } from '../salesforce-error.ts';
import { executeSoql } from './execute-soql.ts';
import type { FakeOrg } from './fixtures/fake-org.ts';
import { createFakeOrg } from './fixtures/fake-org.ts';

const at = (day: string) => `${day}T08:00:00.000Z`;

function fill(org: FakeOrg) {
  const account = org.add('Account', { Name: 'Lumen' });
  const contact = (LastName: string, more = {}) => org.add('Contact', { LastName, AccountId: account.Id, ...more });
  const ana = contact("O'Neil", { CreatedDate: at('2026-11-23'), Email: 'ana@lumen.example', MailingCountry: 'US' });
  const ben = contact('Berg', { CreatedDate: at('2026-11-20') });
  const cleo = contact('100% Cleo', { CreatedDate: at('2026-10-01'), Email: 'CLEO@lumen.example', AccountId: null });
  org.add('Case', { ContactId: ana.Id, Status: 'Closed', IsClosed: true, Subject: 'old', CaseNumber: '00000001' });
  org.add('Case', { ContactId: ana.Id, Status: 'New', IsClosed: false, Subject: 'new', CaseNumber: '00000002' });
  org.add('Video_Session__c', { Name: 'VS-1', Contact__c: ana.Id, Status__c: 'Active' });
  org.add('Video_Session__c', { Name: 'VS-2', Contact__c: null, Status__c: 'Requested' });
  return { ana, ben, cleo, account };
}

describe('executeSoql', () => {
  let org: FakeOrg;
  let rows: ReturnType<typeof fill>;
  const query = (soql: string) => executeSoql({ org, session: org.session, version: '66.0' }, soql);
  const names = (where: string) => query(`SELECT LastName FROM Contact ${where}`).records.map((row) => row['LastName']);
  const refusal = (soql: string) => {
    try {
      query(soql);
    } catch (error) {
      if (error instanceof SalesforceError) return `${error.errors[0]?.errorCode ?? ''}: ${error.message}`;
    }
    return 'answered';
  };

  beforeEach(() => {
    org = createFakeOrg();
    rows = fill(org);
  });

  it('answers rows with type and URL, names as the org writes them, and times with +0000', () => {
    const [row] = query(`select id, createddate from contact where id = '${rows.ana.Id}'`).records;
    expect(row).toEqual({
      attributes: { type: 'Contact', url: `/services/data/v66.0/sobjects/Contact/${rows.ana.Id}` },
      Id: rows.ana.Id,
      CreatedDate: '2026-11-23T08:00:00.000+0000',
    });
  });

  it('follows relationships and answers null where there is no parent', () => {
    const soql = 'SELECT Name, Contact__r.LastName, Contact__r.Account.Name FROM Video_Session__c ORDER BY Name';
    const [first, second] = query(soql).records;
    expect(first).toMatchObject({ Contact__r: { LastName: "O'Neil", Account: { Name: 'Lumen' } } });
    expect(second).toMatchObject({ Contact__r: null });
  });

  it.each([
    [`WHERE LastName = 'O\\'Neil'`, ["O'Neil"]],
    [`WHERE Email = 'cleo@LUMEN.example'`, ['100% Cleo']],
    [`WHERE LastName LIKE '100\\% c%'`, ['100% Cleo']],
    [`WHERE LastName LIKE '_erg'`, ['Berg']],
    [`WHERE Email = null`, ['Berg']],
    [`WHERE MailingCountry != 'US'`, ['Berg', '100% Cleo']],
    [`WHERE LastName IN ('Berg', 'x')`, ['Berg']],
    [`WHERE LastName NOT IN ('Berg')`, ["O'Neil", '100% Cleo']],
    [`WHERE Account.Name = 'lumen' AND (NOT LastName = 'Berg')`, ["O'Neil"]],
    [`WHERE LastName = 'Berg' OR (Email != null AND AccountId = null)`, ['Berg', '100% Cleo']],
    [`WHERE CreatedDate = TODAY`, ["O'Neil"]],
    [`WHERE CreatedDate = LAST_N_DAYS:7`, ["O'Neil", 'Berg']],
    [`WHERE CreatedDate < 2026-11-01T00:00:00Z`, ['100% Cleo']],
    [`ORDER BY CreatedDate DESC LIMIT 1 OFFSET 1`, ['Berg']],
    [`ORDER BY Email`, ['Berg', "O'Neil", '100% Cleo']],
    [`ORDER BY Email DESC NULLS LAST`, ['100% Cleo', "O'Neil", 'Berg']],
  ])('answers %s', (where, expected) => {
    expect(names(where)).toEqual(expected);
  });

  it('takes ids of 15 and of 18 characters', () => {
    expect(names(`WHERE Id = '${rows.ben.Id.slice(0, 15)}'`)).toEqual(['Berg']);
    expect(names(`WHERE AccountId IN ('${rows.account.Id}')`)).toHaveLength(2);
  });

  it('sorts a picklist by the order of its values', () => {
    const soql = 'SELECT Status__c FROM Video_Session__c ORDER BY Status__c';
    expect(query(soql).records.map((row) => row['Status__c'])).toEqual(['Requested', 'Active']);
  });

  it('counts', () => {
    expect(query('SELECT COUNT() FROM Case WHERE IsClosed = false')).toEqual({ totalSize: 1, records: [] });
  });

  it('counts by group, the greatest first', () => {
    org.add('Case', { ContactId: rows.ben.Id, IsClosed: false });
    const soql =
      'SELECT ContactId, Contact.LastName who, COUNT(Id) cases, MAX(CaseNumber) FROM Case ' +
      'GROUP BY ContactId, Contact.LastName ORDER BY COUNT(Id) DESC LIMIT 2';
    expect(query(soql)).toEqual({
      totalSize: 2,
      records: [
        {
          attributes: { type: 'AggregateResult' },
          ContactId: rows.ana.Id,
          who: "O'Neil",
          cases: 2,
          expr0: '00000002',
        },
        { attributes: { type: 'AggregateResult' }, ContactId: rows.ben.Id, who: 'Berg', cases: 1, expr0: null },
      ],
    });
  });

  it('counts values and kinds of values over all rows, also over none', () => {
    const soql = 'SELECT COUNT(Email) emails, COUNT_DISTINCT(AccountId) accounts FROM Contact';
    expect(query(soql).records).toMatchObject([{ emails: 2, accounts: 1 }]);
    expect(query(`${soql} WHERE Id = null`).records).toMatchObject([{ emails: 0, accounts: 0 }]);
  });

  it('tells a person their own permissions', () => {
    expect(query('SELECT permissionsviewsetup FROM UserPermissionAccess').records).toMatchObject([
      { PermissionsViewSetup: true },
    ]);
  });

  it('nests child records under their parent', () => {
    const soql = `SELECT Id, (SELECT Subject FROM Cases WHERE IsClosed = false) FROM Contact ORDER BY CreatedDate DESC`;
    const [first, second] = query(soql).records;
    expect(first).toMatchObject({ Cases: { totalSize: 1, done: true, records: [{ Subject: 'new' }] } });
    expect(second).toMatchObject({ Cases: null });
  });

  it('points at the name it does not know', () => {
    expect(refusal('SELECT Id, Nme FROM Contact')).toContain(
      "\nSELECT Id, Nme FROM Contact\n           ^\nERROR at Row:1:Column:12\nNo such column 'Nme' on entity 'Contact'.",
    );
  });

  it.each([
    ['SELECT Id FROM Contct', 'INVALID_TYPE'],
    ['SELECT Id FROM UserRecordAccess', 'MALFORMED_QUERY'],
    ['SELECT Contct.Name FROM Case', 'INVALID_FIELD'],
    ['SELECT Id, (SELECT Id FROM Nothings) FROM Contact', 'INVALID_TYPE'],
    ['SELECT Id FORM Contact', 'MALFORMED_QUERY'],
    ['SELECT Id, Id FROM Contact', 'MALFORMED_QUERY'],
    ['SELECT Id FROM Contact WHERE LastName = Berg', 'MALFORMED_QUERY'],
    ['SELECT Id FROM Contact WHERE LastName = 5', 'INVALID_FIELD'],
    [`SELECT Id FROM Case WHERE IsClosed = 'true'`, 'INVALID_FIELD'],
    [`SELECT Id FROM Contact WHERE CreatedDate > '2026-01-01'`, 'INVALID_FIELD'],
    ['SELECT Id FROM Contact WHERE CreatedDate > 2026-01-01', 'INVALID_FIELD'],
    [`SELECT Id FROM Contact WHERE Id = 'abc'`, 'INVALID_QUERY_FILTER_OPERATOR'],
    [`SELECT Id FROM Contact WHERE Id LIKE '003%'`, 'INVALID_QUERY_FILTER_OPERATOR'],
    ['SELECT Id FROM Case WHERE IsClosed > false', 'INVALID_QUERY_FILTER_OPERATOR'],
    [`SELECT Id FROM Video_Session__c WHERE Transcript__c = 'x'`, 'INVALID_FIELD'],
    ['SELECT Id FROM Video_Session__c ORDER BY Transcript__c', 'INVALID_FIELD'],
    [`SELECT Id FROM Contact WHERE LastName = 'a' AND Id = null OR Email = null`, 'MALFORMED_QUERY'],
    [`SELECT Id FROM Contact WHERE Email = null AND NOT LastName = 'a'`, 'MALFORMED_QUERY'],
    [`SELECT Id FROM Contact WHERE LastName = 'a\\x'`, 'MALFORMED_QUERY'],
    ['SELECT Id FROM Contact WHERE LastName = :name', 'MALFORMED_QUERY'],
    ['SELECT Id FROM Contact OFFSET 2001', 'NUMBER_OUTSIDE_VALID_RANGE'],
    ['SELECT LastName n FROM Contact', 'MALFORMED_QUERY'],
    ['SELECT Name FROM Contact GROUP BY Id', 'MALFORMED_QUERY'],
    ['SELECT COUNT(Id) FROM Case GROUP BY CreatedDate', 'INVALID_FIELD'],
    ['SELECT COUNT(Transcript__c) FROM Video_Session__c', 'INVALID_FIELD'],
    ['SELECT Id, COUNT(Id) FROM Case', 'MALFORMED_QUERY'],
    ['SELECT ContactId FROM Case GROUP BY ContactId HAVING COUNT(Id) > 1', 'MALFORMED_QUERY'],
    ['SELECT SUM(DurationX) FROM Case', 'INVALID_FIELD'],
    ['SELECT PermissionsNone FROM UserPermissionAccess', 'INVALID_FIELD'],
    ['SELECT Id FROM Contact WHERE Id IN (SELECT ContactId FROM Case)', 'MALFORMED_QUERY'],
    ['SELECT Id FROM Contact FOR UPDATE', 'MALFORMED_QUERY'],
    ['SELECT FIELDS(ALL) FROM Contact', 'MALFORMED_QUERY'],
    ['SELECT toLabel(Status) FROM Case', 'MALFORMED_QUERY'],
    ['SELECT Id FROM Contact WHERE CreatedDate = THIS_FISCAL_YEAR', 'MALFORMED_QUERY'],
  ])('refuses %s', (soql, code) => {
    expect(refusal(soql)).toMatch(new RegExp(`^${code}: `, 'u'));
  });
});

describe('executeSoql for a person who may not see everything', () => {
  it('leaves out records, and answers null for parents, that are not theirs to see', () => {
    const seen = createFakeOrg();
    const { ana } = fill(seen);
    const org = createFakeOrg({ hiddenIds: [ana.Id] });
    fill(org);
    const query = (soql: string) => executeSoql({ org, session: org.session, version: '66.0' }, soql).records;
    expect(query('SELECT Id FROM Contact')).toHaveLength(2);
    expect(query("SELECT Contact__r.LastName FROM Video_Session__c WHERE Name = 'VS-1'")).toMatchObject([
      { Contact__r: null },
    ]);
    expect(query("SELECT Id FROM Video_Session__c WHERE Contact__r.LastName LIKE 'O%'")).toEqual([]);
  });

  it('treats invisible fields, objects and lookups as if they did not exist', () => {
    const org = createFakeOrg({ hidden: ['Contact.Email', 'Case', 'Video_Session__c.Contact__c'] });
    const query = (soql: string) => () => executeSoql({ org, session: org.session, version: '66.0' }, soql);
    expect(query('SELECT Email FROM Contact')).toThrow("No such column 'Email'");
    expect(query('SELECT Id FROM Contact WHERE Email = null')).toThrow("No such column 'Email'");
    expect(query('SELECT Id FROM Contact ORDER BY Email')).toThrow("No such column 'Email'");
    expect(query('SELECT Id FROM Case')).toThrow("sObject type 'Case' is not supported");
    expect(query('SELECT Id, (SELECT Id FROM Cases) FROM Contact')).toThrow("Didn't understand relationship 'Cases'");
    expect(query('SELECT Contact__r.Name FROM Video_Session__c')).toThrow(
      "Didn't understand relationship 'Contact__r'",
    );
  });
});
