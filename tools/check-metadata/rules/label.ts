import type { Problem } from '../problem.ts';
import { modulesOf, parseSource } from '../code/parse-source.ts';
import { filesOf, type Project } from '../project/project.ts';
import { childrenOf, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

const LABEL = '@salesforce/label/c.';
// Source: Salesforce Help, "Custom Labels".
const MAX_LENGTH = 1000;

/** Every label that a component shows is there, and every label that is there is shown. */
export const label: Rule = { name: 'label', check };

function check(project: Project): Problem[] {
  const problems: Problem[] = [];
  const shown = project.components.flatMap(({ sources }) =>
    sources.flatMap(([file, text]) =>
      modulesOf(parseSource(file, text))
        .filter((module) => module.startsWith(LABEL))
        .map((module) => ({ file, name: module.slice(LABEL.length) })),
    ),
  );
  const labels = filesOf(project, 'labels').flatMap(({ path, root }) =>
    childrenOf(root, 'labels').map((element) => ({
      path,
      name: textOf(element, 'fullName'),
      value: textOf(element, 'value'),
    })),
  );
  for (const { file, name } of shown)
    if (!labels.some((one) => one.name === name))
      problems.push({ file, problem: `shows the label ${name}, which is not there`, remedy: 'add it to CustomLabels' });
  labels.forEach(({ path, name, value }, index) => {
    const say = (problem: string, remedy: string) => problems.push({ file: path, problem, remedy });
    if (!shown.some((one) => one.name === name)) say(`has ${name}, which nothing shows`, 'remove it');
    if (labels.findIndex((one) => one.name === name) !== index) say(`has ${name} twice`, 'keep one');
    if (value === '' || value.length > MAX_LENGTH)
      say(`has a ${name} of ${value.length} characters`, `use 1 to ${MAX_LENGTH}`);
  });
  return problems;
}
