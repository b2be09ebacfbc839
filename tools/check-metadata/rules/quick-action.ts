import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../project/metadata-file.ts';
import { filesOf, type Project } from '../project/project.ts';
import { actionTypesOf, supportsTarget } from '../project/targets.ts';
import { textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

/** Quick actions belong to an object and open a component made for that. */
export const quickAction: Rule = {
  name: 'quick-action',
  check: (project) => filesOf(project, 'quickAction').flatMap((file) => check(file, project)),
};

function check({ path, name, root }: MetadataFile, { schema, components }: Project): Problem[] {
  const problems: Problem[] = [];
  const say = (problem: string, remedy: string) => problems.push({ file: path, problem, remedy });
  const object = name.slice(0, name.indexOf('.'));
  if (!schema.has(object)) say(`belongs to ${object}, which is not there`, 'name the file Object.Action');
  if (textOf(root, 'label') === '') say('lacks a label', 'add <label>');
  if (textOf(root, 'type') !== 'LightningWebComponent') return problems;
  const wanted = textOf(root, 'lightningWebComponent');
  const component = components.find((one) => one.name === wanted);
  if (component === undefined) say(`opens the component "${wanted}", which is not there`, 'add it or correct the name');
  else if (!supportsTarget(component, 'lightning__RecordAction', object))
    say(`opens ${wanted}, which is not made for it`, 'add the target lightning__RecordAction to its js-meta.xml');
  else if (!actionTypesOf(component).includes(textOf(root, 'actionSubtype')))
    say(`and ${wanted} differ in the kind of action`, 'make actionSubtype and actionType the same');
  return problems;
}
