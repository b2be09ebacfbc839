import type { BrowserContext, Page } from 'playwright-core';
import type { ServedVideo } from '../../sandbox/video-interaction/fixtures/serve-video.ts';
import { serveVideo } from '../../sandbox/video-interaction/fixtures/serve-video.ts';
import type { Problems } from '../support/browser-problems.ts';
import { captureProblems } from '../support/browser-problems.ts';
import type { LaunchOptions } from '../support/browser.ts';
import { launchBrowser } from '../support/browser.ts';

/** Far above what anything takes here, far below the time of a test: what does not come, fails with its name. */
const PATIENCE_MS = 60_000;

export interface Stage {
  readonly video: ServedVideo;
  readonly context: BrowserContext;
  readonly problems: Problems;
  /** A page that shows this address of the 8x8 side. */
  open(url: string): Promise<Page>;
  close(): Promise<void>;
}

/** The 8x8 side and a browser in which agent and customer meet. */
export async function createStage(options: LaunchOptions = {}): Promise<Stage> {
  const video = await serveVideo();
  const context = await launchBrowser(options);
  context.setDefaultTimeout(PATIENCE_MS);
  const problems = captureProblems(context);
  return {
    video,
    context,
    problems,
    open: async (url) => {
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    close: async () => {
      await context.close();
      await video.close();
    },
  };
}
