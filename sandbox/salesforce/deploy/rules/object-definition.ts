import { objectNameOf } from '../../metadata/metadata-file.ts';
import { childOf, isTrue, textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

const REQUIRED = ['label', 'pluralLabel', 'deploymentStatus', 'sharingModel', 'nameField'];
/** Source: Metadata API Developer Guide, "CustomObject": either all of the three or none. */
const SWITCHES = ['enableBulkApi', 'enableSharing', 'enableStreamingApi'];
// Source: Salesforce Help, "Field History Tracking": twenty fields per object.
const MAX_TRACKED_FIELDS = 20;
/** From the narrowest to the widest. */
const SHARING = ['Private', 'Read', 'ReadWrite', 'ReadWriteTransfer', 'FullAccess'];

/** A custom object says all that a deployment needs, although its type calls most of it optional. */
export const objectDefinition: DeployRule = {
  name: 'object-definition',
  check: (deployment, say) => {
    const tracked = filesOf(deployment, 'field').filter(({ root }) => isTrue(root, 'trackHistory'));
    for (const file of filesOf(deployment, 'object').filter(({ name }) => name.endsWith('__c'))) {
      const { root, name } = file;
      for (const element of REQUIRED)
        if (childOf(root, element) === undefined) say(file, `lacks ${element}`, `add <${element}>`);
      const nameField = childOf(root, 'nameField');
      const type = nameField === undefined ? 'Text' : textOf(nameField, 'type');
      if (type !== 'Text' && type !== 'AutoNumber') say(file, `has a name of type "${type}"`, 'use Text or AutoNumber');
      const format = nameField === undefined ? '' : textOf(nameField, 'displayFormat');
      if (type === 'AutoNumber' && !/^[^{}]*\{0{1,10}\}[^{}]*$/u.test(format))
        say(file, 'has an auto number without a format', 'add displayFormat, such as A-{0000}');
      if (nameField !== undefined && textOf(nameField, 'label') === '')
        say(file, 'has a name without a label', 'add it');
      if (new Set(SWITCHES.map((element) => textOf(root, element))).size > 1)
        say(file, 'has switches that must be equal', `set ${SWITCHES.join(', ')} alike`);
      const [inside, outside] = [textOf(root, 'sharingModel'), textOf(root, 'externalSharingModel')];
      if (outside !== '' && SHARING.indexOf(outside) > SHARING.indexOf(inside))
        say(file, `is shared more widely outside (${outside}) than inside (${inside})`, 'narrow externalSharingModel');
      if (inside === 'ControlledByParent') say(file, 'is controlled by a parent that it does not have', 'name another');
      const layout = textOf(root, 'compactLayoutAssignment');
      const isThere = filesOf(deployment, 'compactLayout').some(
        (one) => one.name === layout && objectNameOf(one) === name,
      );
      if (layout !== '' && layout !== 'SYSTEM' && !isThere)
        say(file, `uses the compact layout ${layout}, which is not there`, 'add it or name another');
      const own = tracked.filter((field) => objectNameOf(field) === name);
      if (own.length > MAX_TRACKED_FIELDS)
        say(file, `tracks ${own.length} fields`, `track ${MAX_TRACKED_FIELDS} at most`);
      if (own.length > 0 && !isTrue(root, 'enableHistory'))
        say(file, 'has tracked fields but no history', 'set enableHistory to true');
    }
  },
};
