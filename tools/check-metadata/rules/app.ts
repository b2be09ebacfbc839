import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../project/metadata-file.ts';
import { fileNamed, filesOf, type Project } from '../project/project.ts';
import { childrenOf, isTrue, textOf, textsOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

/** Icons in use, number and name as one: a wrong pair is noticed by a deployment only. */
const MOTIFS = ['Custom19: Wrench', 'Custom38: Camera'];

/** Apps show tabs and pages that are there, and tabs show objects that are there. */
export const app: Rule = {
  name: 'app',
  check: (project) => [
    ...filesOf(project, 'app').flatMap((file) => checkApp(file, project)),
    ...filesOf(project, 'tab').flatMap((file) => checkTab(file, project)),
    ...checkUse(project),
  ],
};

function checkApp({ path, root }: MetadataFile, project: Project): Problem[] {
  const problems: Problem[] = [];
  const say = (problem: string, remedy: string) => problems.push({ file: path, problem, remedy });
  if (textOf(root, 'label') === '') say('lacks a label', 'add <label>');
  if (textOf(root, 'uiType') !== 'Lightning') say('is no Lightning app', 'set uiType to Lightning');
  for (const tab of textsOf(root, 'tabs')) {
    const [, standard] = /^standard-(\w+)$/u.exec(tab) ?? [];
    const isThere =
      standard === undefined ? fileNamed(project, 'tab', tab) !== undefined : project.schema.has(standard);
    if (!isThere) say(`shows the tab ${tab}, which is not there`, 'add it or correct the name');
  }
  for (const override of childrenOf(root, 'actionOverrides')) {
    const [page, object] = [textOf(override, 'content'), textOf(override, 'pageOrSobjectType')];
    if (textOf(override, 'actionName') !== 'View') say(`shows ${page} for an unknown action`, 'set actionName to View');
    const file = fileNamed(project, 'flexipage', page);
    if (file === undefined) say(`shows the page ${page}, which is not there`, 'add it or correct the name');
    else if (!textsOf(root, 'tabs').includes(`standard-${object}`))
      say(`has a page for ${object} but no tab`, `add standard-${object}`);
    else if (textOf(file.root, 'sobjectType') !== object)
      say(`shows ${page} for ${object}`, `make the page's sobjectType ${object}`);
  }
  return problems;
}

function checkTab({ path, name, root }: MetadataFile, { schema }: Project): Problem[] {
  const problems: Problem[] = [];
  if (isTrue(root, 'customObject') && !schema.has(name))
    problems.push({ file: path, problem: `shows ${name}, which is not there`, remedy: 'name it as its object' });
  if (name.endsWith('__c') && !isTrue(root, 'customObject'))
    problems.push({ file: path, problem: 'is no tab of its object', remedy: 'set customObject to true' });
  if (!MOTIFS.includes(textOf(root, 'motif')))
    problems.push({
      file: path,
      problem: `has the unknown icon "${textOf(root, 'motif')}"`,
      remedy: `use one of ${MOTIFS.join(', ')}`,
    });
  return problems;
}

/** A page or tab that no app shows is reached by nobody. */
function checkUse(project: Project): Problem[] {
  const roots = filesOf(project, 'app').map((file) => file.root);
  const shown = [
    ...roots.flatMap((root) => textsOf(root, 'tabs')),
    ...roots.flatMap((root) => childrenOf(root, 'actionOverrides').map((override) => textOf(override, 'content'))),
  ];
  return [...filesOf(project, 'tab'), ...filesOf(project, 'flexipage')]
    .filter(({ name }) => !shown.includes(name))
    .map(({ path }) => ({ file: path, problem: 'is shown by no app', remedy: 'add it to an app or remove it' }));
}
