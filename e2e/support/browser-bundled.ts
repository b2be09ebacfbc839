import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
// npm empties it when the package changes.
const cache = join(import.meta.dirname, '../../node_modules/.cache');
const home = join(cache, 'start-video-chromium');
const UNPACK_TIMEOUT_MS = 90_000;

/**
 * Path of the Chromium that the npm package `@sparticuz/chromium` brings, unpacked on first use.
 * @throws Error if it cannot be unpacked
 */
export async function bundledBrowser(): Promise<string> {
  const path = join(home, 'chromium');
  if (existsSync(path)) return path;
  // The package unpacks in place, so a second test file would start a half-written browser. A folder is renamed at once.
  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(`${home}-`);
  try {
    const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
    await run(process.execPath, ['--input-type=module', '-e', script], {
      cwd: import.meta.dirname,
      env: { ...process.env, TMPDIR: fresh, NODE_OPTIONS: '' },
      timeout: UNPACK_TIMEOUT_MS,
    });
    await rename(fresh, home);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(path)) throw new Error('The Chromium of @sparticuz/chromium cannot be unpacked.', { cause: error });
  }
  return path;
}
