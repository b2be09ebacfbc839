import { effectiveDays, oldBefore, type RemovalPass } from '../domain/retention.ts';
import { HOUR_MS } from '../time/clock.ts';
import type { CheckDefinition, Verdict } from './check.ts';
import { judgeSettings } from './judge.ts';
import { CALLS_STEP } from './menu.ts';

/** A pass takes minutes, over an old org hours. */
const TOO_LONG_MS = 48 * HOUR_MS;

/** Personal data of old calls is removed, and of no more calls than somebody means. */
export const personalData: CheckDefinition = {
  id: 'personal-data',
  group: 'deliveries',
  settings: ['Retention_Days__c'],
  run: async (facts) => {
    const { settings } = facts.org;
    const value = settings.kind === 'known' ? settings.value : null;
    if (value === null) return judgeSettings(facts, () => ({ state: 'ok', finding: '' }));
    const { removal } = facts;
    const days = effectiveDays(value.settings);
    const before = oldBefore(value.settings, removal.now());
    if (days === null || before === null)
      return { state: 'not-applicable', finding: 'Personal data of calls is kept for ever: the settings say 0 days.' };
    const [last, due] = await Promise.all([removal.last(), removal.countOld(before)]);
    if (due > 0 && (last === null || days < last.days)) return muchAtOnce(due, days);
    return judgePass(last, days, removal.now());
  },
};

function muchAtOnce(due: number, days: number): Verdict {
  return {
    state: 'warning',
    finding: `Within a day chat, pictures, numbers, guest links and locations of ${due} calls are deleted for good: those that are older than ${days} days.`,
    remedy: `If that is not meant: ${CALLS_STEP} → Days until personal data is deleted: a larger number, or 0 to keep everything.`,
  };
}

function judgePass(last: RemovalPass | null, days: number, now: number): Verdict {
  const rule = `Chat, pictures, numbers, guest links and locations are deleted ${days} days after a call.`;
  if (last === null) return { state: 'ok', finding: `${rule} Nothing was old enough yet.` };
  const { endedAt, startedAt, removed, files, keptFiles, inBin, refused, refusal } = last;
  if (endedAt === null && now - startedAt > TOO_LONG_MS)
    return {
      state: 'warning',
      finding: `${rule} Since ${new Date(startedAt).toISOString()} that does not come to its end.`,
      remedy:
        'Nothing is deleted while Salesforce is away, or its API calls of the day are used up to 80 %. The log of the middleware says why.',
    };
  if (refused > 0)
    return {
      state: 'warning',
      finding: `${rule} Salesforce refuses it for ${refused} calls (${refusal ?? 'no reason'}). It is tried again every day.`,
      remedy:
        'Look for a flow, rule, lock or approval that refuses changes of old video sessions, or the deletion of files. ' +
        'The sessions have no Personal Data Removed At.',
    };
  const when = new Date(endedAt ?? startedAt).toISOString();
  const notes = [
    ...(keptFiles > 0 ? [`Files that stay, for somebody else uses them or has changed them: ${keptFiles}.`] : []),
    ...(inBin > 0 ? [`Deleted files that lie in the recycle bin for 15 days: ${inBin}.`] : []),
  ];
  return {
    state: 'ok',
    finding: [`${rule} Last looked at ${when}: of ${removed} calls, with ${files} files.`, ...notes].join(' '),
  };
}
