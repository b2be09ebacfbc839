import { z } from 'zod';

/** What a start ended with, in words: what was foreseen says what to do; a mistake of ours needs its place. */
export function describeFailure(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  if (!(error instanceof Error)) return String(error);
  const isForeseen = !(error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError);
  return isForeseen ? error.message : (error.stack ?? error.message);
}
