import type { Problem } from '../problem.ts';
import type { PermissionSet } from '../project/permission-set.ts';
import type { FieldInfo } from '../schema/schema.ts';
import { SETUP_OBJECTS } from '../schema/standard-objects.ts';

/** Asks the integration user's permission set for what a use needs; a problem for each thing that is not granted. */
export interface Grants {
  demandRead(object: string): Problem[];
  demandField(object: string, field: FieldInfo): Problem[];
  demandEdit(object: string, field: FieldInfo): Problem[];
}

/** No set grants these: users are seen by View All Users, access by being asked about, Setup as far as it is shown. */
const OPEN_OBJECTS = ['User', 'UserRecordAccess', ...SETUP_OBJECTS.map(({ name }) => name)];

export function integrationGrants({ file: { path }, objects, fields }: PermissionSet): Grants {
  const problem = (what: string, remedy: string): Problem => ({ file: path, problem: what, remedy });
  const granted = (object: string) => objects.find((grant) => grant.object === object);
  const fieldGrant = (object: string, { permissionName = '' }: FieldInfo) =>
    fields.find(({ field }) => field === `${object}.${permissionName}`);
  const hasNoPermissions = ({ permissionName, isRequired }: FieldInfo) => permissionName === undefined || isRequired;

  return {
    demandRead: (object) => {
      const grant = granted(object);
      if (OPEN_OBJECTS.includes(object) || (grant?.mayRead === true && grant.seesAll)) return [];
      return [
        problem(`hides rows of ${object}, which the middleware reads for every agent`, 'set viewAllRecords to true'),
      ];
    },
    demandField: (object, field) => {
      if (hasNoPermissions(field) || fieldGrant(object, field)?.isReadable === true) return [];
      return [problem(`hides ${object}.${field.name}, which the middleware reads`, 'set readable to true')];
    },
    demandEdit: (object, field) => {
      const grant = granted(object);
      const problems: Problem[] = [];
      if (grant?.mayEdit !== true || !grant.changesAll)
        problems.push(problem(`keeps ${object} from changes of the middleware`, 'set modifyAllRecords to true'));
      if (!hasNoPermissions(field) && fieldGrant(object, field)?.isEditable !== true)
        problems.push(
          problem(`keeps ${object}.${field.name} from the middleware, which writes it`, 'set editable to true'),
        );
      return problems;
    },
  };
}
