import { elementsAt, isTrue, textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

const MAX_VALUES = 1000;

/** A picklist has values, one default at most, and offers its default. */
export const picklist: DeployRule = {
  name: 'picklist',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'field')) {
      if (textOf(file.root, 'type') !== 'Picklist') continue;
      const values = elementsAt(file.root, 'valueSet/valueSetDefinition/value');
      if (values.length === 0) say(file, 'has no values', 'add <value> to its valueSetDefinition');
      if (values.length > MAX_VALUES) say(file, `has ${values.length} values`, `keep ${MAX_VALUES}`);
      const defaults = values.filter((value) => isTrue(value, 'default'));
      if (defaults.length > 1) say(file, 'has several defaults', 'keep one');
      for (const value of values) {
        const name = textOf(value, 'fullName');
        if (name === '' || textOf(value, 'label') === '') say(file, 'has a value without a name or label', 'add both');
        if (isTrue(value, 'default') && textOf(value, 'isActive') === 'false')
          say(file, `has the inactive default ${name}`, 'activate it or choose another');
      }
      for (const element of elementsAt(file.root, 'valueSet/controllingField'))
        say(file, `depends on ${element.text}, which the sandbox cannot do`, 'remove controllingField');
    }
  },
};
