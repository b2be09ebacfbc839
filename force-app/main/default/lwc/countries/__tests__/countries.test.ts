import { LightningElement } from 'lwc';
import { loadScript } from 'lightning/platformResourceLoader';
import { loadCountries } from 'c/countries';
import { closePage, installPhoneLibrary } from '../../../../../test/page';

const COMPONENT = {} as LightningElement;

describe('loadCountries', () => {
  afterEach(() => {
    document.documentElement.lang = '';
    closePage();
  });

  it('names every country whose numbers can be called, in the language of the page', async () => {
    installPhoneLibrary();
    const countries = await loadCountries(COMPONENT);
    expect(countries.length).toBeGreaterThan(200);
    expect(countries.find(({ value }) => value === 'DE')?.label).toBe('Germany (DE)');
    document.documentElement.lang = 'de';
    expect((await loadCountries(COMPONENT)).find(({ value }) => value === 'DE')?.label).toBe('Deutschland (DE)');
  });

  it('has none where the library cannot be loaded', async () => {
    loadScript.mockRejectedValueOnce(new Error('blocked'));
    expect(await loadCountries(COMPONENT)).toEqual([]);
  });
});
