import type { BrowserContext, ConsoleMessage, Page } from 'playwright-core';

export interface Problems {
  /** What went wrong so far, one line each. */
  readonly list: readonly string[];
  /** Throws with every line if anything went wrong that no pattern of `allowed` matches. */
  expectNone(allowed?: readonly RegExp[]): void;
  clear(): void;
}

/**
 * Collects, for a page or for all pages of a context: uncaught errors, console errors and violations of the
 * Content-Security-Policy or Permissions-Policy, frames included.
 */
export function captureProblems(target: Page | BrowserContext): Problems {
  const list: string[] = [];
  const addError = (error: Error): void => {
    list.push(`uncaught: ${error.stack ?? error.message}`);
  };
  if ('mainFrame' in target) target.on('pageerror', addError);
  else
    target.on('weberror', (webError) => {
      addError(webError.error());
    });
  const addConsole = (message: ConsoleMessage): void => {
    if (isProblem(message)) list.push(describe(message));
  };
  // The two event maps differ, so the compiler wants one call for each.
  if ('mainFrame' in target) target.on('console', addConsole);
  else target.on('console', addConsole);

  return {
    list,
    clear: () => {
      list.length = 0;
    },
    expectNone: (allowed = []) => {
      const left = list.filter((line) => !allowed.some((pattern) => pattern.test(line)));
      if (left.length > 0)
        throw new Error(`The browser reported ${String(left.length)} problem(s):\n${left.join('\n')}`);
    },
  };
}

/** Chromium reports some policy violations as warnings only. */
function isProblem(message: ConsoleMessage): boolean {
  return message.type() === 'error' || /(content security|permissions) policy|\bviolat(es|ion)\b/i.test(message.text());
}

function describe(message: ConsoleMessage): string {
  const { url, lineNumber } = message.location();
  return `console ${message.type()}: ${message.text()} (${url}:${String(lineNumber)})`;
}
