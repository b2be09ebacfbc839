import { isEventName } from '../../metadata/parse/parse-event.ts';
import { childOf, textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

const REQUIRED = ['deploymentStatus', 'label', 'pluralLabel'];
/** What only stored records have. */
const FOREIGN = ['compactLayoutAssignment', 'enableHistory', 'externalSharingModel', 'nameField', 'sharingModel'];

/** Platform events are of the one kind that can be made. Source: Platform Events Developer Guide. */
export const platformEvent: DeployRule = {
  name: 'platform-event',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'object').filter(({ name }) => isEventName(name))) {
      for (const name of REQUIRED) if (textOf(file.root, name) === '') say(file, `lacks ${name}`, `add <${name}>`);
      for (const name of FOREIGN)
        if (childOf(file.root, name) !== undefined) say(file, `has ${name}, as records have`, 'remove it');
      const type = textOf(file.root, 'eventType');
      if (type !== 'HighVolume') say(file, `has the eventType "${type}"`, 'set it to HighVolume');
    }
  },
};
