import {
  phoneNumbers,
  type CountryFields,
  type JudgedField,
  type NumberOrigin,
} from '../../phone-numbers/phone-numbers.ts';
import { AppError } from '../errors/app-error.ts';
import { describeField } from './phone-words.ts';
import { isRegionAllowed, nameRegions } from './region-names.ts';

export interface PhoneQuestion {
  /** Values of the contact's phone fields by field name. */
  readonly numbers: Readonly<Record<string, string | null>>;
  /** The field that the agent chose; null to go by preference. */
  readonly chosenField: string | null;
  readonly preference: readonly string[];
  /** The contact's addresses, the one that counts first. */
  readonly addresses: readonly CountryFields[];
  /** ISO 3166 country for contacts without one. */
  readonly defaultRegion: string | null;
  /** ISO 3166 countries that may be called; empty for all. */
  readonly allowedRegions: readonly string[];
  /** Whether a person sees, and can heed, the hint beside a number that no range of its country knows. */
  readonly isSeen: boolean;
}

/** A number that an SMS goes to. */
export interface ChosenPhone {
  readonly field: string;
  /** International form, `+` and digits. */
  readonly e164: string;
}

/** The number for an SMS, or that the contact has only numbers which get none. */
export type PhoneFinding =
  ({ readonly kind: 'sms' } & ChosenPhone) | { readonly kind: 'noSms'; readonly refusal: AppError };

/**
 * The number to send the invitation to: the agent's choice, else the first preferred field whose number gets an SMS.
 * Whether a contact with landlines only is an error, the caller decides.
 *
 * @throws AppError PHONE_MISSING, PHONE_INVALID or REGION_NOT_ALLOWED
 */
export function findPhone(question: PhoneQuestion): PhoneFinding {
  const fields = fieldsToLookAt(question);
  const judged = judgeFields(fields, question);
  const forSms = judged.filter(({ kind }) => kind === 'sms' || (kind === 'unsure' && question.isSeen));
  const allowed = forSms.filter((number) => isRegionAllowed(regionsOf(number), question.allowedRegions));
  const best = phoneNumbers.preferField(allowed);
  if (best !== undefined && best.kind !== 'unreadable') return { kind: 'sms', field: best.field, e164: best.e164 };
  const [forbidden] = forSms;
  if (forbidden !== undefined) throw notAllowed(forbidden, question.allowedRegions);
  const refusal = cannotText(judged);
  if (judged.some(({ kind }) => kind === 'link')) return { kind: 'noSms', refusal };
  throw refusal;
}

/** The number with all but its last four digits hidden, for answers. */
export function maskPhone(e164: string): string {
  return `••••${e164.slice(-4)}`;
}

function fieldsToLookAt({ numbers, chosenField, preference }: PhoneQuestion): readonly string[] {
  if (chosenField !== null && !Object.hasOwn(numbers, chosenField)) {
    throw new AppError(
      'PHONE_INVALID',
      `${chosenField} is no phone field of the contact, or the integration user may not read it. Choose another number.`,
    );
  }
  const fields = chosenField === null ? preference : [chosenField];
  const filled = fields.filter((field) => (numbers[field] ?? '').trim() !== '');
  if (filled.length > 0) return filled;
  throw new AppError(
    'PHONE_MISSING',
    `The contact has no number in ${fields.length === 0 ? 'any phone field' : fields.join(', ')}. ` +
      'Add one to the contact, choose another field, or invite by link.',
  );
}

function judgeFields(fields: readonly string[], { numbers, addresses, defaultRegion }: PhoneQuestion): JudgedField[] {
  const origin: NumberOrigin = { addresses, defaultRegion };
  return fields.map((field) => ({ field, ...phoneNumbers.judgeNumber(numbers[field] ?? '', origin) }));
}

function regionsOf(number: JudgedField): readonly string[] {
  return number.kind === 'unreadable' ? [] : number.regions;
}

function notAllowed(number: JudgedField, allowedRegions: readonly string[]): AppError {
  return new AppError(
    'REGION_NOT_ALLOWED',
    `The number in ${number.field} is of ${nameRegions(regionsOf(number))}, and calls to there are not allowed. ` +
      `Allowed: ${allowedRegions.map((region) => nameRegions([region])).join(', ')} (Video Settings, Allowed Regions).`,
  );
}

function cannotText(judged: readonly JudgedField[]): AppError {
  return new AppError(
    'PHONE_INVALID',
    `No SMS can be sent to this contact. ${judged.map(describeField).join(' ')} Or choose another field, or invite by link.`,
  );
}
