import { fileNamed } from '../../../sandbox/salesforce/deploy/deployment.ts';
import { modulesOf, parseSource } from '../code/parse-source.ts';
import type { OwnRule } from '../project/project.ts';

const LABEL = '@salesforce/label/c.';

/** Every label that a component shows is there, and every label that is there is shown. */
export const label: OwnRule = {
  name: 'label',
  check: (project, say) => {
    const { components, metadata } = project;
    const shown = new Set<string>();
    for (const [file, text] of components.flatMap(({ sources }) => sources))
      for (const module of modulesOf(parseSource(file, text)).filter((one) => one.startsWith(LABEL))) {
        const name = module.slice(LABEL.length);
        shown.add(name);
        if (!metadata.labels.has(name))
          say(file, `shows the label ${name}, which is not there`, 'add it to CustomLabels');
      }
    for (const name of metadata.labels.keys())
      if (!shown.has(name))
        say(fileNamed(project, 'labels', 'CustomLabels') ?? 'labels', `has ${name}, which nothing shows`, 'remove it');
  },
};
