import { isSupportedCountry, type CountryCode } from 'libphonenumber-js/max';
import { regionsNamed } from './country-names.ts';
import type { CountryFields, NumberOrigin } from './types.d.ts';

/** In which country a number without a country code is read. */
export type NumberCountry =
  /** Several where a name means several: then a number must be one of a single one of them. */
  | { readonly kind: 'known'; readonly regions: readonly CountryCode[]; readonly isOfContact: boolean }
  | { readonly kind: 'noCountry' }
  | { readonly kind: 'countryUnknown' }
  | { readonly kind: 'countryHidden' };

/** The country of the first address that has one; the default only for contacts without any. */
export function countryOf({ addresses, defaultRegion }: NumberOrigin): NumberCountry {
  for (const address of addresses) {
    const country = addressCountry(address);
    if (country !== null) return country;
  }
  const region = defaultRegion?.trim().toUpperCase() ?? '';
  return isSupportedCountry(region) ? { kind: 'known', regions: [region], isOfContact: false } : { kind: 'noCountry' };
}

function addressCountry({ code, name }: CountryFields): NumberCountry | null {
  const text = [code, name].find((value) => (value?.trim() ?? '') !== '') ?? '';
  // What is filled in and may not be read could be any country.
  if (text === '') return name === undefined ? { kind: 'countryHidden' } : null;
  const regions = regionsNamed(text);
  return regions.length === 0 ? { kind: 'countryUnknown' } : { kind: 'known', regions, isOfContact: true };
}
