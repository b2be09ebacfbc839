import type { OrgMetadata } from '../../../sandbox/salesforce/metadata/metadata-types.ts';
import { toolingObject } from '../../../sandbox/salesforce/tooling/tooling-objects.ts';
import { objectNamed, permissionNameOf, type PathStep } from '../project/schema.ts';

export const INTEGRATION = 'Video_Integration';

/** What is wrong with the integration user's permission set, and what to do about it. */
type Fault = readonly [problem: string, remedy: string];

/** Asks the integration user's permission set for what a use needs; a fault for each thing that is not granted. */
export interface Grants {
  demandRead(object: string): Fault[];
  demandField(step: PathStep): Fault[];
  demandEdit(step: PathStep): Fault[];
}

export function integrationGrants(metadata: OrgMetadata): Grants | undefined {
  const set = metadata.permissionSets.get(INTEGRATION);
  if (set === undefined) return undefined;
  // Who may see users and Setup is no matter of object permissions. The Tooling API asks for View Setup alone.
  const isOpen = (name: string): boolean => {
    if (toolingObject(name) !== undefined) return true;
    const object = objectNamed(metadata, name);
    return (
      isFile(name) ||
      object?.savedWith !== undefined ||
      (object?.createable === false && object.isReadByPermission !== true)
    );
  };
  // No permission set grants files: their owner has them.
  const isFile = (name: string): boolean => objectNamed(metadata, name)?.sharingModel === 'ByFile';
  const grantOf = ({ object, field }: PathStep) =>
    set.fieldPermissions.get(`${object}.${permissionNameOf(field) ?? ''}`);
  return {
    demandRead: (object) => {
      const grant = set.objectPermissions.get(object);
      if (isOpen(object) || (grant?.read === true && grant.viewAll)) return [];
      return [[`hides rows of ${object}, which the middleware reads for every agent`, 'set viewAllRecords to true']];
    },
    demandField: (step) => {
      const isFree = permissionNameOf(step.field) === undefined || toolingObject(step.object) !== undefined;
      if (isFree || grantOf(step)?.readable === true) return [];
      return [[`hides ${step.object}.${step.field.name}, which the middleware reads`, 'set readable to true']];
    },
    demandEdit: (step) => {
      const faults: Fault[] = [];
      if (!isFile(step.object) && set.objectPermissions.get(step.object)?.modifyAll !== true)
        faults.push([`keeps ${step.object} from changes of the middleware`, 'set modifyAllRecords to true']);
      if (permissionNameOf(step.field) !== undefined && grantOf(step)?.editable !== true)
        faults.push([
          `keeps ${step.object}.${step.field.name} from the middleware, which writes it`,
          'set editable to true',
        ]);
      return faults;
    },
  };
}
