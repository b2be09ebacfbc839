import type { Finding } from './problem.ts';
import { readProject } from './project/project.ts';
import type { Tree } from './read-tree.ts';
import { RULES } from './rules/index.ts';

/** Everything that is wrong with the metadata of a tree, or with the code that relies on it. */
export function checkTree(tree: Tree): Finding[] {
  const project = readProject(tree);
  return RULES.flatMap(({ name, check }) => check(project).map((problem) => ({ rule: name, ...problem })));
}
