const FEATURES = 'popup,width=1100,height=800';

/** The window that holds the agent console when it is not shown in the page. */
export interface ConsoleWindow {
  readonly isOpen: boolean;
  /**
   * Opens it empty. To be called while the click is handled: browsers block a window that opens later.
   * Gives false if it was blocked.
   */
  prepare(): boolean;
  /** Shows the console in it and gives false if the browser blocked it. */
  show(url: string): boolean;
  focus(): void;
  close(): void;
}

/**
 * This page stays the window's opener: browsers let nobody else close it or lead it to a renewed room once it shows
 * another origin, and the console would run twice. It learns no more of the page than in its frame.
 * Source: HTML Standard, "allowed by sandboxing to navigate" and "window.close()".
 *
 * The reference to the window lives in this closure: as a component property it would be wrapped in a proxy, which
 * a window of another origin does not survive.
 */
export function createConsoleWindow(): ConsoleWindow {
  let popup: Window | null = null;

  const consoleWindow: ConsoleWindow = {
    get isOpen() {
      return popup !== null && !popup.closed;
    },
    prepare() {
      if (!consoleWindow.isOpen) {
        popup = window.open('about:blank', '_blank', FEATURES);
      }
      return consoleWindow.isOpen;
    },
    show(url) {
      if (!consoleWindow.prepare()) {
        return false;
      }
      popup?.location.replace(url);
      return true;
    },
    focus() {
      popup?.focus();
    },
    close() {
      popup?.close();
      popup = null;
    },
  };
  return consoleWindow;
}
