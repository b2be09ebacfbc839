import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFolder, type Tree } from '../../sandbox/salesforce/metadata/source-tree.ts';

const FOLDERS = ['force-app', 'org-setup', 'middleware'];
const FILES = ['sfdx-project.json'];

/** Reads what the check is about: both package directories, and the middleware that meets their objects. */
export function readTree(root: string): Tree {
  return new Map([
    ...FILES.map((file): [string, string] => [file, readFileSync(join(root, file), 'utf8')]),
    ...FOLDERS.flatMap((folder) => [...readFolder(join(root, folder))]),
  ]);
}
