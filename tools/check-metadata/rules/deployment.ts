import { matchesGlob } from 'node:path';
import { z } from 'zod';
import { filesOf } from '../../../sandbox/salesforce/deploy/deployment.ts';
import { textOf } from '../../../sandbox/salesforce/metadata/xml/element.ts';
import type { OwnRule } from '../project/project.ts';

const API_VERSION = '66.0';
const PROJECT_FILE = 'sfdx-project.json';
/** Names that stand for something else in every org; left as they are, they would be deployed. */
const PLACE = 'middleware.example.com';
const PLACEHOLDER = /[\w.@:/-]*middleware\.example\.com/gu;

const projectSchema = z.object({
  packageDirectories: z.array(z.object({ path: z.string() })).min(1),
  sourceApiVersion: z.string(),
  replacements: z.array(z.object({ glob: z.string(), stringToReplace: z.string(), replaceWithEnv: z.string() })),
});

/** One API version everywhere, and every placeholder is filled at deployment. */
export const deployment: OwnRule = {
  name: 'deployment',
  check: (project, say) => {
    for (const file of [...filesOf(project, 'js'), ...filesOf(project, 'flow')])
      if (textOf(file.root, 'apiVersion') !== API_VERSION)
        say(file, 'is of another API version', `set apiVersion to ${API_VERSION}`);
    const { tree } = project;
    const parsed = projectSchema.safeParse(parseJson(tree.get(PROJECT_FILE) ?? ''));
    if (!parsed.success) {
      say(PROJECT_FILE, z.prettifyError(parsed.error), 'correct the file');
      return;
    }
    const { packageDirectories, sourceApiVersion, replacements } = parsed.data;
    if (sourceApiVersion !== API_VERSION) say(PROJECT_FILE, 'is of another API version', `set ${API_VERSION}`);
    for (const { path } of packageDirectories)
      if (![...tree.keys()].some((file) => file.startsWith(`${path}/`)))
        say(PROJECT_FILE, `names the empty ${path}`, 'remove it');
    for (const { glob, stringToReplace } of replacements)
      if (![...tree].some(([path, text]) => matchesGlob(path, glob) && text.includes(stringToReplace)))
        say(PROJECT_FILE, `replaces ${stringToReplace}, which is nowhere in ${glob}`, 'correct text or glob');
    for (const [path, text] of tree) {
      if (!path.endsWith('-meta.xml') || !text.includes(PLACE)) continue;
      const open = replacements
        .filter(({ glob }) => matchesGlob(path, glob))
        .reduce((rest, { stringToReplace }) => rest.replaceAll(stringToReplace, ''), text);
      for (const [placeholder] of open.matchAll(PLACEHOLDER))
        say(path, `would be deployed with ${placeholder}`, `replace it in ${PROJECT_FILE}`);
    }
  },
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
