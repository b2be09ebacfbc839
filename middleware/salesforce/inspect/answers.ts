import { z } from 'zod';
import type { Answer } from '../../domain/org-inspection.ts';
import type { CompositeAnswer } from '../composite.ts';
import { SalesforceCallError } from '../call-error.ts';

/** Refusals of what our user may not see; objects that a user may not see do not exist for that user. */
const HIDDEN = ['INVALID_TYPE', 'INSUFFICIENT_ACCESS', 'INSUFFICIENT_ACCESS_OR_READONLY'];

/** What reading came to. Only mistakes of ours are thrown. */
export function answerOf<T>(read: () => T): Answer<T> {
  try {
    return { kind: 'known', value: read() };
  } catch (error) {
    return refusalOf(error);
  }
}

/** The answer to a question that was not carried out. @throws what is no failure of a call or its answer */
export function refusalOf(error: unknown): Exclude<Answer<never>, { kind: 'known' }> {
  if (error instanceof z.ZodError) return { kind: 'failed', reason: 'Salesforce’s answer was not understood' };
  if (!(error instanceof SalesforceCallError)) throw error;
  return HIDDEN.includes(error.fault.code) ? { kind: 'hidden' } : { kind: 'failed', reason: error.message };
}

/** An answer made from another one, which passes its refusal on. */
export function fromAnswer<T, U>(answer: Answer<T>, read: (value: T) => U): Answer<U> {
  return answer.kind === 'known' ? answerOf(() => read(answer.value)) : answer;
}

/** A composite call whose failure is an answer too. */
export async function ask(call: () => Promise<CompositeAnswer>): Promise<Answer<CompositeAnswer>> {
  try {
    return { kind: 'known', value: await call() };
  } catch (error) {
    return refusalOf(error);
  }
}
