import { isTooLong } from './call-reference.ts';
import { referenceKey } from './call-log/reference-key.ts';

/** `-2` to `-zz`: calls of one case within the time that 8x8 remembers them. */
const LAST = 36 ** 2 - 1;
/** Looked up at once: more rooms of one case are rare. */
const CHUNK = 36;

/**
 * A call reference that no room has yet: as it is for the first, with a suffix from the second on, as far as 8x8 takes it.
 * Once all are used, as it is again: calls are told apart by their time then.
 *
 * @param usedAmong says which of some references rooms have, as `referenceKey` writes them
 */
export async function freeReference(
  reference: string,
  usedAmong: (references: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<string> {
  const numbered = Array.from({ length: LAST - 1 }, (_, index) => `${reference}-${(index + 2).toString(36)}`);
  const possible = [reference, ...numbered.filter((candidate) => !isTooLong(candidate))];
  for (let start = 0; start < possible.length; start += CHUNK) {
    const candidates = possible.slice(start, start + CHUNK);
    const used = await usedAmong(candidates);
    const free = candidates.find((candidate) => !used.has(referenceKey(candidate)));
    if (free !== undefined) return free;
  }
  return reference;
}
