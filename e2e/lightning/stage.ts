import type { BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { captureProblems, type Problems } from '../support/browser-problems.ts';
import { startSystem, type System } from '../support/system.ts';

/** The product with its pages, and a browser that nobody has logged in with yet. */
export interface Stage {
  readonly system: System;
  readonly context: BrowserContext;
  readonly problems: Problems;
  /** Opens a path below the org's address in a page of its own. */
  open(path: string): Promise<Page>;
  /** As somebody else than the agent. @param username the part before the at sign */
  openAs(username: string, path: string): Promise<Page>;
  /** Closes the pages and puts the system back. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function createStage(): Promise<Stage> {
  const system = await startSystem({ lightning: true });
  const context = await launchBrowser();
  const problems = captureProblems(context);
  const { orgUrl } = system.sandbox;

  async function open(path: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(orgUrl + path);
    return page;
  }

  return {
    system,
    context,
    problems,
    open,
    openAs: (username, path) =>
      open(`/_sandbox/login?${new URLSearchParams({ user: `${username}@northlake.example`, to: path }).toString()}`),
    reset: async () => {
      await Promise.all(context.pages().map((page) => page.close()));
      await context.clearCookies();
      problems.clear();
      await system.reset();
    },
    close: async () => {
      await context.close();
      await system.close();
    },
  };
}

export function recordPath(object: string, id: string): string {
  return `/lightning/r/${object}/${id}/view`;
}
