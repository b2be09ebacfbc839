import { isSupportedCountry, type CountryCode } from 'libphonenumber-js/max';
import { regionsNamed } from './country-names.ts';
import type { CountryFields, NumberOrigin } from './types.d.ts';

/** In which country a number without a country code is read. */
export type NumberCountry =
  /** Several where a name means several: then a number must be one of a single one of them. */
  | {
      readonly kind: 'known';
      readonly regions: readonly CountryCode[];
      readonly isOfContact: boolean;
      /** A country that may be meant too: a number that could be one of it is not read. */
      readonly notOf: CountryCode | null;
    }
  | { readonly kind: 'noCountry' }
  | { readonly kind: 'countryUnknown' }
  | { readonly kind: 'countryHidden' };

/**
 * Countries whose states Salesforce lists, by codes of which many are codes of countries too (Salesforce Help, "State and
 * Country/Territory Picklists"): CO and IN may be Colombia and India, or Colorado and Indiana.
 */
const WITH_CODED_STATES: readonly CountryCode[] = ['US', 'CA', 'AU', 'BR', 'IE', 'IN', 'IT', 'MX'];

/** The country of the first address that has one; the default only for contacts without any. */
export function countryOf({ addresses, defaultRegion }: NumberOrigin): NumberCountry {
  const region = defaultRegion?.trim().toUpperCase() ?? '';
  const home = isSupportedCountry(region) ? region : null;
  for (const address of addresses) {
    const country = addressCountry(address, home);
    if (country !== null) return country;
  }
  return home === null ? { kind: 'noCountry' } : { kind: 'known', regions: [home], isOfContact: false, notOf: null };
}

function addressCountry({ code, name }: CountryFields, home: CountryCode | null): NumberCountry | null {
  const picked = code?.trim() ?? '';
  const text = picked === '' ? (name ?? '').trim() : picked;
  // What is filled in and may not be read could be any country.
  if (text === '') return name === undefined ? { kind: 'countryHidden' } : null;
  const regions = regionsNamed(text);
  if (regions.length === 0) return { kind: 'countryUnknown' };
  return { kind: 'known', regions, isOfContact: true, notOf: picked === '' ? homeIfState(text, home) : null };
}

/** The country at home, if the text may be the code of one of its states. */
function homeIfState(text: string, home: CountryCode | null): CountryCode | null {
  const isTwoLetterCode = /^[a-z]{2}$/iu.test(text) && isSupportedCountry(text.toUpperCase());
  return isTwoLetterCode && home !== null && WITH_CODED_STATES.includes(home) ? home : null;
}
