import { childrenOf, descendantsOf, textOf, type Element } from '../../metadata/xml/element.ts';
import type { MetadataFile } from '../../metadata/metadata-file.ts';
import { filesOf, type Deployment, type DeployRule } from '../deployment.ts';
import type { Say } from '../rule.ts';

/** Properties whose value is the name of a facet of the same page. */
const FACET_PROPERTIES = ['body', 'columns', 'tabs'];
const STANDARD_ACTIONS = ['Edit', 'Clone', 'Delete'];
const STANDARD_ALIASES = ['NAME', 'CREATED_DATE'];

/** What the components of a page are told: facets, actions and related lists that are there. */
export const pageProperties: DeployRule = {
  name: 'page-properties',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'flexipage')) {
      const facets = facetsOf(file);
      const instances = descendantsOf(file.root, 'componentInstance');
      for (const instance of instances) {
        for (const facet of FACET_PROPERTIES.flatMap((name) => valuesOf(instance, name)))
          if (!facets.includes(facet))
            say(file, `uses the facet ${facet}, which is not there`, 'add it or correct the name');
        for (const action of valuesOf(instance, 'actionNames'))
          if (!STANDARD_ACTIONS.includes(action) && !deployment.metadata.quickActions.has(action))
            say(file, `The action ${action} does not exist`, 'add it or correct the name');
        checkRelatedList(file, instance, deployment, say);
      }
      const used = instances.flatMap((instance) => FACET_PROPERTIES.flatMap((name) => valuesOf(instance, name)));
      for (const facet of facets)
        if (!used.includes(facet)) say(file, `never shows the facet ${facet}`, 'use or remove it');
    }
  },
};

function facetsOf({ root }: MetadataFile): string[] {
  return childrenOf(root, 'flexiPageRegions')
    .filter((region) => textOf(region, 'type') === 'Facet')
    .map((region) => textOf(region, 'name'));
}

function checkRelatedList(file: MetadataFile, instance: Element, { metadata }: Deployment, say: Say): void {
  const [list] = valuesOf(instance, 'relatedListApiName');
  if (list === undefined) return;
  const object = metadata.object(textOf(file.root, 'sobjectType'));
  const child = object?.childRelationships.find(({ relationshipName }) => relationshipName === list);
  if (object === undefined || child === undefined) {
    say(file, `shows the related list ${list}, which is not there`, 'correct its name');
    return;
  }
  const [parent] = valuesOf(instance, 'parentFieldApiName');
  const wanted = `${object.apiName}.Id`;
  if (parent !== wanted) say(file, `shows ${list} of ${String(parent)}`, `set parentFieldApiName to ${wanted}`);
  const fields = metadata.object(child.childObject)?.fields;
  for (const name of ['relatedListFieldAliases', 'sortFieldAlias'])
    for (const alias of valuesOf(instance, name))
      if (alias !== '__DEFAULT__' && !STANDARD_ALIASES.includes(alias) && fields?.has(alias) !== true)
        say(file, `shows ${alias}, which ${child.childObject} does not have`, 'add the field or correct the name');
}

/** Values of a property, whether it has one or a list. */
function valuesOf(instance: Element, name: string): string[] {
  return childrenOf(instance, 'componentInstanceProperties')
    .filter((property) => textOf(property, 'name') === name)
    .flatMap((property) => descendantsOf(property, 'value').map((value) => value.text));
}
