import { textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

/** A static resource says of what type its content is. */
export const staticResource: DeployRule = {
  name: 'static-resource',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'resource'))
      if (!/^[a-z]+\/[\w.+-]+$/u.test(textOf(file.root, 'contentType')))
        say(file, `has the contentType "${textOf(file.root, 'contentType')}"`, 'write a MIME type');
  },
};
