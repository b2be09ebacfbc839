import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../project/metadata-file.ts';
import { fileNamed, type Project } from '../project/project.ts';
import { childObjectOf } from '../schema/schema.ts';
import { childrenOf, descendantsOf, textOf, type Element } from '../xml/element.ts';

/** Properties whose value is the name of a facet of the same page. */
const FACET_PROPERTIES = ['body', 'columns', 'tabs'];
const STANDARD_ACTIONS = ['Edit', 'Clone', 'Delete'];
const STANDARD_ALIASES = ['NAME', 'CREATED_DATE'];

/** What the components of a page are told: facets, actions and related lists that are there. */
export function checkProperties({ path, root }: MetadataFile, project: Project): Problem[] {
  const problems: Problem[] = [];
  const say = (problem: string, remedy: string) => problems.push({ file: path, problem, remedy });
  const object = textOf(root, 'sobjectType');
  const facets = childrenOf(root, 'flexiPageRegions')
    .filter((region) => textOf(region, 'type') === 'Facet')
    .map((region) => textOf(region, 'name'));
  const used = new Set<string>();
  for (const instance of descendantsOf(root, 'componentInstance')) {
    for (const facet of FACET_PROPERTIES.flatMap((name) => valuesOf(instance, name))) {
      used.add(facet);
      if (!facets.includes(facet)) say(`uses the facet ${facet}, which is not there`, 'add it or correct the name');
    }
    for (const action of valuesOf(instance, 'actionNames'))
      if (!STANDARD_ACTIONS.includes(action) && fileNamed(project, 'quickAction', action) === undefined)
        say(`offers the action ${action}, which is not there`, 'add it or correct the name');
    checkRelatedList(instance, object, project, say);
  }
  for (const facet of facets.filter((name) => !used.has(name)))
    say(`never shows the facet ${facet}`, 'use or remove it');
  return problems;
}

function checkRelatedList(
  instance: Element,
  object: string,
  { schema }: Project,
  say: (problem: string, remedy: string) => void,
): void {
  const [list] = valuesOf(instance, 'relatedListApiName');
  if (list === undefined) return;
  const child = childObjectOf(schema, object, list);
  if (child === undefined) {
    say(`shows the related list ${list}, which is not there`, 'correct its name');
    return;
  }
  const [parent] = valuesOf(instance, 'parentFieldApiName');
  if (parent !== `${object}.Id`) say(`shows ${list} of ${String(parent)}`, `set parentFieldApiName to ${object}.Id`);
  for (const alias of valuesOf(instance, 'relatedListFieldAliases'))
    if (!STANDARD_ALIASES.includes(alias) && !child.fields.has(alias))
      say(`shows ${alias}, which ${child.name} does not have`, 'add the field or correct the name');
}

/** Values of a property, whether it has one or a list. */
function valuesOf(instance: Element, name: string): string[] {
  return childrenOf(instance, 'componentInstanceProperties')
    .filter((property) => textOf(property, 'name') === name)
    .flatMap((property) => descendantsOf(property, 'value').map((value) => value.text));
}
