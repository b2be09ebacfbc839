import type { CheckDefinition } from './check.ts';
import { judgeSettings } from './judge.ts';
import { CALLS_STEP } from './menu.ts';

/** The limit of starts lets agents start. */
export const startsPerHour: CheckDefinition = {
  id: 'starts-per-hour',
  group: 'calls',
  settings: ['Max_Starts_Per_Hour__c'],
  run: (facts) =>
    judgeSettings(facts, ({ settings: { maxStartsPerHour: limit } }) => {
      if (limit >= 1) return { state: 'ok', finding: `One agent may start ${limit} calls an hour.` };
      return {
        state: 'error',
        finding: `One agent may start ${limit} calls an hour, so nobody can start a call.`,
        remedy: `${CALLS_STEP}: set the starts per hour to 1 or more, or leave them empty for the usual 60.`,
      };
    }),
};
