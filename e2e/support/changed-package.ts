import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PACKAGES = ['force-app', 'org-setup'];

/**
 * Starts something from a copy of the package in which one file is another.
 *
 * @param file path below the project
 * @param change gives its new content; the file is left out if that is empty
 * @param start deploys the copy, which is gone afterwards
 */
export async function startFromChangedPackage<T>(
  file: string,
  change: (content: string) => string,
  start: (metadataDirs: readonly string[]) => Promise<T>,
): Promise<T> {
  const root = mkdtempSync(path.join(tmpdir(), 'start-video-package-'));
  try {
    for (const name of [...PACKAGES, 'sfdx-project.json'])
      cpSync(path.join(ROOT, name), path.join(root, name), { recursive: true });
    const target = path.join(root, file);
    const content = change(readFileSync(target, 'utf8'));
    if (content === '') rmSync(target);
    else writeFileSync(target, content);
    return await start(PACKAGES.map((name) => path.join(root, name)));
  } finally {
    rmSync(root, { recursive: true });
  }
}
