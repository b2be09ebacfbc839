import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';

/** The write-back usually follows within a second or two; after a minute something is wrong and we ask rarely. */
const DELAYS_MS = [1_500, 2_000, 3_000, 5_000, 8_000, 12_000, 20_000];
const SLOW_MS = 30_000;
/** What somebody waits for on the page is asked for three times as often. */
const CLOSE_MS = 10_000;
const CLOSE_ROUNDS = SLOW_MS / CLOSE_MS;

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
 * @param closeId the record that is asked for every 10 s also then; undefined for none
 */
export function startRecordRefresh(
  ids: readonly string[],
  isSettled: () => boolean,
  closeId: () => string | undefined = () => undefined,
): RecordRefresh {
  let timer: ReturnType<typeof setTimeout>;
  let round = 0;
  let isStopped = false;

  function schedule(): void {
    if (isStopped) {
      return;
    }
    const soon = round >= FIRST_ROUNDS && isSettled() ? undefined : DELAYS_MS[round];
    const close = soon === undefined ? closeId() : undefined;
    const asked = close === undefined || round % CLOSE_ROUNDS === 0 ? ids : [close];
    const delay = soon ?? (close === undefined ? SLOW_MS : CLOSE_MS);
    round += 1;
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- ended by stop()
    timer = setTimeout(() => {
      refresh(asked)
        .catch(() => {
          // A refresh that fails is followed by the next one; nothing on the page depends on a single one.
        })
        .finally(schedule);
    }, delay);
  }

  async function refresh(asked: readonly string[]): Promise<void> {
    // A page in the background would spend the org's requests for nobody.
    if (!document.hidden) {
      await notifyRecordUpdateAvailable(asked.map((recordId) => ({ recordId })));
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
