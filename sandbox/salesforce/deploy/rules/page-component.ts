import { childrenOf, descendantsOf, textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

const ANY = /^.+$/u;
const BOOLEAN = /^(?:true|false)$/u;
const NAME = /^\w+$/u;
const COUNT = /^\d+$/u;

/**
 * What the standard components in use can be told. Salesforce ignores a property that it does not know, or refuses the
 * page. Source: properties as the Lightning App Builder writes them.
 */
const PROPERTIES: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  'flexipage:column': { body: NAME },
  'flexipage:fieldSection': { columns: NAME, horizontalAlignment: BOOLEAN, label: ANY },
  'flexipage:tab': { active: BOOLEAN, body: NAME, title: /^Standard\.Tab\.(?:detail|relatedLists)$/u },
  'flexipage:tabset': { tabs: NAME },
  'force:highlightsPanel': {
    actionNames: ANY,
    collapsed: BOOLEAN,
    enableActionsConfiguration: /^true$/u,
    enableActionsInNative: BOOLEAN,
    hideChatterActions: BOOLEAN,
    numVisibleActions: COUNT,
  },
  'force:relatedListContainer': { relatedListComponentOverride: /^NONE$/u },
  'lst:dynamicRelatedList': {
    actionNames: ANY,
    adminFilters: ANY,
    maxRecordsToDisplay: COUNT,
    parentFieldApiName: ANY,
    relatedListApiName: ANY,
    relatedListDisplayType: /^ADVGRID$/u,
    relatedListFieldAliases: ANY,
    relatedListLabel: ANY,
    showActionBar: BOOLEAN,
    sortFieldAlias: /^\w+$/u,
    sortFieldOrder: /^(?:Default|Ascending|Descending)$/u,
  },
};

/** Standard components of a page are told only what they understand. */
export const pageComponent: DeployRule = {
  name: 'page-component',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'flexipage')) {
      for (const instance of descendantsOf(file.root, 'componentInstance')) {
        const component = textOf(instance, 'componentName');
        for (const property of childrenOf(instance, 'componentInstanceProperties')) {
          const name = textOf(property, 'name');
          const pattern = PROPERTIES[component]?.[name];
          if (pattern === undefined)
            say(file, `tells ${component} ${name}`, 'correct the name of the property or remove it');
          else
            for (const { text } of descendantsOf(property, 'value'))
              if (!pattern.test(text)) say(file, `tells ${component} ${name} "${text}"`, `use ${pattern.source}`);
        }
      }
      for (const property of descendantsOf(file.root, 'fieldInstanceProperties'))
        if (
          textOf(property, 'name') !== 'uiBehavior' ||
          !/^(?:none|readonly|required)$/u.test(textOf(property, 'value'))
        )
          say(
            file,
            `tells a field ${textOf(property, 'name')} "${textOf(property, 'value')}"`,
            'use uiBehavior readonly',
          );
    }
  },
};
