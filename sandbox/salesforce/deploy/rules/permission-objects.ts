import { isEventName } from '../../metadata/parse/parse-event.ts';
import { elementsAt, isTrue, textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

/** What each right includes. Source: Salesforce Help, "Object Permissions". */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  allowCreate: ['allowRead'],
  allowDelete: ['allowRead', 'allowEdit'],
  allowEdit: ['allowRead'],
  modifyAllRecords: ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords'],
  viewAllFields: ['allowRead'],
  viewAllRecords: ['allowRead'],
};
const BEYOND_EVENTS = ['allowDelete', 'allowEdit', 'modifyAllRecords', 'viewAllFields', 'viewAllRecords'];
/** Objects whose records belong to records of another. */
const PARENTS: Readonly<Record<string, string>> = { Contact: 'Account' };

/** Permission sets grant objects with all that each right needs, and of events what there is. */
export const permissionObjects: DeployRule = {
  name: 'permission-objects',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'permissionset')) {
      const grants = elementsAt(file.root, 'objectPermissions');
      for (const grant of grants) {
        const object = textOf(grant, 'object');
        const has = (right: string): boolean => isTrue(grant, right);
        for (const [right, needed] of Object.entries(NEEDS)) {
          const missing = has(right) ? needed.filter((one) => !has(one)) : [];
          if (missing.length > 0)
            say(file, `${right} on ${object} depends on permission(s): ${missing.join(', ')}`, 'grant these too');
        }
        const excess = isEventName(object) ? BEYOND_EVENTS.filter(has) : [];
        if (excess.length > 0)
          say(file, `${object} is a platform event, which has Read and Create only`, `remove ${excess.join(', ')}`);
        const parent = PARENTS[object];
        const sees = grants.some((one) => textOf(one, 'object') === parent && isTrue(one, 'allowRead'));
        if (parent !== undefined && has('allowRead') && !sees)
          say(file, `Read on ${object} depends on permission(s): Read on ${parent}`, `add Read on ${parent}`);
      }
    }
  },
};
