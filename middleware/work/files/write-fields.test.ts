import { describe, expect, it } from 'vitest';
import { NOW } from '../../test-support/sessions.ts';
import type { FieldsVerdict, SessionFields } from './file-writer-port.ts';
import { writeFields } from './write-fields.ts';

const location = { latitude: 1, longitude: 2 };
const conversation = [{ at: NOW, from: 'guest', text: '&'.repeat(131_072) }] as const;
const TOO_LONG = { kind: 'refused', code: 'STRING_TOO_LONG', reason: 'STRING_TOO_LONG: no' } as const;

/** An org whose field holds so many characters, each & counted as five. */
function orgOf(longest: number, written: SessionFields[] = []) {
  return {
    written,
    writeFields: (_: string, fields: SessionFields): Promise<FieldsVerdict> => {
      const length = (fields.transcript ?? '').replaceAll('&', '&amp;').length;
      if (length > longest) return Promise.resolve(TOO_LONG);
      written.push(fields);
      return Promise.resolve({ kind: 'written' });
    },
  };
}

describe('what stands on the session', () => {
  it('is halved until it fits', async () => {
    const org = orgOf(131_072);
    expect(await writeFields(org, 'a', { conversation, location })).toEqual({ kind: 'written' });
    expect(org.written).toHaveLength(1);
    expect(org.written[0]?.location).toEqual(location);
    expect(org.written[0]?.transcript?.length).toBeGreaterThan(24_000);
  });

  it('goes without the chat where nothing fits, or there is none', async () => {
    const full = orgOf(10);
    expect(await writeFields(full, 'a', { conversation, location })).toEqual({ kind: 'written' });
    expect(full.written).toEqual([{ location }]);
    const org = orgOf(10);
    await writeFields(org, 'a', { conversation: [], location });
    expect(org.written).toEqual([{ location }]);
  });

  it('is nothing where neither is to be written', async () => {
    const org = orgOf(10);
    expect(await writeFields(org, 'a', { conversation: [], location: null })).toEqual({ kind: 'written' });
    expect(org.written).toEqual([]);
  });

  it('ends with whatever else Salesforce says', async () => {
    const busy = { kind: 'retry', reason: 'busy' } as const;
    const org = { writeFields: () => Promise.resolve<FieldsVerdict>(busy) };
    expect(await writeFields(org, 'a', { conversation, location })).toBe(busy);
  });
});
