import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { AppError } from '../errors/app-error.ts';

export interface PhoneQuestion {
  /** Values of the contact's phone fields by field name. */
  readonly numbers: Readonly<Record<string, string | null>>;
  /** The field that the agent chose; null to go by preference. */
  readonly chosenField: string | null;
  readonly preference: readonly string[];
  /** ISO 3166 country of the contact's address, if known. */
  readonly country: string | null;
  /** ISO 3166 country for contacts without one. */
  readonly defaultRegion: string | null;
  /** ISO 3166 countries that may be called; empty for all. */
  readonly allowedRegions: readonly string[];
}

export interface ChosenPhone {
  readonly field: string;
  /** International form, `+` and digits. */
  readonly e164: string;
}

// Numbers whose owner earns by being called.
const PREMIUM_TYPES: readonly (string | undefined)[] = ['PREMIUM_RATE', 'SHARED_COST'];

/**
 * The number to send the invitation to: the agent's choice, else the first preferred field that holds a usable number.
 *
 * @throws AppError PHONE_MISSING, PHONE_INVALID or REGION_NOT_ALLOWED
 */
export function choosePhone(question: PhoneQuestion): ChosenPhone {
  const fields = question.chosenField === null ? question.preference : [question.chosenField];
  if (question.chosenField !== null && !Object.hasOwn(question.numbers, question.chosenField)) {
    throw new AppError(
      'PHONE_INVALID',
      `${question.chosenField} is no phone field of the contact, or the integration user may not read it. Choose another number.`,
    );
  }
  const filled = fields.filter((field) => (question.numbers[field] ?? '').trim() !== '');
  if (filled.length === 0) {
    throw new AppError(
      'PHONE_MISSING',
      `The contact has no number in ${listOf(fields)}. Add one to the contact, choose another field, or invite by link.`,
    );
  }
  for (const field of filled) {
    const number = parseUsable(question.numbers[field] ?? '', question);
    if (number === null) continue;
    assertRegionAllowed(number, question.allowedRegions);
    return { field, e164: number.number };
  }
  throw new AppError(
    'PHONE_INVALID',
    `No number in ${listOf(filled)} can be called: each is invalid or a premium number. ` +
      'Correct it on the contact (with its country code, for example +65…), choose another field, or invite by link.',
  );
}

/** The number with all but its last four digits hidden, for answers. */
export function maskPhone(e164: string): string {
  return `••••${e164.slice(-4)}`;
}

/** Whether a text is an ISO 3166 country whose numbers are known, such as `US`. */
export function isKnownRegion(text: string): boolean {
  return isSupportedCountry(text);
}

function parseUsable(text: string, { country, defaultRegion }: PhoneQuestion): PhoneNumber | null {
  const number = parsePhoneNumberFromString(text, toCountryCode(country) ?? toCountryCode(defaultRegion));
  if (!number?.isValid()) return null;
  return PREMIUM_TYPES.includes(number.getType()) ? null : number;
}

function toCountryCode(text: string | null): CountryCode | undefined {
  const code = text?.trim().toUpperCase() ?? '';
  return isSupportedCountry(code) ? code : undefined;
}

function assertRegionAllowed(number: PhoneNumber, allowedRegions: readonly string[]): void {
  if (allowedRegions.length === 0) return;
  if (number.country !== undefined && allowedRegions.includes(number.country)) return;
  throw new AppError(
    'REGION_NOT_ALLOWED',
    `Calls to ${number.country ?? `+${number.countryCallingCode}`} are not allowed. ` +
      `Allowed: ${allowedRegions.join(', ')} (Video Settings, Allowed Regions).`,
  );
}

function listOf(fields: readonly string[]): string {
  return fields.length === 0 ? 'any phone field' : fields.join(', ');
}
