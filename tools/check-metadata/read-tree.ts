import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The text of each file by its path from the root, with `/` between folders. */
export type Tree = ReadonlyMap<string, string>;

const FOLDERS = ['force-app', 'org-setup', 'middleware'];
const FILES = ['sfdx-project.json'];
const TEXT = /\.(?:xml|ts|html|json)$/u;

/** Reads what the check is about: both package directories, and the middleware that meets their objects. */
export function readTree(root: string): Tree {
  const paths = [
    ...FILES.map((file) => join(root, file)),
    ...FOLDERS.flatMap((folder) => listFiles(join(root, folder))),
  ];
  return new Map(
    paths
      .filter((path) => TEXT.test(path))
      .map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  );
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
