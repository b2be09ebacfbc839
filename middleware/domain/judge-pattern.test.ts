import { describe, expect, it } from 'vitest';
import { judgePattern, judgeReferences } from './judge-pattern.ts';

const FIELDS = [
  { name: 'CaseNumber', type: 'string' },
  { name: 'Status', type: 'picklist' },
  { name: 'Subject', type: 'string' },
  { name: 'ContactEmail', type: 'email' },
  { name: 'Callback__c', type: 'phone' },
];

function judge(pattern: string): string[] {
  return judgePattern(pattern, FIELDS).map(({ state, finding }) => `${state}: ${finding}`);
}

describe('judgePattern', () => {
  it.each(['{CaseNumber}', 'C-{CaseNumber}', '{Status}/{CaseNumber}', '{CaseNumber}{CaseNumber}'])(
    'finds nothing wrong with %s',
    (pattern) => {
      expect(judge(pattern)).toEqual([]);
    },
  );

  it.each([
    ['{Nope}', 'error', 'names Nope, which Case does not have'],
    ['{casenumber}', 'error', 'Write it CaseNumber'],
    ['{CaseNumber}-{Gone__c}', 'error', 'Gone__c'],
    ['a text of its own {CaseNumber} that is long', 'error', 'at most 20'],
    ['Köln-{CaseNumber}', 'error', 'plain letters'],
    ['{CaseNumber', 'warning', 'every case gets the same reference'],
    ['{CaseNumber', 'warning', 'a brace without its partner'],
    ['CaseNumber}', 'warning', 'a brace without its partner'],
    ['{{CaseNumber}', 'warning', 'a brace without its partner'],
    ['{CaseNumber}}', 'warning', 'a brace without its partner'],
    ['{Status}-{CaseNumber', 'warning', 'a brace without its partner'],
    ['{Case Number}', 'warning', 'has {Case Number}, which is no field name'],
    ['{}-{CaseNumber}', 'warning', 'has {}, which is no field name'],
    ['{Contact.Name}', 'warning', 'has {Contact.Name}, which is no field name'],
    ['x', 'warning', 'every case gets the same reference'],
    ['NORTHLAKE', 'warning', 'every case gets the same reference'],
    ['{Subject}', 'warning', 'personal data'],
    ['{ContactEmail}', 'warning', 'personal data'],
    ['{CaseNumber}{Callback__c}', 'warning', 'personal data'],
  ])('says of %s: %s, %s', (pattern, state, finding) => {
    expect(judge(pattern)).toContainEqual(expect.stringMatching(new RegExp(`^${state}: .*${escape(finding)}`, 'u')));
  });
});

describe('judgeReferences', () => {
  it('finds references that several cases share', () => {
    expect(judgeReferences(['00000New', '00000New', '00Closed'])).toEqual([
      {
        state: 'warning',
        finding: '2 of the latest 3 cases get the same reference: nobody can tell their calls apart.',
      },
    ]);
  });

  it.each([[[]], [['1']], [['1', '2', '3']]])('finds nothing wrong with %j', (references) => {
    expect(judgeReferences(references)).toEqual([]);
  });
});

function escape(text: string): string {
  return text.replace(/[{}.]/gu, '\\$&');
}
