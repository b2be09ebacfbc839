import { describe, expect, it } from 'vitest';
import { createLookup } from './lookup.ts';
import { parseSource } from './parse-source.ts';
import { recordReadsIn } from './record-reads.ts';

function readsIn(files: Readonly<Record<string, string>>) {
  const texts = new Map(Object.entries(files));
  return recordReadsIn(parseSource('a/main.ts', texts.get('a/main.ts') ?? ''), createLookup(texts));
}

describe('recordReadsIn', () => {
  it('reads fields, conditions and order of a query', () => {
    expect(
      readsIn({
        'a/main.ts':
          "q('SELECT Id, Case__r.ContactId FROM Video_Session__c WHERE Name = \\'x\\' ORDER BY CreatedDate');",
      }),
    ).toEqual([{ object: 'Video_Session__c', paths: ['Id', 'Case__r.ContactId', 'Name', 'CreatedDate'] }]);
  });

  it('follows constants of other sources, functions and lists', () => {
    const main = `
      import { FIELDS as NAMES } from '../b/names.ts';
      function all(more) { return soqlFields([...NAMES, ...more.map((name) => name), 'Name']); }
      const query = \`SELECT \${all(found)} FROM Case WHERE \` + \`Id = \${soqlText(id)} AND OwnerId IN (\${ids.map(soqlText).join(', ')})\`;`;
    expect(readsIn({ 'a/main.ts': main, 'b/names.ts': "export const FIELDS = ['Id', 'Subject'];" })).toEqual([
      { object: 'Case', paths: ['Id', 'Subject', 'Name', 'Id', 'OwnerId'] },
    ]);
  });

  it('takes both branches of a condition', () => {
    const main = "const query = `SELECT ${soqlFields(['Id', ...(wanted ? ['Name'] : ['Subject'])])} FROM Case`;";
    expect(readsIn({ 'a/main.ts': main })).toEqual([{ object: 'Case', paths: ['Id', 'Name', 'Subject'] }]);
  });

  it('reads the fields of a record URL', () => {
    const main =
      "const FIELDS = 'Hash__c,Id'; const url = `/services/data/v${version}/sobjects/Video_Proof__c/${id}?fields=${FIELDS}`;";
    expect(readsIn({ 'a/main.ts': main })).toEqual([{ object: 'Video_Proof__c', paths: ['Hash__c', 'Id'] }]);
  });

  it('takes the conditions that are made of a list for one of them', () => {
    const main =
      "const query = `SELECT Id FROM Case WHERE Name = 'x' AND (${ids.map((id) => `Subject LIKE ${soqlText(`${id}.%`)}`).join(' OR ')})`;";
    expect(readsIn({ 'a/main.ts': main })).toEqual([{ object: 'Case', paths: ['Id', 'Name', 'Subject'] }]);
  });

  it('reads what a function counts', () => {
    const main = "q('SELECT OwnerId, COUNT(Subject) known FROM Case GROUP BY OwnerId');";
    expect(readsIn({ 'a/main.ts': main })).toEqual([{ object: 'Case', paths: ['OwnerId', 'Subject'] }]);
  });

  it('throws for a query that is no SOQL', () => {
    expect(() => readsIn({ 'a/main.ts': "const query = 'SELECT FROM Case';" })).toThrow();
  });
});
