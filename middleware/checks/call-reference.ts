import { makeCallReference } from '../domain/call-reference.ts';
import type { CaseSample } from '../domain/org-inspection.ts';
import { patternChoices } from '../domain/pick-field.ts';
import { AppError } from '../errors/app-error.ts';
import type { CheckDefinition } from './check.ts';
import { fieldProblems } from './field-problems.ts';
import { judge, judgeSettings } from './judge.ts';
import { CALLS_STEP } from './menu.ts';

const REMEDY =
  `${CALLS_STEP}: change the call reference pattern, for example to {CaseNumber}. ` +
  'Between 8 and 20 characters must come out for every case; shorter ones are filled up with zeros.';

/** The pattern gives a reference that 8x8 takes, tried on the latest cases. */
export const callReference: CheckDefinition = {
  id: 'call-reference',
  group: 'calls',
  run: (facts) =>
    judgeSettings(facts, ({ settings }) =>
      judge(facts.org.objects['Case'] ?? { kind: 'hidden' }, (access) => {
        const problems = fieldProblems(patternChoices(settings), access);
        if (problems.length > 0) {
          const finding = 'The call reference pattern cannot be used, and so no call is started.';
          return { state: 'error', finding, remedy: REMEDY, items: problems };
        }
        return judge(facts.org.recentCases, (cases) => {
          if (cases.length === 0) return { state: 'ok', finding: 'There is no case yet to try the pattern on.' };
          const tried = cases.map((sample) => tryPattern(settings.callReferencePattern, sample));
          const items = tried.flatMap(({ problem }) => problem ?? []);
          if (items.length === 0)
            return {
              state: 'ok',
              finding: `The latest ${cases.length} cases give references such as ${tried[0]?.reference ?? ''}.`,
            };
          return {
            state: items.length === cases.length ? 'error' : 'warning',
            finding: `${items.length} of the latest ${cases.length} cases give no usable call reference.`,
            remedy: REMEDY,
            items,
          };
        });
      }),
    ),
};

function tryPattern(pattern: string, { number, values }: CaseSample): { reference?: string; problem?: string } {
  try {
    return { reference: makeCallReference(pattern, values, number) };
  } catch (error) {
    if (error instanceof AppError) return { problem: `Case ${number}: ${error.message}` };
    throw error;
  }
}
