import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../project/metadata-file.ts';
import { fileNamed, filesOf, type Project } from '../project/project.ts';
import { childrenOf, isTrue, textOf, textsOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

/** Apps show tabs and pages that are there, and tabs show objects that are there. */
export const app: Rule = {
  name: 'app',
  check: (project) => [
    ...filesOf(project, 'app').flatMap((file) => checkApp(file, project)),
    ...filesOf(project, 'tab').flatMap((file) => checkTab(file, project)),
  ],
};

function checkApp({ path, root }: MetadataFile, project: Project): Problem[] {
  const problems: Problem[] = [];
  const say = (problem: string, remedy: string) => problems.push({ file: path, problem, remedy });
  if (textOf(root, 'label') === '') say('lacks a label', 'add <label>');
  for (const tab of textsOf(root, 'tabs')) {
    const [, standard] = /^standard-(\w+)$/u.exec(tab) ?? [];
    const isThere =
      standard === undefined ? fileNamed(project, 'tab', tab) !== undefined : project.schema.has(standard);
    if (!isThere) say(`shows the tab ${tab}, which is not there`, 'add it or correct the name');
  }
  for (const override of childrenOf(root, 'actionOverrides')) {
    const [page, object] = [textOf(override, 'content'), textOf(override, 'pageOrSobjectType')];
    const file = fileNamed(project, 'flexipage', page);
    if (file === undefined) say(`shows the page ${page}, which is not there`, 'add it or correct the name');
    else if (textOf(file.root, 'sobjectType') !== object)
      say(`shows ${page} for ${object}`, `make the page's sobjectType ${object}`);
  }
  return problems;
}

function checkTab({ path, name, root }: MetadataFile, { schema }: Project): Problem[] {
  if (!isTrue(root, 'customObject') || schema.has(name)) return [];
  return [{ file: path, problem: `shows ${name}, which is not there`, remedy: 'name it as its object' }];
}
