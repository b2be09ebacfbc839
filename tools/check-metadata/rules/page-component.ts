import type { Problem } from '../problem.ts';
import { filesOf } from '../project/project.ts';
import { childrenOf, descendantsOf, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

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
export const pageComponent: Rule = {
  name: 'page-component',
  check: (project) =>
    filesOf(project, 'flexipage').flatMap(({ path, root }) => {
      const problems: Problem[] = [];
      const say = (problem: string, remedy: string) => problems.push({ file: path, problem, remedy });
      for (const instance of descendantsOf(root, 'componentInstance')) {
        const component = textOf(instance, 'componentName');
        for (const property of childrenOf(instance, 'componentInstanceProperties')) {
          const name = textOf(property, 'name');
          const pattern = PROPERTIES[component]?.[name];
          if (pattern === undefined) say(`tells ${component} ${name}`, 'correct the name of the property or remove it');
          else
            for (const { text } of descendantsOf(property, 'value'))
              if (!pattern.test(text)) say(`tells ${component} ${name} "${text}"`, `use ${pattern.source}`);
        }
      }
      for (const property of descendantsOf(root, 'fieldInstanceProperties'))
        if (
          textOf(property, 'name') !== 'uiBehavior' ||
          !/^(?:none|readonly|required)$/u.test(textOf(property, 'value'))
        )
          say(`tells a field ${textOf(property, 'name')} "${textOf(property, 'value')}"`, 'use uiBehavior readonly');
      return problems;
    }),
};
