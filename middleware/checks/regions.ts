import { isKnownRegion } from '../../phone-numbers/phone-numbers.ts';
import type { CheckDefinition } from './check.ts';
import { judgeSettings } from './judge.ts';
import { CALLS_STEP } from './menu.ts';

const EDIT = `${CALLS_STEP}: set`;
const CODES = 'ISO 3166 codes of two letters, such as US or GB';

/** The country of numbers that are written without one. */
export const defaultRegion: CheckDefinition = {
  id: 'default-region',
  group: 'calls',
  settings: ['Default_Region__c', 'Allowed_Regions__c'],
  run: (facts) =>
    judgeSettings(facts, ({ settings: { defaultRegion: region, allowedRegions: allowed } }) => {
      if (region === null) {
        return {
          state: 'warning',
          finding: 'There is no default region: numbers without a country code cannot be called.',
          remedy: `${EDIT} Default Region to your country (${CODES}).`,
        };
      }
      if (!isKnownRegion(region)) {
        return {
          state: 'error',
          finding: `The default region ${region} is no country: numbers without a country code cannot be called.`,
          remedy: `${EDIT} Default Region to your country (${CODES}).`,
        };
      }
      if (allowed.length > 0 && !allowed.includes(region)) {
        return {
          state: 'warning',
          finding: `Numbers without a country code are taken to be of the contact's country, else of ${region}, which Allowed Regions does not name.`,
          remedy: `${EDIT} Allowed Regions to ${[...allowed, region].join(',')}.`,
        };
      }
      return {
        state: 'ok',
        finding: `Numbers without a country code are taken to be of the contact's country, else of ${region}.`,
      };
    }),
};

/** The countries that may be called. */
export const allowedRegions: CheckDefinition = {
  id: 'allowed-regions',
  group: 'calls',
  settings: ['Allowed_Regions__c'],
  run: (facts) =>
    judgeSettings(facts, ({ settings: { allowedRegions: allowed } }) => {
      if (allowed.length === 0) return { state: 'ok', finding: 'All countries may be called.' };
      const unknown = allowed.filter((region) => !isKnownRegion(region));
      if (unknown.length === 0) return { state: 'ok', finding: `Calls go to ${allowed.join(', ')} only.` };
      return {
        state: unknown.length === allowed.length ? 'error' : 'warning',
        finding: 'Allowed Regions names what is no country.',
        remedy: `${EDIT} Allowed Regions to ${CODES}, with commas between them.`,
        items: unknown,
      };
    }),
};
