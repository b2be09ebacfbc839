import type { Answer, InspectedSettings } from '../domain/org-inspection.ts';
import type { CheckFacts, Verdict } from './check.ts';

const PERMISSION_SETS = '/lightning/setup/PermSets/home';

const OFFLINE: Verdict = {
  state: 'not-applicable',
  finding: 'Not checked, because the middleware cannot log in to Salesforce.',
};

const HIDDEN: Verdict = {
  state: 'not-applicable',
  finding: 'Not checked, because the integration user may not view Setup. Calls work without this.',
  remedy:
    'To have it checked: Setup → Permission Sets → Video Setup Insight → Manage Assignments → Add Assignments, and ' +
    'choose the integration user.',
  setupPath: PERMISSION_SETS,
};

const UNSET: Verdict = {
  state: 'not-applicable',
  finding: 'Not checked, because there are no settings to check.',
};

/** A verdict on what the org answered; where it gave no answer, the reason. @param hidden for what everybody should see */
export function judge<T>(answer: Answer<T>, verdict: (value: T) => Verdict, hidden: Verdict = HIDDEN): Verdict {
  switch (answer.kind) {
    case 'known':
      return verdict(answer.value);
    case 'hidden':
      return hidden;
    case 'offline':
      return OFFLINE;
    case 'failed':
      return {
        state: 'error',
        finding: `Salesforce did not answer this question: ${answer.reason}`,
        remedy: 'Check again. If it stays, look at the checks of the group Salesforce first.',
      };
  }
}

/** A verdict on what the settings say. */
export function judgeSettings({ org }: CheckFacts, verdict: (settings: InspectedSettings) => Verdict): Verdict {
  const { settings } = org;
  // That they cannot be read is told once, by the check of the settings themselves.
  if (settings.kind !== 'known') return settings.kind === 'offline' ? OFFLINE : UNSET;
  return settings.value === null ? UNSET : verdict(settings.value);
}
