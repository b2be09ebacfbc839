import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import { bundledBrowser } from './browser-bundled.ts';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const browserFlags = [
  // Containers run as root and without user namespaces, where Chromium's own sandbox refuses to start.
  '--no-sandbox',
  '--disable-gpu',
  // Docker gives 64 MB of /dev/shm, on which tabs crash.
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A journey switches between the agent's page and the customer's: the one behind must go on running at full speed.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  // Two pages of one machine find each other only if their addresses are not hidden behind multicast names.
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  // Sound without a click, as in a call that was answered.
  '--autoplay-policy=no-user-gesture-required',
];

// Few pictures a second: coding them took most of a core.
const fakeMediaFlags = ['--use-fake-device-for-media-stream=fps=5', '--use-fake-ui-for-media-stream'];

export interface LaunchOptions {
  /** Overrides the search for a browser. */
  readonly executablePath?: string;
  /** A camera and a microphone that always say yes; default true. Without: the page has none. */
  readonly fakeMedia?: boolean;
  readonly args?: readonly string[];
  /** Where the profile is made; default: the system's folder for temporary files. */
  readonly profileParent?: string;
  readonly context?: BrowserContextOptions;
}

/**
 * Path of the browser that the tests use: `CHROME_PATH`, else the one that comes with the npm package
 * `@sparticuz/chromium` (for Linux on x64; unpacked on first use), so that everybody tests with the same one; on other
 * systems a Chromium or Chrome that is installed.
 *
 * @throws Error saying what to do if there is none
 */
export async function findBrowser(): Promise<string> {
  const configured = process.env['CHROME_PATH'];
  if (configured) {
    if (!existsSync(configured)) throw new Error(`CHROME_PATH names ${configured}, which does not exist.`);
    return configured;
  }
  if (process.platform === 'linux' && process.arch === 'x64') return bundledBrowser();
  const installed = systemBrowsers.find((path) => existsSync(path));
  if (installed === undefined)
    throw new Error('No browser found. Install Chromium or Chrome, or name one in CHROME_PATH.');
  return installed;
}

const LAUNCH_TIMEOUT_MS = 60_000;

/**
 * A browser with an empty profile of its own, which is gone when the returned context has been closed.
 * The viewport is 1440 × 900 unless `context` says otherwise.
 * @throws Error naming the browser that does not start within a minute
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<BrowserContext> {
  const executablePath = options.executablePath ?? (await findBrowser());
  const profile = await mkdtemp(join(options.profileParent ?? tmpdir(), 'start-video-browser-'));
  // The last of the browser's processes may still write while it ends.
  const removeProfile = () => rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  let context: BrowserContext;
  try {
    context = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      timeout: LAUNCH_TIMEOUT_MS,
      viewport: { width: 1440, height: 900 },
      ...options.context,
      args: [...browserFlags, ...((options.fakeMedia ?? true) ? fakeMediaFlags : []), ...(options.args ?? [])],
    });
  } catch (error) {
    await removeProfile();
    throw new Error(`The browser ${executablePath} does not start.`, { cause: error });
  }
  const close = context.close.bind(context);
  context.close = async (closeOptions) => {
    await close(closeOptions);
    await removeProfile();
  };
  return context;
}
