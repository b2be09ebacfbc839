/** The part of libphonenumber (static resource, `bundle/libphonenumber-max.js`) that is used here. */
interface PhoneLibrary {
  isSupportedCountry(region: string): boolean;
  getCountries(): string[];
  parsePhoneNumberFromString(
    text: string,
    region?: string,
  ): { isValid(): boolean; getType(): string | undefined; formatInternational(): string } | undefined;
}

/**
 * What a number is good for: `sms` can get an SMS, `link` is a landline or the like, `premium` and `invalid` are
 * never called, `unknown` could not be judged because the library did not load; the middleware decides then.
 */
export type PhoneKind = 'sms' | 'link' | 'premium' | 'invalid' | 'unknown';

export interface Phone {
  /** API name of the field of the contact. */
  field: string;
  /** Label of the field. */
  label: string;
  /** International format, or as it was typed. */
  text: string;
  kind: PhoneKind;
}

export interface PhoneSource {
  field: string;
  label: string;
  value: string;
}

/**
 * Judges a contact's numbers exactly as the middleware does: the same library, data and rules.
 *
 * @param regions ISO 3166 countries to assume for a number without a country code, the best first
 */
export function judgePhones(sources: readonly PhoneSource[], regions: readonly string[]): Phone[] {
  const library = phoneLibrary();
  const region = regions.map((code) => code.toUpperCase()).find((code) => library?.isSupportedCountry(code));
  return sources.map(({ field, label, value }) => ({ field, label, ...judge(library, value, region) }));
}

/** Every country that the library knows numbers of; none while it is not loaded. */
export function supportedCountries(): string[] {
  return phoneLibrary()?.getCountries() ?? [];
}

export function isCallable({ kind }: Phone): boolean {
  return kind !== 'invalid' && kind !== 'premium';
}

/** The number that is called if the agent chooses none: the first good one in the order of the settings. */
export function preferredPhone(phones: readonly Phone[]): Phone | undefined {
  return phones.find(isCallable);
}

function judge(
  library: PhoneLibrary | undefined,
  value: string,
  region: string | undefined,
): { text: string; kind: PhoneKind } {
  if (!library) {
    return { text: value, kind: 'unknown' };
  }
  const number = library.parsePhoneNumberFromString(value, region);
  if (!number?.isValid()) {
    return { text: value, kind: 'invalid' };
  }
  return { text: number.formatInternational(), kind: kindOf(number.getType()) };
}

function kindOf(type: string | undefined): PhoneKind {
  switch (type) {
    case 'MOBILE':
    case 'FIXED_LINE_OR_MOBILE':
      return 'sms';
    case 'PREMIUM_RATE':
    case 'SHARED_COST':
      return 'premium';
    default:
      return 'link';
  }
}

/** The static resource leaves its exports in this global; it stays empty if the script broke off half-way. */
function phoneLibrary(): PhoneLibrary | undefined {
  const { libphonenumber } = globalThis as { libphonenumber?: Partial<PhoneLibrary> };
  return isComplete(libphonenumber) ? libphonenumber : undefined;
}

function isComplete(library: Partial<PhoneLibrary> | undefined): library is PhoneLibrary {
  return library?.parsePhoneNumberFromString !== undefined && library.isSupportedCountry !== undefined;
}
