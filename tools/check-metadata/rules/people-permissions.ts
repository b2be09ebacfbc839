import type { FieldPermissions } from '../../../sandbox/salesforce/metadata/metadata-types.ts';
import { setFile } from '../project/permission-file.ts';
import type { OwnRule } from '../project/project.ts';
import { fieldNamed, isDefinedHere } from '../project/schema.ts';

const SESSION = 'Video_Session__c';
const SETTINGS = 'Video_Settings__c';
/** Written by whoever asks for a call, or by a flow; the middleware does not write it. */
const NOT_OURS = ['Do_Not_Call_Reason__c', 'Open_Case_Key__c', 'Phone_Field__c', 'Task_Id__c'];
/** What a session must not show: agents see contacts and cases as far as they may, administrators need none of it. */
const HIDDEN = ['Guest_Link__c', 'Location__c', 'Phone_Number__c', 'Transcript__c'];

type Test = (grant: FieldPermissions) => boolean;
const isReadable: Test = ({ readable }) => readable;
const isEditable: Test = ({ editable }) => editable;
const isReadOnly: Test = ({ readable, editable }) => readable && !editable;

/** What each set must grant on every field of an object, but for some. */
const MEANT: readonly (readonly [set: string, object: string, test: Test, but?: readonly string[]])[] = [
  // The call reference is shown to everybody.
  ...['Video_Agent', 'Video_Supervisor', 'Video_Admin'].flatMap((set) =>
    ['Case', 'Contact'].map((object) => [set, object, isReadOnly] as const),
  ),
  ['Video_Agent', SESSION, isReadable, HIDDEN],
  ['Video_Supervisor', SESSION, isReadOnly],
  ['Video_Admin', SESSION, isReadOnly, HIDDEN],
  ['Video_Admin', SETTINGS, isEditable],
  ['Video_Integration', SESSION, isEditable, NOT_OURS],
  ['Video_Integration', SETTINGS, isReadOnly],
];

/** Each kind of user, and the middleware's, sees the fields meant for it, so that a new field is not forgotten and a private one not shown. */
export const peoplePermissions: OwnRule = {
  name: 'people-permissions',
  check: (project, say) => {
    const { permissionSets, objects } = project.metadata;
    for (const [name, object, test, but = []] of MEANT) {
      const set = permissionSets.get(name);
      if (set === undefined) say('force-app', `has no permission set ${name}`, 'add it');
      for (const field of set === undefined ? [] : (objects.get(object)?.fields.values() ?? [])) {
        const grant = set?.fieldPermissions.get(`${object}.${field.name}`);
        const isMeant = isDefinedHere(field) && !field.required && !but.includes(field.name);
        // What the org computes is there for people.
        if (field.calculated && test === isEditable) continue;
        if (isMeant && (grant === undefined || !test(grant)))
          say(
            setFile(project, name),
            `does not grant ${object}.${field.name} as meant`,
            'correct its fieldPermissions',
          );
      }
    }
    for (const { name: set, fieldPermissions } of permissionSets.values())
      for (const [path, { readable, editable }] of fieldPermissions) {
        const [object = '', field = ''] = path.split('.');
        // Nothing here changes what the org itself knows of a contact or case.
        if (editable && fieldNamed(project.metadata, object, field)?.custom === false)
          say(setFile(project, set), `lets ${path} be edited`, 'set editable to false');
        if (!readable && !editable)
          say(setFile(project, set), `grants nothing on ${path}`, 'set readable to true or remove it');
        // Standard objects may be granted elsewhere: to agents they are.
        const sees = permissionSets.get(set)?.objectPermissions.get(object)?.read === true;
        if (object.endsWith('__c') && !sees)
          say(setFile(project, set), `grants ${path} without Read on ${object}`, 'add the object permission');
      }
  },
};
