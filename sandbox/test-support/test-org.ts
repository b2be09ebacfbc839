import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMovableClock, type MovableClock } from '../core/clock.ts';
import { deployOrg, type DeployOrgOptions } from '../salesforce/deploy-org.ts';
import { SalesforceError } from '../salesforce/salesforce-error.ts';
import type { Org } from '../salesforce/types.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The package of this repository deployed to a fresh org whose clock stands until it is moved. */
export function createTestOrg(options: Partial<DeployOrgOptions> = {}): Org & { readonly clock: MovableClock } {
  const start = Date.UTC(2026, 10, 23, 10);
  const clock = createMovableClock({ now: () => start });
  return deployOrg({
    clock,
    metadataDirs: [path.join(ROOT, 'force-app'), path.join(ROOT, 'org-setup')],
    projectFile: path.join(ROOT, 'sfdx-project.json'),
    middlewareUrl: 'http://localhost:3001',
    ...options,
  });
}

export interface PackageCopy {
  readonly directories: readonly string[];
  readonly projectFile: string;
  /** Changes a file of the copy; fails if that changes nothing. */
  edit(file: string, change: (content: string) => string): void;
  add(file: string, content: string): void;
  remove(file: string): void;
  dispose(): void;
}

/** A copy of the package's metadata to break. */
export function copyPackage(): PackageCopy {
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-package-'));
  for (const name of ['force-app', 'org-setup', 'sfdx-project.json']) {
    cpSync(path.join(ROOT, name), path.join(directory, name), { recursive: true });
  }
  const at = (file: string): string => path.join(directory, file);
  return {
    directories: [at('force-app'), at('org-setup')],
    projectFile: at('sfdx-project.json'),
    edit: (file, change) => {
      const before = readFileSync(at(file), 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`Nothing was changed in ${file}`);
      writeFileSync(at(file), after);
    },
    add: (file, content) => writeFileSync(at(file), content),
    remove: (file) => rmSync(at(file)),
    dispose: () => rmSync(directory, { recursive: true }),
  };
}

/** The error code that a call is refused with; `none` if it is not. */
export function refusalOf(call: () => unknown): string {
  try {
    call();
    return 'none';
  } catch (error) {
    if (error instanceof SalesforceError) return error.errors[0]?.errorCode ?? 'empty';
    throw error;
  }
}
