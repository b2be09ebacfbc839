import { AppError } from '../errors/app-error.ts';

// 8x8 takes 8 to 20 characters (POST /api/v1/tokens, call_reference).
const MIN_LENGTH = 8;
const MAX_LENGTH = 20;
/** A field of the case in braces. */
export const PLACEHOLDER = /\{([A-Za-z]\w*)\}/gu;
const PRINTABLE = /^[\x20-\x7e]*$/u;

/** Names of the case's fields that a pattern refers to. */
export function patternFields(pattern: string): string[] {
  return [...new Set([...pattern.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

/**
 * The call reference of a session: the pattern filled from the case, or the session's own number without one.
 * A short one is padded with zeros on the left, so that the case number stays readable at the end.
 *
 * @throws AppError CALL_REFERENCE_INVALID if it would be empty, longer than 20 characters or not plain ASCII. It does not
 * repeat what the case says: the message stands on the session, which every agent may read.
 */
export function makeCallReference(
  pattern: string,
  caseValues: Readonly<Record<string, string | null>> | null,
  sessionNumber: string,
): string {
  const reference = caseValues === null ? sessionNumber : fillPattern(pattern, caseValues);
  if (reference === '') throw invalid(pattern, 'is empty because the fields of this case are');
  if (isTooLong(reference)) {
    throw invalid(pattern, `has ${reference.length} characters, and 8x8 takes at most ${MAX_LENGTH}`);
  }
  if (isUnprintable(reference))
    throw invalid(pattern, 'contains characters other than plain letters, digits and signs');
  return reference.padStart(MIN_LENGTH, '0');
}

export function isTooLong(reference: string): boolean {
  return reference.length > MAX_LENGTH;
}

export function isUnprintable(reference: string): boolean {
  return !PRINTABLE.test(reference);
}

function fillPattern(pattern: string, values: Readonly<Record<string, string | null>>): string {
  return pattern.replace(PLACEHOLDER, (_, field: string) => values[field] ?? '').trim();
}

function invalid(pattern: string, reason: string): AppError {
  return new AppError(
    'CALL_REFERENCE_INVALID',
    `The call reference made by the pattern "${pattern}" ${reason}. ` +
      'Ask an administrator to change the pattern (Video Settings, Call Reference Pattern).',
  );
}
