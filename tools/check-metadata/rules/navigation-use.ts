import { filesOf } from '../../../sandbox/salesforce/deploy/deployment.ts';
import type { OwnRule } from '../project/project.ts';

/** Every tab and page is reached by an app, and a page by the tab of its object. */
export const navigationUse: OwnRule = {
  name: 'navigation-use',
  check: (project, say) => {
    const apps = [...project.metadata.applications.values()];
    const shown = apps.flatMap(({ tabs, actionOverrides }) => [
      ...tabs,
      ...actionOverrides.map(({ content }) => content),
    ]);
    for (const file of [...filesOf(project, 'tab'), ...filesOf(project, 'flexipage')])
      if (!shown.includes(file.name)) say(file, 'is shown by no app', 'add it to an app or remove it');
    for (const file of filesOf(project, 'app')) {
      const app = project.metadata.applications.get(file.name);
      if (app?.uiType !== 'Lightning') say(file, 'is no Lightning app', 'set uiType to Lightning');
      for (const { object } of app?.actionOverrides ?? [])
        if (object !== undefined && app?.tabs.includes(`standard-${object}`) === false)
          say(file, `has a page for ${object} but no tab`, `add standard-${object}`);
    }
  },
};
