export interface UnsavedGuard {
  stop(): void;
}

/**
 * Lets the browser ask before the page is left while something is unsaved.
 * Source: HTML Standard, "beforeunload": the question is shown if the event is cancelled, in the browser's own words.
 */
export function guardUnsaved(hasUnsaved: () => boolean): UnsavedGuard {
  const ask = (event: BeforeUnloadEvent): void => {
    if (hasUnsaved()) {
      event.preventDefault();
    }
  };
  window.addEventListener('beforeunload', ask);
  return {
    stop: () => {
      window.removeEventListener('beforeunload', ask);
    },
  };
}
