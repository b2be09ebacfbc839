import type { BrowserContext, Page } from 'playwright-core';
import { captureProblems, type Problems } from './browser-problems.ts';
import { launchBrowser, type LaunchOptions } from './browser.ts';
import { startSystem, type System, type SystemOptions } from './system.ts';

/** Far above what anything takes here, far below the time of a test: what does not come, fails with its name. */
const PATIENCE_MS = 60_000;

export interface Stage {
  readonly system: System;
  readonly context: BrowserContext;
  /** What the browser complained of in any page since the last reset. */
  readonly problems: Problems;
  /** A new page with a path below the org's address, for whom the browser was last logged in; at first for the agent. */
  open(path: string): Promise<Page>;
  /** A new page, after a log-in. @param user name of a seeded user, without the domain */
  openAs(user: string, path: string): Promise<Page>;
  /** A new page that shows a record, after a log-in, of the agent unless told otherwise. */
  openRecord(object: string, id: string, user?: string): Promise<Page>;
  /** Everything as at the start, no page open, nobody logged in. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly system?: SystemOptions;
  readonly browser?: LaunchOptions;
}

/** The whole product with its pages, and a browser, for one test file. */
export async function createStage({ system: systemOptions = {}, browser = {} }: StageOptions = {}): Promise<Stage> {
  // One after the other: a browser whose system did not start would keep the tests from ending.
  const system = await startSystem({ lightning: true, ...systemOptions });
  const context = await launchBrowser(browser);
  context.setDefaultTimeout(PATIENCE_MS);
  const problems = captureProblems(context);

  async function open(path: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(system.sandbox.orgUrl + path);
    return page;
  }
  const openAs = (user: string, path: string): Promise<Page> =>
    open(`/_sandbox/login?${new URLSearchParams({ user: `${user}@northlake.example`, to: path }).toString()}`);

  return {
    system,
    context,
    problems,
    open,
    openAs,
    openRecord: (object, id, user = 'agent') => openAs(user, recordPath(object, id)),
    reset: async () => {
      // A blank page stays, or the browser would end with its last page.
      const pages = context.pages();
      await context.newPage();
      await Promise.all(pages.map((page) => page.close()));
      await context.clearCookies();
      await system.reset();
      problems.clear();
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
