/** A workflow that starts with a change of the record asks for its call within seconds, in a transaction of its own. */
const AFTER_CHANGE_MS = [2_000, 6_000, 15_000];
const SLOW_MS = 30_000;

export interface ListWatch {
  /** The record has just changed: a workflow may be about to ask for a call. */
  expectNews(): void;
  stop(): void;
}

/**
 * Looks from time to time whether the list has new entries, for Lightning Data Service does not notice them: soon after
 * the record changed, when the page comes to the front again, and every 30 s while it is seen.
 */
export function startListWatch(look: () => void): ListWatch {
  let soon: ReturnType<typeof setTimeout>[] = [];
  const lookIfSeen = (): void => {
    // A page in the background would spend the org's requests for nobody.
    if (!document.hidden) {
      look();
    }
  };
  // eslint-disable-next-line @lwc/lwc/no-async-operation -- ended by stop()
  const slow = setInterval(lookIfSeen, SLOW_MS);
  document.addEventListener('visibilitychange', lookIfSeen);

  function forget(): void {
    soon.forEach((timer) => {
      clearTimeout(timer);
    });
  }

  return {
    expectNews() {
      forget();
      // eslint-disable-next-line @lwc/lwc/no-async-operation -- ended by stop()
      soon = AFTER_CHANGE_MS.map((delay) => setTimeout(lookIfSeen, delay));
    },
    stop() {
      forget();
      clearInterval(slow);
      document.removeEventListener('visibilitychange', lookIfSeen);
    },
  };
}
