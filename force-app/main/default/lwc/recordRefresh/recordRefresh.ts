import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';

/** The write-back usually follows within a second or two; after a minute something is wrong and we ask rarely. */
const DELAYS_MS = [1_500, 2_000, 3_000, 5_000, 8_000, 12_000, 20_000];
const SLOW_MS = 30_000;

/** Rounds that are made in any case, because a renewed room finds the old one's write-back already there. */
const FIRST_ROUNDS = 3;

export interface RecordRefresh {
  stop(): void;
}

/**
 * Tells Lightning Data Service again and again that records may have changed, for it does not notice what others
 * write: first often, with growing pauses, then every 30 s.
 * Source: Lightning Web Components Developer Guide, "notifyRecordUpdateAvailable(recordIds)".
 *
 * @param ids records to refresh
 * @param isSettled true once what was awaited has arrived, which ends the frequent phase
 */
export function startRecordRefresh(ids: readonly string[], isSettled: () => boolean): RecordRefresh {
  let timer: ReturnType<typeof setTimeout>;
  let round = 0;
  let isStopped = false;

  function schedule(): void {
    if (isStopped) {
      return;
    }
    const delay = round >= FIRST_ROUNDS && isSettled() ? SLOW_MS : (DELAYS_MS[round] ?? SLOW_MS);
    round += 1;
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- ended by stop()
    timer = setTimeout(() => {
      refresh()
        .catch(() => {
          // A refresh that fails is followed by the next one; nothing on the page depends on a single one.
        })
        .finally(schedule);
    }, delay);
  }

  async function refresh(): Promise<void> {
    // A page in the background would spend the org's requests for nobody.
    if (!document.hidden) {
      await notifyRecordUpdateAvailable(ids.map((recordId) => ({ recordId })));
    }
  }

  schedule();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
