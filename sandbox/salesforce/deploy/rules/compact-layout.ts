import { objectNameOf } from '../../metadata/metadata-file.ts';
import { textsOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';
import { isLongText } from '../is-long-text.ts';

// Source: Salesforce Help, "Compact Layouts": ten fields, no long texts.
const MAX_FIELDS = 10;

/** Compact layouts show a few short fields that are there. */
export const compactLayout: DeployRule = {
  name: 'compact-layout',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'compactLayout')) {
      const object = deployment.metadata.object(objectNameOf(file));
      const fields = textsOf(file.root, 'fields');
      if (fields.length === 0) say(file, 'has no fields', 'add <fields>');
      if (fields.length > MAX_FIELDS) say(file, `has ${fields.length} fields`, `keep ${MAX_FIELDS}`);
      for (const name of fields) {
        const field = object?.fields.get(name);
        if (field === undefined) say(file, `shows ${name}, which is no field`, 'add it or correct the name');
        else if (isLongText(field)) say(file, `shows the long text ${name}`, 'remove it');
      }
    }
  },
};
