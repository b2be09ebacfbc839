import type { Problem } from '../problem.ts';
import type { PermissionSet } from '../project/permission-set.ts';
import type { Project } from '../project/project.ts';
import type { Rule } from './rule.ts';

const SESSION = 'Video_Session__c';
const SETTINGS = 'Video_Settings__c';
/** Agents see the contact's own numbers as far as they may; a session must not show them more. */
const HIDDEN_FROM_AGENTS = ['Phone_Number__c'];

type FieldGrant = PermissionSet['fields'][number];

/** Each kind of user sees the fields meant for it, so that a new field is not forgotten and a private one not shown. */
export const peoplePermissions: Rule = {
  name: 'people-permissions',
  check: (project) => [
    ...demandFields(project, 'Video_Agent', SESSION, ({ isReadable }) => isReadable, HIDDEN_FROM_AGENTS),
    ...demandFields(project, 'Video_Supervisor', SESSION, isReadOnly),
    ...demandFields(project, 'Video_Admin', SESSION, isReadOnly),
    ...demandFields(project, 'Video_Admin', SETTINGS, ({ isEditable }) => isEditable),
    ...checkHidden(project),
  ],
};

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

function checkHidden({ permissionSets }: Project): Problem[] {
  const agent = permissionSets.find(({ file }) => file.name === 'Video_Agent');
  return (agent?.fields ?? [])
    .filter(({ field }) => HIDDEN_FROM_AGENTS.some((name) => field === `${SESSION}.${name}`))
    .map(({ field }) => ({ file: agent?.file.path ?? '', problem: `shows ${field}`, remedy: 'remove it' }));
}
