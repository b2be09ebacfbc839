import { filesOf } from '../../../sandbox/salesforce/deploy/deployment.ts';
import { objectNameOf } from '../../../sandbox/salesforce/metadata/metadata-file.ts';
import { elementsAt, textOf } from '../../../sandbox/salesforce/metadata/xml/element.ts';
import type { OwnRule } from '../project/project.ts';

const DESCRIBED = [
  'dashboard',
  'externalCredential',
  'field',
  'flow',
  'group',
  'notiftype',
  'object',
  'report',
  'reportType',
];

/** What administrators and users meet explains itself to them. */
export const explanation: OwnRule = {
  name: 'explanation',
  check: (project, say) => {
    for (const file of DESCRIBED.flatMap((suffix) => filesOf(project, suffix)))
      if (textOf(file.root, 'description') === '') say(file, 'lacks a description', 'say what it is for');
    for (const file of filesOf(project, 'field'))
      if (textOf(file.root, 'inlineHelpText') === '' && !objectNameOf(file).endsWith('__e'))
        say(file, 'lacks inlineHelpText', 'say what to enter');
    for (const file of filesOf(project, 'flow'))
      for (const part of file.root.children)
        for (const { text } of elementsAt(part, 'name'))
          if (part.name !== 'processMetadataValues' && textOf(part, 'description') === '')
            say(file, `has ${part.name} ${text} without a description`, 'say why it is there');
  },
};
