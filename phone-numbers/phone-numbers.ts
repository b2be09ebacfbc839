import { getCountries, isSupportedCountry } from 'libphonenumber-js/max';
import { judgeNumber } from './judge-number.ts';
import { preferField } from './prefer-field.ts';
import type { PhoneNumbers } from './types.d.ts';

export type * from './types.d.ts';

/** Everything that judges numbers, for the page and for the middleware. */
export const phoneNumbers: PhoneNumbers = { judgeNumber, preferField, listRegions: () => getCountries() };

/** Whether a text is an ISO 3166 country whose numbers are known, such as `US`. */
export function isKnownRegion(text: string): boolean {
  return isSupportedCountry(text);
}
