import { isTooLong, isUnprintable, PLACEHOLDER } from './call-reference.ts';
import { AppError } from '../errors/app-error.ts';
import { patternChoices, pickField, type KnownField } from './pick-field.ts';

/** Something wrong with a pattern, whatever the case. */
export interface PatternFlaw {
  /** error: no call of a case can be started · warning: calls start, but not as meant. */
  readonly state: 'error' | 'warning';
  readonly finding: string;
}

// What people write about themselves. 8x8 keeps the reference, and lists and reports of both systems show it.
const PERSONAL_FIELDS = [
  'Comments',
  'ContactEmail',
  'ContactFax',
  'ContactMobile',
  'ContactPhone',
  'Description',
  'Subject',
  'SuppliedCompany',
  'SuppliedEmail',
  'SuppliedName',
  'SuppliedPhone',
];
const PERSONAL_TYPES = ['email', 'phone', 'textarea', 'url', 'address', 'encryptedstring'];

/**
 * What is wrong with a call reference pattern, judged without a case. The preview, the checks and the page before it
 * saves all ask here.
 *
 * @param fields fields of Case that our user may read
 */
export function judgePattern(pattern: string, fields: readonly KnownField[]): PatternFlaw[] {
  const rest = pattern.replace(PLACEHOLDER, '');
  return [
    ...unknownFields(pattern, fields),
    ...unusableText(rest),
    ...strayBraces(pattern),
    ...(hasPlaceholder(pattern) ? [] : [warning(`${NAME} names no field: every case gets the same reference.`)]),
    ...personalFields(pattern, fields),
  ];
}

/** A pattern whose fields say the same of several cases. */
export function judgeReferences(references: readonly string[]): PatternFlaw[] {
  const twice = references.find((reference, index) => references.indexOf(reference) !== index);
  if (twice === undefined) return [];
  const count = references.filter((reference) => reference === twice).length;
  return [
    warning(
      `${count} of the latest ${references.length} cases get the same reference: nobody can tell their calls apart.`,
    ),
  ];
}

const NAME = 'The pattern';

function warning(finding: string): PatternFlaw {
  return { state: 'warning', finding };
}

function error(finding: string): PatternFlaw {
  return { state: 'error', finding };
}

function hasPlaceholder(pattern: string): boolean {
  return pattern.replace(PLACEHOLDER, '') !== pattern;
}

function unknownFields(pattern: string, fields: readonly KnownField[]): PatternFlaw[] {
  return patternChoices({ callReferencePattern: pattern }).flatMap((choice) => {
    try {
      pickField(choice, fields);
      return [];
    } catch (problem) {
      if (problem instanceof AppError) return error(problem.message);
      throw problem;
    }
  });
}

/** The text between the placeholders comes out as it is. */
function unusableText(rest: string): PatternFlaw[] {
  const text = rest.trim();
  return [
    ...(isTooLong(text)
      ? [error(`${NAME} has ${text.length} characters beside its fields, and 8x8 takes at most 20 in all.`)]
      : []),
    ...(isUnprintable(text) ? [error(`${NAME} has characters other than plain letters, digits and signs.`)] : []),
  ];
}

/** A brace that belongs to no placeholder comes out as a brace. */
function strayBraces(pattern: string): PatternFlaw[] {
  // Placeholders leave a gap behind, or the halves around one would look like a pair.
  const stray = pattern.replace(PLACEHOLDER, '\n');
  if (!/[{}]/u.test(stray)) return [];
  const pair = /\{[^{}\n]*\}/u.exec(stray)?.[0];
  if (pair !== undefined)
    return [warning(`${NAME} has ${pair}, which is no field name of Case: it comes out as it is written.`)];
  return [warning(`${NAME} has a brace without its partner: write each field as {CaseNumber}.`)];
}

function personalFields(pattern: string, fields: readonly KnownField[]): PatternFlaw[] {
  return patternChoices({ callReferencePattern: pattern })
    .filter(({ name }) => {
      const type = fields.find((field) => field.name === name)?.type ?? '';
      return PERSONAL_FIELDS.includes(name) || PERSONAL_TYPES.includes(type);
    })
    .map(({ name }) =>
      warning(`${NAME} takes from ${name}, which may hold personal data: 8x8 keeps it, and everybody reads it there.`),
    );
}
