import { childrenOf, descendantsOf, textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';
import { isLogicOver } from '../is-logic-over.ts';
import { isMadeFor } from '../is-made-for.ts';

/** Standard components in use; a wrong name is noticed by a deployment only. */
const COMPONENTS = [
  'flexipage:column',
  'flexipage:fieldSection',
  'flexipage:tab',
  'flexipage:tabset',
  'force:detailPanel',
  'force:highlightsPanel',
  'force:relatedListContainer',
  'lst:dynamicRelatedList',
];
/** Each template with the kind of page that it is for, and its regions. */
const TEMPLATES: Readonly<Record<string, readonly [type: string, regions: readonly string[]]>> = {
  'flexipage:recordHomeTemplateDesktop': ['RecordPage', ['header', 'main', 'sidebar']],
};

/** Pages hold components and fields that are there and were made for them, in regions of their template. */
export const page: DeployRule = {
  name: 'page',
  check: (deployment, say) => {
    const { metadata } = deployment;
    for (const file of filesOf(deployment, 'flexipage')) {
      const { root } = file;
      const type = textOf(root, 'type');
      const objectName = textOf(root, 'sobjectType');
      const object = metadata.object(objectName);
      if ((type === 'RecordPage') !== (objectName !== ''))
        say(file, `is a ${type} of "${objectName}"`, 'give a RecordPage, and nothing else, its sobjectType');
      const [template = ''] = childrenOf(root, 'template').map((element) => textOf(element, 'name'));
      const [pageType, regions] = TEMPLATES[template] ?? [];
      if (regions === undefined) say(file, `has the unknown template ${template}`, 'correct it');
      else if (pageType !== type) say(file, `is a ${type} by the template of a ${String(pageType)}`, 'correct one');
      for (const region of childrenOf(root, 'flexiPageRegions')) {
        const name = textOf(region, 'name');
        if (textOf(region, 'type') === 'Region' && regions?.includes(name) === false)
          say(file, `has a region ${name}`, `use ${regions.join(', ')}`);
        for (const item of childrenOf(region, 'itemInstances'))
          if (item.children.length !== 1) say(file, `has an item in ${name} that is not one thing`, 'give it one');
      }
      for (const { text: name } of descendantsOf(root, 'componentName')) {
        if (COMPONENTS.includes(name)) continue;
        const bundle = metadata.lwcBundles.get(name.replace(/^c:/u, ''));
        const target = `lightning__${type}`;
        if (bundle === undefined)
          say(file, `We couldn't retrieve the design time component information for component ${name}`, 'correct it');
        else if (!isMadeFor(bundle, target, objectName))
          say(file, `holds ${name}, which is not made for it`, `add ${target} and ${objectName} to its js-meta.xml`);
      }
      const paths = [
        ...descendantsOf(root, 'fieldItem').map(({ text }) => text),
        ...descendantsOf(root, 'leftValue').map(({ text }) => text.replaceAll(/[{!}]/gu, '')),
      ];
      for (const path of paths) {
        const field = /^Record\.(?<field>\w+)$/u.exec(path)?.groups?.['field'];
        const isOther = /^(?:\$User\.|\$Permission\.|\$Client\.|Record\.\w+\.)/u.test(path);
        if (!isOther && (field === undefined || object?.fields.get(field) === undefined))
          say(file, `We couldn't retrieve or load the information on the field: ${path}`, 'add it or correct the name');
      }
      for (const rule of descendantsOf(root, 'visibilityRule')) {
        const logic = textOf(rule, 'booleanFilter');
        const count = childrenOf(rule, 'criteria').length;
        if (logic !== '' && !isLogicOver(logic, count))
          say(file, `combines ${count} conditions by "${logic}"`, 'name each by its number');
      }
      for (const instance of [...descendantsOf(root, 'componentInstance'), ...descendantsOf(root, 'fieldInstance')])
        if (textOf(instance, 'identifier') === '') say(file, 'has an instance without an identifier', 'give it one');
    }
  },
};
