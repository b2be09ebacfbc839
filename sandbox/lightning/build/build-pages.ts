import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { OrgMetadata } from '../../salesforce/types.ts';
import { STANDARD_ICONS, iconNameOfTab } from '../pages/icon-names.ts';
import { bundlePages } from './bundle-pages.ts';
import { readSources } from './source-files.ts';

const PROJECT = join(import.meta.dirname, '../../..');
export const BROWSER = join(PROJECT, 'sandbox/lightning/browser');

export interface BuildOptions {
  readonly metadata: OrgMetadata;
  /** Default `.cache/lightning` in the project. */
  readonly cacheDirectory?: string;
  /** Told what takes time, in words. */
  readonly onProgress?: (message: string) => void;
}

/** The scripts of the pages, by file name. */
export type BuiltPages = ReadonlyMap<string, string>;

/**
 * Compiles the components of the org, the base components and the page around them into scripts for the browser.
 * The result is kept on disk under a hash of everything that went into it: a start without changes takes milliseconds.
 *
 * @throws Error naming file and reason where a component does not compile or names something the org does not have
 */
export async function buildPages(options: BuildOptions): Promise<BuiltPages> {
  const { metadata, cacheDirectory = join(PROJECT, '.cache/lightning'), onProgress } = options;
  const directory = join(cacheDirectory, 'pages', hashOf(metadata));
  if (!existsSync(directory)) {
    onProgress?.('compiling the Lightning components for the browser (10 s or more the first time)');
    const scripts = await bundlePages(metadata, BROWSER, join(cacheDirectory, 'modules'));
    keep(directory, scripts);
  }
  return new Map(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')]));
}

/** Everything the result depends on; a hash of less would serve a stale page. */
function hashOf({ labels, staticResources, customPermissions, lwcBundles, objects, tabs }: OrgMetadata): string {
  const hash = createHash('sha256');
  const add = (...texts: readonly string[]): void => void hash.update(`${texts.join('\0')}\0`);
  // The versions of everything that compiles or is compiled.
  add(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8'));
  for (const { name, value } of labels.values()) add(name, value);
  add(...staticResources.keys(), ...customPermissions);
  for (const tab of tabs.values()) add(iconNameOfTab(tab));
  add(...Object.values(STANDARD_ICONS));
  for (const { apiName, fields } of objects.values()) add(apiName, ...fields.keys());
  for (const { name, isExposed } of lwcBundles.values()) add(name, String(isExposed));
  for (const directory of [
    ...[...lwcBundles.values()].map((bundle) => bundle.directory),
    BROWSER,
    import.meta.dirname,
  ]) {
    // Relative: a copy of the package elsewhere gives the same page.
    for (const { path, text } of readSources(directory)) add(relative(directory, path), text);
  }
  return hash.digest('hex').slice(0, 32);
}

/** Renamed into place, so that another start at the same time finds all of it or nothing. */
function keep(directory: string, scripts: BuiltPages): void {
  const draft = `${directory}.${String(process.pid)}`;
  mkdirSync(draft, { recursive: true });
  for (const [name, code] of scripts) writeFileSync(join(draft, name), code);
  try {
    renameSync(draft, directory);
  } catch (error) {
    rmSync(draft, { recursive: true });
    // Another start was faster: its result is the same.
    if (!existsSync(directory)) throw error;
  }
  removeOldest(dirname(directory));
}

const KEPT = 8;

function removeOldest(parent: string): void {
  const results = readdirSync(parent).filter((name) => !name.includes('.'));
  const byAge = results
    .map((name) => ({ path: join(parent, name), madeAt: statSync(join(parent, name)).mtimeMs }))
    .sort((one, other) => other.madeAt - one.madeAt);
  for (const { path } of byAge.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}
