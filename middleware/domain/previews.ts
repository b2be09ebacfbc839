import type { CountryFields } from '../../phone-numbers/phone-numbers.ts';
import { AppError } from '../errors/app-error.ts';
import { makeCallReference } from './call-reference.ts';
import type { PatternFlaw } from './judge-pattern.ts';
import { choosePhone, maskPhone } from './phone.ts';

/** A contact or case as a preview needs it: one that the person may read. */
export interface PreviewContact {
  readonly id: string;
  readonly name: string;
  readonly phones: Readonly<Record<string, string | null>>;
  readonly addresses: readonly CountryFields[];
  /** Fields asked for that the person may not read; then no value is there. */
  readonly hiddenFields: readonly string[];
}

export interface PreviewCase {
  readonly id: string;
  readonly caseNumber: string;
  readonly values: Readonly<Record<string, string | null>>;
  /** Fields of the pattern that the person may not read; then no value is there. */
  readonly hiddenFields: readonly string[];
}

/** Settings that were not saved yet. */
export interface PhoneSettings {
  readonly phoneFields: readonly string[];
  readonly defaultRegion: string | null;
  readonly allowedRegions: readonly string[];
}

/** Why a call would be refused. */
export interface PreviewProblem {
  readonly code: string;
  readonly message: string;
}

export interface PhonePreview {
  readonly contactId: string;
  readonly name: string;
  readonly field: string | null;
  /** All but the last four digits hidden. */
  readonly number: string | null;
  readonly problem: PreviewProblem | null;
}

export interface CallReferencePreview {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly callReference: string | null;
  readonly problem: PreviewProblem | null;
}

/** The number that a call to a contact would go to, found as a call finds it. */
export function previewPhone(contact: PreviewContact, settings: PhoneSettings): PhonePreview {
  const { result, problem } = attempt(() => {
    assertShown(contact.hiddenFields);
    return choosePhone({
      numbers: contact.phones,
      chosenField: null,
      preference: settings.phoneFields,
      addresses: contact.addresses,
      defaultRegion: settings.defaultRegion,
      allowedRegions: settings.allowedRegions,
      isSeen: true,
    });
  });
  const { id, name } = contact;
  return { contactId: id, name, field: result?.field ?? null, number: result && maskPhone(result.e164), problem };
}

/** The call reference that a call of a case would have, made as a call makes it. */
export function previewCallReference(one: PreviewCase, pattern: string): CallReferencePreview {
  const { id, caseNumber, values } = one;
  const { result, problem } = attempt(() => {
    assertShown(one.hiddenFields);
    return makeCallReference(pattern, values, '');
  });
  return { caseId: id, caseNumber, callReference: result, problem };
}

/** What is wrong with the pattern for whatever case; null if nothing is. */
export function patternProblem(flaws: readonly PatternFlaw[]): PreviewProblem | null {
  if (flaws.length === 0) return null;
  return { code: 'CALL_REFERENCE_INVALID', message: flaws.map(({ finding }) => finding).join(' ') };
}

/** A preview shows nothing that the person could not open in Salesforce. @throws AppError ACCESS_DENIED */
function assertShown(hiddenFields: readonly string[]): void {
  if (hiddenFields.length === 0) return;
  throw new AppError(
    'ACCESS_DENIED',
    `You may not read ${hiddenFields.join(', ')}, so nothing made of it is shown. Calls work all the same. ` +
      '(Without the permission set Video Setup Insight for the integration user, nobody’s rights are known.)',
  );
}

function attempt<T>(decide: () => T): { readonly result: T | null; readonly problem: PreviewProblem | null } {
  try {
    return { result: decide(), problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { result: null, problem: { code: error.code, message: error.message } };
  }
}
