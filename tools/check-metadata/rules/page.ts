import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../project/metadata-file.ts';
import { filesOf, type Project } from '../project/project.ts';
import { supportsTarget } from '../project/targets.ts';
import { childrenOf, descendantsOf, textOf } from '../xml/element.ts';
import { checkProperties } from './page-properties.ts';
import type { Rule } from './rule.ts';

/** Standard components in use; a wrong name is noticed by a deployment only. */
const STANDARD_COMPONENTS = [
  'flexipage:column',
  'flexipage:fieldSection',
  'flexipage:tab',
  'flexipage:tabset',
  'force:detailPanel',
  'force:highlightsPanel',
  'force:relatedListContainer',
  'lst:dynamicRelatedList',
];
const TEMPLATE_REGIONS: Readonly<Record<string, readonly string[]>> = {
  'flexipage:recordHomeTemplateDesktop': ['header', 'main', 'sidebar'],
};

/** Record pages hold components, fields, actions and related lists that are there, in regions of their template. */
export const page: Rule = {
  name: 'page',
  check: (project) => filesOf(project, 'flexipage').flatMap((file) => check(file, project)),
};

function check(file: MetadataFile, project: Project): Problem[] {
  const { path, root } = file;
  const object = textOf(root, 'sobjectType');
  if (!project.schema.has(object))
    return [{ file: path, problem: `shows ${object}, which is not there`, remedy: 'correct sobjectType' }];
  const problems = [...checkRegions(file), ...checkProperties(file, project)];
  const say = (problem: string, remedy: string) => problems.push({ file: path, problem, remedy });
  for (const name of descendantsOf(root, 'componentName').map((element) => element.text)) {
    if (STANDARD_COMPONENTS.includes(name)) continue;
    const component = project.components.find((one) => one.name === name.replace(/^c:/u, ''));
    if (component === undefined) say(`holds ${name}, which is not there`, 'add the component or correct the name');
    else if (!supportsTarget(component, 'lightning__RecordPage', object))
      say(`holds ${name}, which is not made for it`, `add lightning__RecordPage and ${object} to its js-meta.xml`);
  }
  for (const { text } of descendantsOf(root, 'fieldItem')) {
    const [, field = ''] = /^Record\.(\w+)$/u.exec(text) ?? [];
    if (project.schema.get(object)?.fields.has(field) !== true)
      say(`shows ${text}, which ${object} does not have`, 'add the field or correct the name');
  }
  const identifiers = descendantsOf(root, 'identifier').map((element) => element.text);
  if (new Set(identifiers).size < identifiers.length) say('repeats an identifier', 'give each instance its own');
  return problems;
}

function checkRegions({ path, root }: MetadataFile): Problem[] {
  const problems: Problem[] = [];
  const [template] = childrenOf(root, 'template').map((element) => textOf(element, 'name'));
  const regions = TEMPLATE_REGIONS[template ?? ''];
  if (regions === undefined)
    problems.push({ file: path, problem: `has the unknown template ${String(template)}`, remedy: 'correct it' });
  for (const region of childrenOf(root, 'flexiPageRegions')) {
    const name = textOf(region, 'name');
    if (textOf(region, 'type') === 'Region' && regions?.includes(name) === false)
      problems.push({ file: path, problem: `has a region ${name}`, remedy: `use ${regions.join(', ')}` });
  }
  return problems;
}
