import { childrenOf, elementsAt, textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

/** Source: Lightning Web Components Developer Guide, "Configuration File Tags". */
const TARGETS = [
  'lightning__AppPage',
  'lightning__FlowAction',
  'lightning__FlowScreen',
  'lightning__GlobalAction',
  'lightning__HomePage',
  'lightning__Inbox',
  'lightning__RecordAction',
  'lightning__RecordPage',
  'lightning__Tab',
  'lightning__UrlAddressable',
  'lightning__UtilityBar',
];
const CONFIG = ['actionType', 'event', 'hasStep', 'objects', 'property', 'propertyType', 'supportedFormFactors'];
const ACTION_TYPES = ['Action', 'ScreenAction'];
const NEWEST = 66;
/** The first version whose compiler this package can rely on. */
const OLDEST = 45;

/** A bundle says what it is for in words that Salesforce knows, and has a class where it has a template. */
export const componentBundle: DeployRule = {
  name: 'component-bundle',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'js')) {
      const { root, name, path } = file;
      const folder = path.slice(0, path.lastIndexOf('/'));
      const version = textOf(root, 'apiVersion');
      if (!/^\d+\.0$/u.test(version) || Number(version) > NEWEST || Number(version) < OLDEST)
        say(file, `has the API version ${version}`, `use ${NEWEST}.0`);
      if (textOf(root, 'isExposed') === '') say(file, 'does not say whether it is exposed', 'add <isExposed>');
      const targets = elementsAt(root, 'targets/target').map(({ text }) => text);
      for (const target of targets)
        if (!TARGETS.includes(target)) say(file, `has the unknown target ${target}`, 'correct it');
      if (targets.length > 0 && textOf(root, 'isExposed') === 'false')
        say(file, 'has targets but is not exposed', 'set isExposed to true');
      for (const config of elementsAt(root, 'targetConfigs/targetConfig')) {
        const named = (config.attributes['targets'] ?? '').split(',').map((target) => target.trim());
        for (const target of named)
          if (!targets.includes(target))
            say(file, `configures ${target}, which is none of its targets`, 'add it there');
        for (const child of config.children)
          if (!CONFIG.includes(child.name)) say(file, `has the unknown ${child.name} in a targetConfig`, 'remove it');
        for (const { text } of childrenOf(config, 'actionType'))
          if (!ACTION_TYPES.includes(text)) say(file, `has the actionType ${text}`, `use ${ACTION_TYPES.join(' or ')}`);
        for (const property of childrenOf(config, 'property'))
          for (const attribute of ['name', 'type'])
            if (property.attributes[attribute] === undefined)
              say(file, `has a property without ${attribute}`, 'add it');
        for (const factor of elementsAt(config, 'supportedFormFactors/supportedFormFactor'))
          if (!['Large', 'Small'].includes(factor.attributes['type'] ?? ''))
            say(file, 'supports an unknown form factor', 'use Large or Small');
      }
      const has = (ending: string): boolean => deployment.tree.has(`${folder}/${name}.${ending}`);
      if (has('html') && !has('ts')) say(file, 'has a template without a class', `add ${name}.ts`);
    }
  },
};
