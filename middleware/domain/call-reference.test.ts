import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { makeCallReference, patternFields } from './call-reference.ts';

describe('makeCallReference', () => {
  it('is the case number by the default pattern', () => {
    expect(makeCallReference('{CaseNumber}', { CaseNumber: '00001026' }, 'VS-000001')).toBe('00001026');
  });

  it('pads a short one with zeros on the left', () => {
    expect(makeCallReference('{CaseNumber}', { CaseNumber: '1026' }, 'VS-000001')).toBe('00001026');
  });

  it("is the session's own number without a case", () => {
    expect(makeCallReference('{CaseNumber}', null, 'VS-000001')).toBe('VS-000001');
  });

  it('fills several placeholders and keeps the text between them', () => {
    const values = { CaseNumber: '00001026', Origin: 'Web' };
    expect(makeCallReference('{Origin}/{CaseNumber}', values, 'VS-000001')).toBe('Web/00001026');
  });

  it.each([
    ['{Reason}', { Reason: null }, 'is empty'],
    ['{Subject}', { Subject: 'My kettle does not start any more' }, '33 characters'],
    ['{Subject}-{CaseNumber}', { Subject: 'Señora', CaseNumber: '1' }, 'plain letters'],
  ])('refuses %s over %j and says why', (pattern, values, reason) => {
    expect(() => makeCallReference(pattern, values, 'VS-000001')).toThrow(reason);
  });

  it.each([
    ['{Subject}', { Subject: 'Divorce papers of Mrs. Okonkwo' }],
    ['{Reason}-{CaseNumber}', { Reason: 'Diagnosis E11.9 confirmed', CaseNumber: '00001026' }],
    ['{Subject}', { Subject: 'Ölfleck' }],
    ['X{Notes__c}', { Notes__c: 'PIN 4711 ✓' }],
  ])('repeats nothing of the case in its refusal of %s', (pattern, values) => {
    const attempt = (): string => makeCallReference(pattern, values, 'VS-000001');
    expect(attempt).toThrow(pattern);
    for (const word of Object.values(values).flatMap((value) => value.split(/[ -]/u)))
      expect(attempt).not.toThrow(word);
  });

  it('has 8 to 20 characters and ends in what the pattern gave, or is refused', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (caseNumber) => {
        let reference: string;
        try {
          reference = makeCallReference('{CaseNumber}', { CaseNumber: caseNumber }, 'VS-000001');
        } catch {
          const trimmed = caseNumber.trim();
          expect(trimmed === '' || trimmed.length > 20 || /[^\x20-\x7e]/u.test(trimmed)).toBe(true);
          return;
        }
        expect(reference).toMatch(/^[\x20-\x7e]{8,20}$/u);
        expect(reference.endsWith(caseNumber.trim())).toBe(true);
      }),
    );
  });
});

describe('patternFields', () => {
  it('lists each field once', () => {
    expect(patternFields('{CaseNumber}-{Origin}-{CaseNumber}')).toEqual(['CaseNumber', 'Origin']);
  });
});
