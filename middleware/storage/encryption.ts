import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

export interface SealedPlace {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

export interface Sealer {
  /** What every text begins with that the first key sealed. */
  readonly prefix: string;
  /** Encrypts a text for one place; the result cannot be moved to another row or column. */
  seal(text: string, place: SealedPlace): string;
  /** @throws MissingKeyError if no key opens it, SealError if it was changed or moved */
  open(sealed: string, place: SealedPlace): string;
}

/** Thrown for a sealed text that cannot be opened; says why, and nothing of the content. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

/** Thrown for a text that was sealed with a key that is not there: with that key it can be opened. */
export class MissingKeyError extends SealError {}

const KEY_BYTES = 32;
const IV_BYTES = 12;
const DRAWN_AT_ONCE = 256;
const TAG_BYTES = 16;

/**
 * Encryption at rest: AES-256-GCM with the place and the key's id as additional data. The first key encrypts, each may
 * decrypt, so a key is rotated by putting the new one first; what the old one sealed is sealed anew at the start.
 *
 * @param keys 32 bytes each, base64
 * @throws SealError naming the position of a key that is not 32 bytes
 */
export function createSealer(keys: readonly string[]): Sealer {
  const parsed = keys.map(parseKey);
  const [current] = parsed;
  if (current === undefined) throw new SealError('There is no encryption key');

  const prefix = `${current.id}.`;
  const takeIv = createIvs();
  return {
    prefix,
    seal: (text, place) => {
      const iv = takeIv();
      const cipher = createCipheriv('aes-256-gcm', current.key, iv).setAAD(additionalData(place, current.id));
      const content = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${prefix}${content.toString('base64url')}`;
    },
    open: (sealed, place) => {
      const [id = '', content = ''] = sealed.split('.');
      const key = parsed.find((candidate) => candidate.id === id);
      if (key === undefined) throw new MissingKeyError(`The encryption key ${id} is missing`);
      return decrypt(Buffer.from(content, 'base64url'), key, place);
    },
  };
}

/** Random bytes drawn many at a time: to draw twelve costs nearly as much. Each is handed out once. */
function createIvs(): () => Buffer {
  let drawn = Buffer.alloc(0);
  return () => {
    if (drawn.length === 0) drawn = randomBytes(IV_BYTES * DRAWN_AT_ONCE);
    const iv = drawn.subarray(0, IV_BYTES);
    drawn = drawn.subarray(IV_BYTES);
    return iv;
  };
}

interface Key {
  readonly id: string;
  readonly key: KeyObject;
}

function parseKey(text: string, index: number): Key {
  const key = Buffer.from(text, 'base64');
  if (key.length !== KEY_BYTES) throw new SealError(`Encryption key ${index + 1} is not 32 bytes in base64`);
  // The id tells keys apart without telling anything of the key. A key object, for to make one of the bytes at each use
  // costs more than the encryption.
  return {
    key: createSecretKey(key),
    id: createHash('sha256').update('start-video/key-id').update(key).digest('hex').slice(0, 8),
  };
}

function decrypt(content: Buffer, { key, id }: Key, place: SealedPlace): string {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, content.subarray(0, IV_BYTES)).setAAD(
      additionalData(place, id),
    );
    decipher.setAuthTag(content.subarray(-TAG_BYTES));
    return decipher.update(content.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw new SealError(`${place.table}.${place.column} cannot be opened: it was changed, moved or cut`, { cause });
  }
}

function additionalData({ table, row, column }: SealedPlace, keyId: string): Buffer {
  return Buffer.from(JSON.stringify([table, row, column, keyId]));
}
