import { describe, expect, it } from 'vitest';
import { executeSoql } from './execute-soql.ts';
import { createFakeOrg } from './fixtures/fake-org.ts';

const seen = createFakeOrg();
const contactId = seen.add('Contact', { LastName: 'Berg' }).Id;
const caseId = seen.add('Case', { Subject: 'x' }).Id;
const userId = seen.session.user.id;
const run = (where: string, org = seen, select = 'RecordId, HasReadAccess') =>
  executeSoql({ org, session: org.session, version: '66.0' }, `SELECT ${select} FROM UserRecordAccess ${where}`);

describe('a query of UserRecordAccess', () => {
  it('answers one row for each record, though an id is named twice', () => {
    const { records } = run(`WHERE UserId = '${userId}' AND RecordId IN ('${contactId}', '${caseId}', '${caseId}')`);
    expect(records).toMatchObject([
      { RecordId: contactId, HasReadAccess: true },
      { RecordId: caseId, HasReadAccess: true },
    ]);
  });

  it('leaves out records that the asking person may not read', () => {
    const org = createFakeOrg({ hiddenIds: [contactId] });
    org.add('Contact', { LastName: 'Berg' });
    expect(run(`WHERE UserId = '${userId}' AND RecordId = '${contactId}'`, org).records).toEqual([]);
  });

  it.each([
    ['', 'must be filtered'],
    [`WHERE RecordId = '${contactId}'`, 'must be filtered'],
    [`WHERE UserId IN ('${userId}') AND RecordId = '${contactId}'`, 'must be filtered'],
    [`WHERE UserId = '${userId}' AND RecordId != '${contactId}'`, 'must be filtered'],
    [`WHERE UserId = '${userId}' AND RecordId = '${contactId}' AND HasReadAccess = true`, 'must be filtered'],
    [`WHERE UserId = '${userId}' OR RecordId = '${contactId}'`, 'not supported'],
    [`WHERE UserId = '' AND RecordId = '${contactId}'`, 'invalid ID field'],
    [`WHERE UserId = '${userId}' AND RecordId = '${contactId}' LIMIT 1`, 'not supported'],
  ])('refuses %s', (where, words) => {
    expect(() => run(where)).toThrow(words);
  });

  it('refuses other columns and more than 200 records', () => {
    const many = Array.from({ length: 201 }, (_, index) => `'003${String(index).padStart(12, '0')}'`).join(',');
    expect(() => run(`WHERE UserId = '${userId}' AND RecordId IN (${many})`)).toThrow('more than 200');
    expect(() => run(`WHERE UserId = '${userId}' AND RecordId = '${caseId}'`, seen, 'Id')).toThrow('Can select only');
  });
});
