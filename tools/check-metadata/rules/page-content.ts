import { filesOf } from '../../../sandbox/salesforce/deploy/deployment.ts';
import { isMadeFor } from '../../../sandbox/salesforce/deploy/is-made-for.ts';
import { descendantsOf, textOf } from '../../../sandbox/salesforce/metadata/xml/element.ts';
import type { OwnRule } from '../project/project.ts';

/** Each record page holds the components and actions that were made for its object: what no page shows nobody finds. */
export const pageContent: OwnRule = {
  name: 'page-content',
  check: (project, say) => {
    const { lwcBundles, quickActions } = project.metadata;
    for (const file of filesOf(project, 'flexipage')) {
      const object = textOf(file.root, 'sobjectType');
      const elements = [...descendantsOf(file.root, 'componentName'), ...descendantsOf(file.root, 'value')];
      const shown = elements.map(({ text }) => text);
      const components = [...lwcBundles.values()].filter((one) => isMadeFor(one, 'lightning__RecordPage', object));
      const actions = [...quickActions.values()].filter((action) => action.object === object);
      for (const { name } of [...components, ...actions])
        if (!shown.includes(name)) say(file, `lacks ${name}, which was made for ${object}`, 'put it on the page');
    }
  },
};
