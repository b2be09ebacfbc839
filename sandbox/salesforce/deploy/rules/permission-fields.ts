import { elementsAt, isTrue, textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

/** Permission sets grant fields that are there, that can be hidden, and in a way that is possible. */
export const permissionFields: DeployRule = {
  name: 'permission-fields',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'permissionset'))
      for (const grant of elementsAt(file.root, 'fieldPermissions')) {
        const name = textOf(grant, 'field');
        const [object = '', fieldName = '', ...more] = name.split('.');
        const field = more.length > 0 ? undefined : deployment.metadata.object(object)?.fields.get(fieldName);
        const isEditable = isTrue(grant, 'editable');
        if (field === undefined)
          say(file, `In field: field - no CustomField named ${name} found`, 'add the field or correct the name');
        else if (field.required) say(file, `You cannot deploy to a required field: ${name}`, 'remove it');
        else if (!field.permissionable) say(file, `grants ${name}, which has no permissions of its own`, 'remove it');
        else if (field.compoundFieldName !== undefined)
          say(file, `grants ${name}, a part of a field`, `grant ${object}.${field.compoundFieldName}`);
        else if (isEditable && (field.calculated || field.autoNumber))
          say(file, `lets ${name} be edited, which Salesforce computes`, 'set editable to false');
        if (isEditable && !isTrue(grant, 'readable'))
          say(file, `lets ${name} be edited but not read`, 'set readable to true');
      }
  },
};
