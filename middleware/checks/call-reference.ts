import { makeCallReference } from '../domain/call-reference.ts';
import { judgePattern, judgeReferences } from '../domain/judge-pattern.ts';
import type { CaseSample } from '../domain/org-inspection.ts';
import { AppError } from '../errors/app-error.ts';
import type { CheckDefinition, Verdict } from './check.ts';
import { judge, judgeSettings } from './judge.ts';
import { CALLS_STEP } from './menu.ts';

const REMEDY =
  `${CALLS_STEP}: change the call reference pattern, for example to {CaseNumber}. ` +
  'Between 8 and 20 characters must come out for every case; shorter ones are filled up with zeros.';

/** The pattern gives a reference that 8x8 takes and that tells calls apart, tried on the latest cases. */
export const callReference: CheckDefinition = {
  id: 'call-reference',
  group: 'calls',
  settings: ['Call_Reference_Pattern__c'],
  run: (facts) =>
    judgeSettings(facts, ({ settings }) =>
      judge(facts.org.objects['Case'] ?? { kind: 'hidden' }, (access) => {
        const pattern = settings.callReferencePattern;
        const flaws = judgePattern(pattern, access?.fields ?? []);
        const items = flaws.map(({ finding }) => finding);
        if (flaws.some(({ state }) => state === 'error')) {
          const finding = 'The call reference pattern cannot be used, and so no call of a case is started.';
          return { state: 'error', finding, remedy: REMEDY, items };
        }
        return judge(facts.org.recentCases, (cases) => judgeCases(pattern, cases, items));
      }),
    ),
};

function judgeCases(pattern: string, cases: readonly CaseSample[], flaws: readonly string[]): Verdict {
  const tried = cases.map((sample) => tryPattern(pattern, sample));
  const refused = tried.flatMap(({ problem }) => problem ?? []);
  const references = tried.flatMap(({ reference }) => reference ?? []);
  const items = [...flaws, ...judgeReferences(references).map(({ finding }) => finding), ...refused];
  if (refused.length > 0)
    return {
      state: refused.length === cases.length ? 'error' : 'warning',
      finding: `${refused.length} of the latest ${cases.length} cases give no usable call reference.`,
      remedy: REMEDY,
      items,
    };
  if (items.length > 0)
    return {
      state: 'warning',
      finding: 'The call reference pattern does not do what it should.',
      remedy: REMEDY,
      items,
    };
  if (cases.length === 0) return { state: 'ok', finding: 'There is no case yet to try the pattern on.' };
  return { state: 'ok', finding: `The latest ${cases.length} cases give references that 8x8 takes.` };
}

function tryPattern(pattern: string, { number, values }: CaseSample): { reference?: string; problem?: string } {
  try {
    return { reference: makeCallReference(pattern, values, number) };
  } catch (error) {
    if (error instanceof AppError) return { problem: `Case ${number}: ${error.message}` };
    throw error;
  }
}
