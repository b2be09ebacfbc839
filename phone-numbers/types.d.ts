/**
 * What a number is good for: `sms` can get an SMS; `unsure` has a country code and a possible length, but no range of
 * its country knows it; `link` works but gets no SMS (a landline, an extension); `barred` is never called.
 */
export type UsableKind = 'sms' | 'unsure' | 'link' | 'barred';

/** Why a number is not read: each has words of its own, for each is mended in another place. */
export type UnreadableReason =
  /** No number of the country it is read in, or no number at all. */
  | 'invalid'
  /** Written without its country, and nothing says which. */
  | 'noCountry'
  /** Written without its country, and that of the contact is not understood. */
  | 'countryUnknown'
  /** Written without its country, and that of the contact may not be read. */
  | 'countryHidden'
  /** Two numbers of two people can be read in it. */
  | 'ambiguous'
  /** An international number without its plus. */
  | 'plusMissing'
  /** The words beside it say so, or that it is a fax. */
  | 'notToCall';

export interface ReadableNumber {
  readonly kind: UsableKind;
  /** `+` and digits. */
  readonly e164: string;
  /** In groups, for people. */
  readonly international: string;
  /** ISO 3166 countries that it may belong to: one, or those that share their code if it cannot be told. */
  readonly regions: readonly string[];
}

export type JudgedNumber = ReadableNumber | { readonly kind: 'unreadable'; readonly reason: UnreadableReason };

/** Country fields of a contact, the address that counts first. A value that may not be read is undefined. */
export interface CountryFields {
  /** ISO 3166 code, in orgs with country picklists. */
  readonly code?: string | null | undefined;
  /** As people write it. */
  readonly name: string | null | undefined;
}

export interface NumberOrigin {
  readonly addresses: readonly CountryFields[];
  /** ISO 3166 country of numbers without one, for contacts without a country. */
  readonly defaultRegion: string | null;
}

export interface PhoneField {
  readonly field: string;
  readonly value: string;
}

export type JudgedField = JudgedNumber & { readonly field: string };

/** What the script in the browser offers, and the middleware imports. */
export interface PhoneNumbers {
  /** Reads and judges what stands in one field. */
  judgeNumber(text: string, origin: NumberOrigin): JudgedNumber;
  /** The field to use if nobody chose: one that gets an SMS, else a doubtful one, else a landline. */
  preferField<T extends { readonly kind: string }>(judged: readonly T[]): T | undefined;
  /** ISO 3166 countries whose numbers are known. */
  listRegions(): string[];
}
