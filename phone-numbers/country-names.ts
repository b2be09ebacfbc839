import { getCountries, isSupportedCountry, type CountryCode } from 'libphonenumber-js/max';
import { ALPHA_3, SEVERAL, SHORT_FORMS } from './country-short-forms.ts';
import { foldName } from './fold-name.ts';

/**
 * The languages that a Salesforce org and its users can have (Salesforce Help, "Supported Languages"), English first. A
 * country is understood in all of them, whatever the language of the person who looks: page and middleware read alike.
 */
export const LANGUAGES =
  'en de fr es it nl pt-BR pt-PT da sv no fi pl cs sk hu ro bg hr sl el tr ru uk he ar ja ko zh-CN zh-TW th vi id ca eu ' +
  'et lv lt hi fil ms sr sr-Latn sq hy az be bn bs ka gu is ga kn kk km lb mk ml mt mr mi my pa ta te ur cy sw af fa ' +
  'es-MX fr-CA en-GB zu xh am haw ji sm ht rm';
const TAGS = LANGUAGES.split(' ');
const LONGEST_NAME = 100;

const tables = new Map<string, ReadonlyMap<string, CountryCode>>();

/**
 * The countries that a text may mean: one as a rule, several for a name that several have, none if it is not
 * understood. Knows ISO 3166 codes of two and three letters, names, and usual short forms.
 */
export function regionsNamed(text: string): readonly CountryCode[] {
  if (text.length > LONGEST_NAME) return [];
  const upper = text.trim().toUpperCase();
  const code = ALPHA_3.get(upper) ?? upper;
  if (isSupportedCountry(code)) return SEVERAL.get(upper.toLowerCase()) ?? [code];
  const names = foldName(text);
  for (const name of names) {
    const several = SEVERAL.get(name);
    if (several !== undefined) return several;
    const region = SHORT_FORMS.get(name) ?? inLanguages(name);
    if (region !== undefined && isSupportedCountry(region)) return [region];
  }
  return [];
}

/** Table by table, so that a name in a common language costs the making of few. */
function inLanguages(name: string): CountryCode | undefined {
  for (const tag of TAGS) {
    const region = tableOf(tag).get(name);
    if (region !== undefined) return region;
  }
  return undefined;
}

function tableOf(tag: string): ReadonlyMap<string, CountryCode> {
  const known = tables.get(tag);
  if (known !== undefined) return known;
  const table = new Map<string, CountryCode>();
  // Nobody writes the short form of a language that has none: then it is the long one again.
  for (const style of tag === 'en' ? (['long', 'short'] as const) : (['long'] as const)) {
    const names = new Intl.DisplayNames([tag], { type: 'region', style, fallback: 'none' });
    for (const region of getCountries()) {
      for (const name of foldName(names.of(region) ?? '')) table.set(name, region);
    }
  }
  tables.set(tag, table);
  return table;
}
