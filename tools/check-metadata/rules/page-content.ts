import type { Problem } from '../problem.ts';
import { filesOf, type Project } from '../project/project.ts';
import { supportsTarget } from '../project/targets.ts';
import { descendantsOf, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

/** Each record page holds the components and actions that were made for its object: what no page shows nobody finds. */
export const pageContent: Rule = {
  name: 'page-content',
  check: (project) => filesOf(project, 'flexipage').flatMap((file) => missingOn(file, project)),
};

function missingOn({ path, root }: ReturnType<typeof filesOf>[number], project: Project): Problem[] {
  const object = textOf(root, 'sobjectType');
  const shown = [...descendantsOf(root, 'componentName'), ...descendantsOf(root, 'value')].map(({ text }) => text);
  const components = project.components
    .filter((component) => supportsTarget(component, 'lightning__RecordPage', object))
    .map(({ name }) => name);
  const actions = filesOf(project, 'quickAction')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${object}.`));
  return [...components, ...actions]
    .filter((name) => !shown.includes(name))
    .map((name) => ({
      file: path,
      problem: `lacks ${name}, which was made for ${object}`,
      remedy: 'put it on the page',
    }));
}
