import { describe, expect, it } from 'vitest';
import { formatValues, soqlTexts } from './quote.ts';

describe('texts in a query', () => {
  it('end nowhere but at their end', () => {
    expect(soqlTexts(['a', String.raw`o'neil\' OR Name != '`])).toBe(String.raw`('a', 'o\'neil\\\' OR Name != \'')`);
  });
});

describe('values of a record', () => {
  it('are quoted, objects as JSON', () => {
    expect(formatValues({ LastName: 'Start Video', IsActive: true, Metadata: { activeVersionNumber: 2 } })).toBe(
      `LastName='Start Video' IsActive='true' Metadata='{"activeVersionNumber":2}'`,
    );
  });

  it('with a quote are refused, for they would become other fields', () => {
    for (const value of ["x' IsActive='false", 'x" y="'])
      expect(() => formatValues({ LastName: value })).toThrow('LastName cannot be sent');
  });
});
