import type {
  CountryFields,
  PhoneNumbers,
  UnreadableReason,
  UsableKind,
} from '../../../../../phone-numbers/types.d.ts';

/**
 * What a number is good for; `unreadable` and `barred` are never called. `unknown` cannot be told here, because the
 * library did not load or the country is hidden from the user: the middleware decides.
 */
export type PhoneKind = UsableKind | 'unreadable' | 'unknown';

export interface Phone {
  /** API name of the field of the contact. */
  field: string;
  /** Label of the field. */
  label: string;
  /** International format, or as it was typed. */
  text: string;
  kind: PhoneKind;
  /** Why it is not read. */
  reason?: UnreadableReason;
}

export interface PhoneSource {
  field: string;
  label: string;
  value: string;
}

/** Where the country of a number is taken from: the contact's addresses, else the default region of the settings. */
export interface PhoneOrigin {
  addresses: readonly CountryFields[];
  defaultRegion: string;
}

/** Judges a contact's numbers as the middleware does: by the same code, which the static resource holds. */
export function judgePhones(sources: readonly PhoneSource[], origin: PhoneOrigin): Phone[] {
  const library = phoneLibrary();
  return sources.map(({ field, label, value }) => ({ field, label, ...judge(library, value, origin) }));
}

/** Every country that the library knows numbers of; none while it is not loaded. */
export function supportedCountries(): string[] {
  return phoneLibrary()?.listRegions() ?? [];
}

export function isCallable({ kind }: Phone): boolean {
  return kind !== 'unreadable' && kind !== 'barred';
}

/** True if an SMS may reach somebody: the middleware looks at what cannot be told here. */
export function canGetSms({ kind }: Phone): boolean {
  return kind === 'sms' || kind === 'unsure' || kind === 'unknown';
}

/** The number that is used if the agent chooses none: as the middleware chooses, mobile before landline. */
export function preferredPhone(phones: readonly Phone[]): Phone | undefined {
  const library = phoneLibrary();
  return library ? library.preferField(phones) : phones.find(isCallable);
}

function judge(
  library: PhoneNumbers | undefined,
  value: string,
  origin: PhoneOrigin,
): Pick<Phone, 'text' | 'kind' | 'reason'> {
  const judged = library?.judgeNumber(value, origin);
  if (!judged) {
    return { text: value, kind: 'unknown' };
  }
  if (judged.kind !== 'unreadable') {
    return { text: judged.international, kind: judged.kind };
  }
  const { kind, reason } = judged;
  return reason === 'countryHidden' ? { text: value, kind: 'unknown' } : { text: value, kind, reason };
}

/** The static resource leaves its functions in this global; it stays empty if the script broke off half-way. */
function phoneLibrary(): PhoneNumbers | undefined {
  const { startVideoPhoneNumbers: library } = globalThis as { startVideoPhoneNumbers?: Partial<PhoneNumbers> };
  return isComplete(library) ? library : undefined;
}

function isComplete(library: Partial<PhoneNumbers> | undefined): library is PhoneNumbers {
  return library?.judgeNumber !== undefined && library.preferField !== undefined && library.listRegions !== undefined;
}
