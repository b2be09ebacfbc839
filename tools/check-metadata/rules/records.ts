import { filesOf } from '../../../sandbox/salesforce/deploy/deployment.ts';
import { elementsAt, isTrue, textOf, textsOf } from '../../../sandbox/salesforce/metadata/xml/element.ts';
import type { OwnRule } from '../project/project.ts';
import { isDefinedHere } from '../project/schema.ts';
import { isHash } from './proof-hash.ts';

/** Records are found in a list, shown in full, and hold no value that nobody offered; an event follows its record. */
export const records: OwnRule = {
  name: 'records',
  check: (project, say) => {
    for (const file of filesOf(project, 'object')) {
      const { name, path, root } = file;
      if (name.endsWith('__e')) {
        // At once, it can arrive before its record exists, or survive a rollback.
        if (textOf(root, 'publishBehavior') !== 'PublishAfterCommit')
          say(file, 'is published before the commit', 'set publishBehavior to PublishAfterCommit');
        continue;
      }
      // Components and people find rows by the list of all.
      if (!project.tree.has(`${path.slice(0, path.lastIndexOf('/'))}/listViews/All.listView-meta.xml`))
        say(file, 'has no list view All', 'add it in listViews/');
      const layouts = filesOf(project, 'layout').filter((layout) => layout.name.startsWith(`${name}-`));
      if (layouts.length === 0) say(file, 'has no page layout', 'add one in layouts/');
      for (const layout of layouts) {
        const shown = elementsAt(layout.root, '**/layoutItems').flatMap((item) => textsOf(item, 'field'));
        for (const field of project.metadata.object(name)?.fields.values() ?? [])
          if (isDefinedHere(field) && !isHash(name, field.name) && !shown.includes(field.name))
            say(layout, `does not show ${field.name}`, 'add it');
      }
    }
    for (const file of filesOf(project, 'field'))
      if (
        textOf(file.root, 'type') === 'Picklist' &&
        !elementsAt(file.root, 'valueSet').some((set) => isTrue(set, 'restricted'))
      )
        say(file, 'takes any value', 'set restricted to true');
    for (const file of filesOf(project, 'notiftype'))
      if (!isTrue(file.root, 'desktop')) say(file, 'is not shown in the browser', 'set desktop to true');
    for (const file of filesOf(project, 'notiftype'))
      if (textOf(file.root, 'customNotifTypeName') !== file.name)
        say(file, 'is not named as its file', `set customNotifTypeName to ${file.name}`);
  },
};
