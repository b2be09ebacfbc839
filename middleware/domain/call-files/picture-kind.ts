export type PictureKind = 'png' | 'jpg' | 'webp';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const RIFF = [0x52, 0x49, 0x46, 0x46];
const WEBP = [0x57, 0x45, 0x42, 0x50];

/** What a picture is by its first bytes, whatever its name says; null for what is none (an error page, a script). */
export function pictureKindOf(bytes: Uint8Array): PictureKind | null {
  const has = (magic: readonly number[], at = 0): boolean => magic.every((byte, index) => bytes[at + index] === byte);
  if (has(PNG)) return 'png';
  if (has(JPEG)) return 'jpg';
  return has(RIFF) && has(WEBP, 8) ? 'webp' : null;
}
