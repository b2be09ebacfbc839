import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cutText, FIELD_LENGTHS, fitText } from './fit-text.ts';

const OBJECTS = path.resolve(import.meta.dirname, '../../force-app/main/default/objects');

describe('FIELD_LENGTHS', () => {
  it.each(Object.entries(FIELD_LENGTHS))('says of %s what the metadata says: %i', (name, length) => {
    const [object = '', field = ''] = name.split('.');
    const xml = readFileSync(path.join(OBJECTS, object, 'fields', `${field}.field-meta.xml`), 'utf8');
    expect(/<length>(\d+)<\/length>/u.exec(xml)?.[1]).toBe(String(length));
  });
});

describe('fitText', () => {
  const link = (text: string) => fitText(text, 'Video_Session__c.Guest_Link__c');

  it.each(['https://x.example/guest/a', 'x'.repeat(255), 'ä'.repeat(255)])('keeps what fits: %s', (text) => {
    expect(link(text)).toEqual({ text });
  });

  it.each([
    ['x'.repeat(256), /256 characters and the field holds 255/u],
    // Salesforce counts as JavaScript does: two units each.
    ['😀'.repeat(128), /256 characters/u],
    ['', /empty/u],
    [' \n', /empty/u],
    ['a\u0000b', /characters that are none/u],
    ['a\ud800b', /characters that are none/u],
    ['a\u0085b', /characters that are none/u],
  ])('leaves out %j with the reason', (text, problem) => {
    expect(link(text)).toEqual({ problem: expect.stringMatching(problem) });
  });
});

describe('cutText', () => {
  const message = (text: string) => cutText(text, 'Video_Session__c.Failure_Message__c');

  it('cuts a text for people and never a character', () => {
    expect(message('x'.repeat(2001))).toBe(`${'x'.repeat(1999)}…`);
    expect(message('x'.repeat(2000))).toHaveLength(2000);
    expect(message(`${'x'.repeat(1998)}😀😀`)).toBe(`${'x'.repeat(1998)}…`);
  });

  it('takes out what is no character', () => {
    expect(message('a\u0000b\ud800c\nd')).toBe('a b c d');
  });
});
