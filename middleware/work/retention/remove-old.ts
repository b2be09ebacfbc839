import type { Logger } from 'pino';
import type { OldBefore, RemovalPass } from '../../domain/retention.ts';
import type { RetentionStore } from '../../storage/retention-store.ts';
import type { Clock } from '../../time/clock.ts';
import { PAGE, type OldSession, type PersonalRecords } from './retention-port.ts';

export interface RemoveParts {
  readonly records: PersonalRecords;
  readonly store: RetentionStore;
  readonly clock: Clock;
  readonly log: Logger;
  /** Whether to go on, asked before each page. */
  readonly mayGoOn: () => Promise<boolean>;
}

/**
 * Removes what is personal of all old sessions, page by page. Of a session what is kept here goes first, then its files, and
 * the mark on the record last, with the fields: whoever is killed in between leaves a session that is found again.
 *
 * @param pass where to go on
 * @returns the pass as far as it came; each page of it is kept
 * @throws AppError as `PersonalRecords`, STORAGE_UNAVAILABLE: what was removed before is
 */
export async function removeOld(parts: RemoveParts, before: OldBefore, pass: RemovalPass): Promise<RemovalPass> {
  const { records, store, clock, mayGoOn } = parts;
  let current = pass;
  while (await mayGoOn()) {
    const found = await records.findOld(before, current.after);
    if (found.length > 0) current = await removePage(parts, found, current);
    if (found.length < PAGE) current = { ...current, endedAt: clock.now() };
    await store.keepPass(current);
    if (current.endedAt !== null) break;
  }
  return current;
}

/** What stays for its own reasons is passed over: it keeps none of the others. */
async function removePage(
  { records, store, clock, log }: RemoveParts,
  found: readonly OldSession[],
  pass: RemovalPass,
): Promise<RemovalPass> {
  const over = await store.forgetPersonal(
    found.map(({ id }) => id),
    clock.now(),
  );
  const files = await records.deleteFiles(found.filter(({ id }) => over.has(id)));
  const ready = [...over].filter((sessionId) => !files.refused.has(sessionId));
  const { cleared, refused } = await records.clear(ready, clock.now());
  const refusals = new Map([...files.refused, ...refused]);
  const [first = null] = refusals.values();
  const goingOn = found.length - over.size;
  const counts = { removed: cleared.length, goingOn, files: files.deleted, keptFiles: files.kept, inBin: files.inBin };
  if (refusals.size === 0) log.info(counts, 'personal data of old calls removed');
  else
    log.warn(
      { ...counts, refused: refusals.size, code: first },
      'personal data of some old calls could not be removed',
    );
  return {
    ...pass,
    after: found.at(-1)?.id ?? pass.after,
    removed: pass.removed + cleared.length,
    files: pass.files + files.deleted,
    keptFiles: pass.keptFiles + files.kept,
    inBin: pass.inBin + files.inBin,
    refused: pass.refused + refusals.size,
    refusal: pass.refusal ?? first,
  };
}
