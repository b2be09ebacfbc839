import { fileURLToPath } from 'node:url';
import { checkTree } from '../check-tree.ts';
import { deployProject } from '../project/project.ts';
import type { Tree } from '../../../sandbox/salesforce/metadata/source-tree.ts';
import { readTree } from '../read-tree.ts';

/** This project as it is. */
export const INTACT: Tree = readTree(fileURLToPath(new URL('../../..', import.meta.url)));

export type Damage = (tree: Map<string, string>) => void;

/** What is damaged, the rule that must notice it, and the damage. */
export type DamageCase = readonly [what: string, rule: string, damage: Damage];

/** Names of the rules that complain about a copy of the project with that damage. */
export function complaints(damage: Damage): string[] {
  const tree = new Map(INTACT);
  damage(tree);
  return [...new Set(checkTree(tree).map(({ rule }) => rule))];
}

/** Names of the rules by which an org would refuse a copy of the project with that damage. */
export function refusals(damage: Damage): string[] {
  const tree = new Map(INTACT);
  damage(tree);
  return [...new Set(deployProject(tree).findings.map(({ rule }) => rule))];
}

/**
 * Puts another text in a file's place.
 *
 * @param path end of the file's path
 * @throws {Error} if the file does not contain the text: the test would break nothing
 */
export function replace(path: string, from: string | RegExp, to: string): Damage {
  return (tree) => {
    const file = pathEndingIn(tree, path);
    const text = tree.get(file) ?? '';
    const damaged = text.replace(from, to);
    if (damaged === text) throw new Error(`${file} does not contain ${String(from)}`);
    tree.set(file, damaged);
  };
}

export function add(path: string, text: string): Damage {
  return (tree) => {
    tree.set(path, text);
  };
}

export function remove(path: string): Damage {
  return (tree) => {
    tree.delete(pathEndingIn(tree, path));
  };
}

export function rename(from: string, to: string): Damage {
  return (tree) => {
    const file = pathEndingIn(tree, from);
    const text = tree.get(file) ?? '';
    tree.delete(file);
    tree.set(file.slice(0, -from.length) + to, text);
  };
}

/** Takes a file into another package directory, with its folders. */
export function move(path: string, directory: string): Damage {
  return (tree) => {
    const file = pathEndingIn(tree, path);
    const text = tree.get(file) ?? '';
    tree.delete(file);
    tree.set(file.replace(/^[^/]+/u, directory), text);
  };
}

function pathEndingIn(tree: Tree, end: string): string {
  const [file, ...more] = [...tree.keys()].filter((path) => path.endsWith(end));
  if (file === undefined || more.length > 0) throw new Error(`${more.length + 1} files end in ${end}`);
  return file;
}
