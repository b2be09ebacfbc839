import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Replacement } from './read-project.ts';

/** The text of each file by its path, with `/` between folders. */
export type Tree = ReadonlyMap<string, string>;

const TEXT = /\.(?:xml|ts|html|json)$/u;

/** The texts below a folder, by their path from the folder around it. */
export function readFolder(folder: string): Tree {
  const root = path.dirname(folder);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
  return new Map(
    files.map((file) => [path.relative(root, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]),
  );
}

/**
 * The texts with the replacements of `sfdx-project.json` carried out, as the command line would before a deploy.
 *
 * @param values what the replaced environment variables hold; one that is missing leaves the placeholder
 */
export function fillPlaceholders(
  tree: Tree,
  replacements: readonly Replacement[],
  values: Readonly<Record<string, string>>,
): Tree {
  return new Map(
    [...tree].map(([file, text]) => [
      file,
      replacements
        .filter(({ glob }) => path.matchesGlob(file, glob))
        .filter(({ replaceWhenEnv }) => replaceWhenEnv.every(({ env, value }) => values[env] === value))
        .reduce(
          (filled, { stringToReplace, replaceWithEnv }) =>
            filled.replaceAll(stringToReplace, values[replaceWithEnv] ?? stringToReplace),
          text,
        ),
    ]),
  );
}
