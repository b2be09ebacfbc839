import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createSealer, SealError } from './encryption.ts';

const newKey = (): string => randomBytes(32).toString('base64');
const place = { table: 'video_session', row: 'a00', column: 'room' };

describe('createSealer', () => {
  it('opens what it sealed, whatever the text', () => {
    const sealer = createSealer([newKey()]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(sealer.open(sealer.seal(text, place), place)).toBe(text.toWellFormed());
      }),
    );
  });

  it('shows nothing of the text, and never the same twice', () => {
    const sealer = createSealer([newKey()]);
    const sealed = [sealer.seal('s3cret', place), sealer.seal('s3cret', place)];
    expect(new Set(sealed).size).toBe(2);
    expect(Buffer.from(sealed.join(), 'base64url').includes('s3cret')).toBe(false);
  });

  it.each([{ table: 'other' }, { row: 'a01' }, { column: 'phone' }])('refuses a text that was moved to %j', (moved) => {
    const sealer = createSealer([newKey()]);
    const sealed = sealer.seal('s3cret', place);
    expect(() => sealer.open(sealed, { ...place, ...moved })).toThrow(SealError);
  });

  it('refuses a text with any bit changed', () => {
    const sealer = createSealer([newKey()]);
    const [id = '', content = ''] = sealer.seal('s3cret', place).split('.');
    const bytes = Buffer.from(content, 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => sealer.open(`${id}.${changed.toString('base64url')}`, place)).toThrow(SealError);
      }),
    );
  });

  it('still opens what an earlier key sealed, and seals with the first', () => {
    const [old, fresh] = [newKey(), newKey()];
    const sealed = createSealer([old]).seal('s3cret', place);
    const rotated = createSealer([fresh, old]);
    expect(rotated.open(sealed, place)).toBe('s3cret');
    expect(createSealer([fresh]).open(rotated.seal('s3cret', place), place)).toBe('s3cret');
    expect(() => createSealer([fresh]).open(sealed, place)).toThrow(/key \w{8} is missing/u);
  });

  it.each(['', 'short', randomBytes(31).toString('base64')])('refuses the key %j without repeating it', (key) => {
    expect(() => createSealer([newKey(), key])).toThrow('Encryption key 2 is not 32 bytes');
  });
});
