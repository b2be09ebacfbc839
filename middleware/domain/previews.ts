import { AppError } from '../errors/app-error.ts';
import { makeCallReference } from './call-reference.ts';
import { inviteContact, type Invited, type InviteSettings } from './invite-contact.ts';
import type { PatternFlaw } from './judge-pattern.ts';
import { maskPhone } from './phone.ts';
import type { SessionRecord } from './session-record.ts';

/** A contact or case as a preview needs it: one that the person may read. */
export interface PreviewContact {
  readonly id: string;
  readonly name: string;
  readonly contact: NonNullable<SessionRecord['contact']>;
  /** Fields asked for that the person may not read; then no value is there. */
  readonly hiddenFields: readonly string[];
}

/** A contact as settings that are not saved see it, and as those see it that count at the moment. */
export interface ComparedContact {
  readonly draft: PreviewContact;
  /** Null if nothing is compared, or not all of it may be read by who asks. */
  readonly saved: PreviewContact | null;
}

export interface PreviewCase {
  readonly id: string;
  readonly caseNumber: string;
  readonly values: Readonly<Record<string, string | null>>;
  /** Fields of the pattern that the person may not read; then no value is there. */
  readonly hiddenFields: readonly string[];
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
  /** Why an agent's call would be refused, as long as they give no reason. */
  readonly problem: PreviewProblem | null;
  /** What becomes of a workflow's call, where that is something else. */
  readonly workflow: string | null;
}

/** What a call comes to by settings that are not saved, and by those that count at the moment. */
export interface ComparedPhone extends PhonePreview {
  /** Null where it is the same, or not known. */
  readonly before: Pick<PhonePreview, 'field' | 'number' | 'workflow'> | null;
}

export interface CallReferencePreview {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly callReference: string | null;
  readonly problem: PreviewProblem | null;
}

/**
 * The number that a call to a contact would go to, found as a call finds it.
 *
 * @param settings some of which were not saved yet
 */
export function previewPhone(
  { id, name, contact, hiddenFields }: PreviewContact,
  settings: InviteSettings,
): PhonePreview {
  const invite = (origin: SessionRecord['origin']): Attempt<Invited> =>
    attempt(() => {
      assertShown(hiddenFields);
      return inviteContact({ contact, origin, phoneField: null, doNotCallReason: null }, settings);
    });
  const { result, problem } = invite('Agent');
  const phone = result?.phone ?? null;
  return {
    contactId: id,
    name,
    field: phone?.field ?? null,
    number: phone && maskPhone(phone.e164),
    problem,
    workflow: wordsOfWorkflow(invite('Automation'), problem),
  };
}

/** The same, and what it was before. @param saved null if nothing is compared */
export function comparePhone(one: ComparedContact, draft: InviteSettings, saved: InviteSettings | null): ComparedPhone {
  const after = previewPhone(one.draft, draft);
  if (saved === null || one.saved === null) return { ...after, before: null };
  const { field, number, workflow } = previewPhone(one.saved, saved);
  const isSame = field === after.field && number === after.number && workflow === after.workflow;
  return { ...after, before: isSame ? null : { field, number, workflow } };
}

function wordsOfWorkflow({ result, problem }: Attempt<Invited>, ofAgent: PreviewProblem | null): string | null {
  if (result?.invitation === 'Link') return 'A workflow’s call goes by link.';
  if (problem === null || ofAgent !== null) return null;
  return `A workflow’s call fails. ${problem.message}`;
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

interface Attempt<T> {
  readonly result: T | null;
  readonly problem: PreviewProblem | null;
}

function attempt<T>(decide: () => T): Attempt<T> {
  try {
    return { result: decide(), problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { result: null, problem: { code: error.code, message: error.message } };
  }
}
