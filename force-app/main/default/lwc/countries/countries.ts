import { loadScript } from 'lightning/platformResourceLoader';
import phoneNumbers from '@salesforce/resourceUrl/phoneNumbers';
import { supportedCountries } from 'c/phoneNumbers';
import type { LightningElement } from 'lwc';

export interface Country {
  label: string;
  /** ISO 3166 code of two letters. */
  value: string;
}

/**
 * The countries whose numbers can be called, in the language of the page, sorted as that language sorts.
 * Empty if the library of numbers cannot be loaded.
 */
export async function loadCountries(component: LightningElement): Promise<Country[]> {
  try {
    await loadScript(component, phoneNumbers);
  } catch {
    return [];
  }
  const names = new Intl.DisplayNames([pageLanguage()], { type: 'region' });
  const { compare } = new Intl.Collator(pageLanguage());
  return supportedCountries()
    .map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }))
    .sort((one, other) => compare(one.label, other.label));
}

/** Salesforce sets the language of the user on the document. */
function pageLanguage(): string {
  return document.documentElement.lang || 'en';
}
