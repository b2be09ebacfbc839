import { randomBytes } from 'node:crypto';

/** A text that nobody guesses, of letters, digits, `-` and `_`. */
export function randomText(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
