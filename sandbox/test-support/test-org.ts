import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMovableClock, type MovableClock } from '../core/clock.ts';
import { deployOrg, type DeployOrgOptions } from '../salesforce/deploy-org.ts';
import { SalesforceError } from '../salesforce/salesforce-error.ts';
import type { Org } from '../salesforce/types.ts';
import { readProject } from '../salesforce/metadata/read-project.ts';

/** The project around this workspace: the tests deploy what it ships. Nothing else here knows where it is. */
const PROJECT = path.resolve(import.meta.dirname, '../..');

export interface TestOrgOptions extends Omit<Partial<DeployOrgOptions>, 'project'> {
  /** Folder of the project, if it is another. */
  readonly project?: string;
}

/** The project deployed to a fresh org whose clock stands until it is moved. */
export function createTestOrg({ project = PROJECT, ...options }: TestOrgOptions = {}): Org & {
  readonly clock: MovableClock;
} {
  const start = Date.UTC(2026, 10, 23, 10);
  const clock = createMovableClock({ now: () => start });
  return deployOrg({
    clock,
    project: readProject(project),
    ...options,
  });
}

export interface PackageCopy {
  readonly project: string;
  /** Changes a file of the copy; fails if that changes nothing. */
  edit(file: string, change: (content: string) => string): void;
  add(file: string, content: string): void;
  remove(file: string): void;
  dispose(): void;
}

/** A copy of the project's metadata to break. */
export function copyPackage(): PackageCopy {
  const directory = mkdtempSync(path.join(tmpdir(), 'start-video-package-'));
  const folders = readProject(PROJECT).folders.map((folder) => path.relative(PROJECT, folder));
  for (const name of [...folders, 'sfdx-project.json', 'sandbox-project.json']) {
    cpSync(path.join(PROJECT, name), path.join(directory, name), { recursive: true });
  }
  const at = (file: string): string => path.join(directory, file);
  return {
    project: directory,
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
