import { matchesGlob } from 'node:path';
import { z } from 'zod';
import type { Problem } from '../problem.ts';
import { filesOf, type Project } from '../project/project.ts';
import { textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

const API_VERSION = '66.0';
const PROJECT_FILE = 'sfdx-project.json';
/** Names that stand for something else in every org; left as they are, they would be deployed. */
const PLACEHOLDER = /[\w.@:/-]*middleware\.example\.com/gu;

const projectSchema = z.object({
  packageDirectories: z.array(z.object({ path: z.string() })).min(1),
  sourceApiVersion: z.string(),
  replacements: z.array(z.object({ glob: z.string(), stringToReplace: z.string(), replaceWithEnv: z.string() })),
});

/** One API version everywhere, and every placeholder is filled at deployment. */
export const deployment: Rule = {
  name: 'deployment',
  check: (project) => [...checkVersions(project), ...checkProjectFile(project)],
};

function checkVersions(project: Project): Problem[] {
  return filesOf(project, 'js')
    .filter(({ root }) => textOf(root, 'apiVersion') !== API_VERSION)
    .map(({ path }) => ({
      file: path,
      problem: 'is of another API version',
      remedy: `set apiVersion to ${API_VERSION}`,
    }));
}

function checkProjectFile({ tree }: Project): Problem[] {
  const problems: Problem[] = [];
  const parsed = projectSchema.safeParse(parseJson(tree.get(PROJECT_FILE) ?? ''));
  if (!parsed.success)
    return [{ file: PROJECT_FILE, problem: z.prettifyError(parsed.error), remedy: 'correct the file' }];
  const { packageDirectories, sourceApiVersion, replacements } = parsed.data;
  const say = (file: string, problem: string, remedy: string) => problems.push({ file, problem, remedy });
  if (sourceApiVersion !== API_VERSION) say(PROJECT_FILE, 'is of another API version', `set ${API_VERSION}`);
  for (const { path } of packageDirectories)
    if (![...tree.keys()].some((file) => file.startsWith(`${path}/`)))
      say(PROJECT_FILE, `names the empty ${path}`, 'remove it');
  for (const { glob, stringToReplace } of replacements)
    if (![...tree].some(([path, text]) => matchesGlob(path, glob) && text.includes(stringToReplace)))
      say(PROJECT_FILE, `replaces ${stringToReplace}, which is nowhere in ${glob}`, 'correct text or glob');
  for (const [path, text] of tree) {
    if (!path.endsWith('-meta.xml')) continue;
    const open = replacements
      .filter(({ glob }) => matchesGlob(path, glob))
      .reduce((rest, { stringToReplace }) => rest.replaceAll(stringToReplace, ''), text);
    for (const [placeholder] of open.matchAll(PLACEHOLDER))
      say(path, `would be deployed with ${placeholder}`, `replace it in ${PROJECT_FILE}`);
  }
  return problems;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
