import { HOUR_MS } from '../../time/clock.ts';

/** What 8x8 takes for the begin of a call may change while it goes on, but not by days. */
const APART_MS = 24 * HOUR_MS;

/**
 * Whether an entry is about the call that was known by its id. Another 8x8 account, whose key somebody entered, counts its
 * calls from anew: the same id may be another call there.
 */
export function isSameCall(
  told: { readonly createdAt: number | null },
  known: { readonly createdAt: number },
): boolean {
  return told.createdAt === null || Math.abs(told.createdAt - known.createdAt) <= APART_MS;
}
