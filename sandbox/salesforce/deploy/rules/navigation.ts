import { childrenOf, childOf, textOf, textsOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

/** Icons in use, number and name as one: a wrong pair is noticed by a deployment only. */
const MOTIFS = ['Custom19: Wrench', 'Custom38: Camera'];
const CONTENTS = ['auraComponent', 'customObject', 'flexiPage', 'lwcComponent', 'page', 'url'];

/** Apps show pages for the objects that these were made for, tabs show one thing each. */
export const navigation: DeployRule = {
  name: 'navigation',
  check: (deployment, say) => {
    const { metadata } = deployment;
    for (const file of filesOf(deployment, 'app')) {
      const { root } = file;
      if (textOf(root, 'label') === '') say(file, 'lacks a label', 'add <label>');
      if (textsOf(root, 'tabs').length === 0) say(file, 'has no tabs', 'add <tabs>');
      const color = childOf(root, 'brand');
      const header = color === undefined ? '' : textOf(color, 'headerColor');
      if (header !== '' && !/^#[\dA-F]{6}$/iu.test(header)) say(file, `has the colour ${header}`, 'write #RRGGBB');
      for (const override of childrenOf(root, 'actionOverrides')) {
        const [name, object] = [textOf(override, 'content'), textOf(override, 'pageOrSobjectType')];
        const page = metadata.flexipages.get(name);
        if (textOf(override, 'type') === 'Flexipage' && name === '') say(file, 'overrides by no page', 'add <content>');
        if (page?.type === 'RecordPage' && textOf(override, 'actionName') !== 'View')
          say(file, `shows ${name} for an unknown action`, 'set actionName to View');
        if (page !== undefined && page.sobjectType !== object)
          say(file, `shows ${name} for ${object}`, `make the page's sobjectType ${object}`);
      }
    }
    for (const file of filesOf(deployment, 'tab')) {
      const { root, name } = file;
      const contents = CONTENTS.filter((content) => !['', 'false'].includes(textOf(root, content)));
      if (contents.length !== 1) say(file, 'A tab shows one thing: an object, a component or a page', 'name one');
      const isObject = contents.includes('customObject');
      if (isObject && metadata.object(name) === undefined)
        say(file, `shows the object ${name}, which is not there`, 'name it as its object');
      if (!isObject && name.endsWith('__c')) say(file, 'is no tab of its object', 'set customObject to true');
      if (!isObject && textOf(root, 'label') === '') say(file, 'lacks a label', 'add <label>');
      const bundle = metadata.lwcBundles.get(textOf(root, 'lwcComponent'));
      if (bundle !== undefined && !(bundle.isExposed && bundle.targets.includes('lightning__Tab')))
        say(file, `shows ${bundle.name}, which is not made for tabs`, 'add the target lightning__Tab, and expose it');
      const page = metadata.flexipages.get(textOf(root, 'flexiPage'));
      if (page !== undefined && page.type !== 'AppPage')
        say(file, `shows the ${page.type} ${page.name}`, 'show an AppPage');
      if (!MOTIFS.includes(textOf(root, 'motif')))
        say(file, `has the unknown icon "${textOf(root, 'motif')}"`, `use one of ${MOTIFS.join(', ')}`);
    }
  },
};
