import { childrenOf, textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

const LANGUAGE = /^[a-z]{2}(?:_[A-Z]{2})?$/u;

/** Custom labels have a language and a text. */
export const labels: DeployRule = {
  name: 'labels',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'labels'))
      for (const label of childrenOf(file.root, 'labels')) {
        const name = textOf(label, 'fullName');
        if (name === '') say(file, 'has a label without a name', 'add <fullName>');
        if (!LANGUAGE.test(textOf(label, 'language')))
          say(file, `has ${name} in the language "${textOf(label, 'language')}"`, 'write a code such as en_US');
      }
  },
};
