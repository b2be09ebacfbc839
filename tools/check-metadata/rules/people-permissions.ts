import type { Problem } from '../problem.ts';
import type { PermissionSet } from '../project/permission-set.ts';
import type { Project } from '../project/project.ts';
import type { Rule } from './rule.ts';

const SESSION = 'Video_Session__c';
const SETTINGS = 'Video_Settings__c';
/** Objects of the org on which the call reference is shown to everybody. */
const STANDARD = ['Case', 'Contact'];
const PEOPLE = ['Video_Agent', 'Video_Supervisor', 'Video_Admin'];
/** Said by whoever asks for a call, an agent or a flow; the middleware only reads it. */
const REQUESTED_ONLY = ['Open_Case_Key__c', 'Phone_Field__c'];
/** What a session must not show: agents see contacts and cases as far as they may, administrators need none of it. */
const HIDDEN = ['Guest_Link__c', 'Location__c', 'Phone_Number__c', 'Transcript__c'];

type FieldGrant = PermissionSet['fields'][number];

/** Each kind of user, and the middleware's, sees the fields meant for it, so that a new field is not forgotten and a private one not shown. */
export const peoplePermissions: Rule = {
  name: 'people-permissions',
  check: (project) => [
    ...PEOPLE.flatMap((set) => STANDARD.flatMap((object) => demandFields(project, set, object, isReadOnly))),
    ...demandFields(project, 'Video_Agent', SESSION, isReadable, HIDDEN),
    ...demandFields(project, 'Video_Supervisor', SESSION, isReadOnly),
    ...demandFields(project, 'Video_Admin', SESSION, isReadOnly, HIDDEN),
    ...demandFields(project, 'Video_Admin', SETTINGS, ({ isEditable }) => isEditable),
    ...demandFields(project, 'Video_Integration', SESSION, ({ isEditable }) => isEditable, REQUESTED_ONLY),
    ...demandFields(project, 'Video_Integration', SETTINGS, isReadOnly),
    ...checkStandard(project),
  ],
};

function isReadable(grant: FieldGrant): boolean {
  return grant.isReadable;
}

function isReadOnly({ isReadable, isEditable }: FieldGrant): boolean {
  return isReadable && !isEditable;
}

function demandFields(
  { permissionSets, schema }: Project,
  setName: string,
  object: string,
  isRight: (grant: FieldGrant) => boolean,
  hidden: readonly string[] = [],
): Problem[] {
  const set = permissionSets.find(({ file }) => file.name === setName);
  if (set === undefined) return [{ file: 'force-app', problem: `has no permission set ${setName}`, remedy: 'add it' }];
  const fields = [...(schema.get(object)?.fields.values() ?? [])].filter(
    ({ definition, isRequired, name }) => definition !== undefined && !isRequired && !hidden.includes(name),
  );
  return fields
    .filter(({ name }) => !set.fields.some((grant) => grant.field === `${object}.${name}` && isRight(grant)))
    .map(({ name }) => ({
      file: set.file.path,
      problem: `does not grant ${object}.${name} as meant`,
      remedy: 'correct its fieldPermissions',
    }));
}

/** Nothing here changes what the org itself knows of a contact or case. */
function checkStandard({ permissionSets, schema }: Project): Problem[] {
  return permissionSets.flatMap(({ file, fields }) =>
    fields
      .filter(({ field, isEditable }) => {
        const [object = '', name = ''] = field.split('.');
        return isEditable && schema.get(object)?.fields.get(name)?.isCustom === false;
      })
      .map(({ field }) => ({ file: file.path, problem: `lets ${field} be edited`, remedy: 'set editable to false' })),
  );
}
