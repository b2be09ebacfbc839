import type { Problem } from '../problem.ts';
import { fileNamed, type Project } from '../project/project.ts';
import type { ObjectGrant, PermissionSet } from '../project/permission-set.ts';
import { childrenOf, isTrue, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

/** Permission sets name what is there, and grant it in a way that Salesforce accepts. */
export const permissionSet: Rule = {
  name: 'permission-set',
  check: (project) =>
    project.permissionSets.flatMap((set) =>
      [
        ...checkSet(set),
        ...checkFields(set, project),
        ...checkObjects(set, project),
        ...checkVisibilities(set, project),
      ].map(([problem, remedy]): Problem => ({ file: set.file.path, problem, remedy })),
    ),
};

type Fault = readonly [problem: string, remedy: string];

/** Source: Metadata API Developer Guide, "PermissionSet": hasActivationRequired makes it a session-based one. */
function checkSet({ file }: PermissionSet): Fault[] {
  return isTrue(file.root, 'hasActivationRequired')
    ? [['grants nothing until somebody activates it in a session', 'set hasActivationRequired to false']]
    : [];
}

function checkFields({ fields, objects }: PermissionSet, { schema }: Project): Fault[] {
  const faults: Fault[] = [];
  fields.forEach(({ field: name, isReadable, isEditable }, index) => {
    const [object = '', fieldName = ''] = name.split('.');
    const field = schema.get(object)?.fields.get(fieldName);
    if (field === undefined) faults.push([`grants ${name}, which is not there`, 'add the field or correct the name']);
    else if (field.isRequired) faults.push([`grants the required field ${name}`, 'remove it: Salesforce refuses it']);
    else if (field.permissionName !== fieldName)
      faults.push([`grants ${name}, which has no permissions of its own`, 'remove it']);
    if (!isEditable && !isReadable) faults.push([`grants nothing on ${name}`, 'set readable to true or remove it']);
    if (isEditable && !isReadable) faults.push([`lets ${name} be edited but not read`, 'set readable to true']);
    if (fields.findIndex((other) => other.field === name) !== index) faults.push([`grants ${name} twice`, 'keep one']);
    // Standard objects may be granted elsewhere: to agents they are.
    if (object.endsWith('__c') && !objects.some((grant) => grant.object === object && grant.mayRead))
      faults.push([`grants ${name} without Read on ${object}`, 'add the object permission']);
  });
  return faults;
}

/** Source: Salesforce Help, "Object Permissions": what each one includes. */
function checkObjects({ objects }: PermissionSet, { schema }: Project): Fault[] {
  const faults: Fault[] = [];
  for (const grant of objects) {
    const { object, mayRead, mayCreate, mayEdit, mayDelete, seesAll, changesAll } = grant;
    if (!schema.has(object))
      faults.push([`grants ${object}, which is not there`, 'add the object or correct the name']);
    if (!mayRead && (mayCreate || mayEdit || seesAll))
      faults.push([`grants ${object} without Read`, 'set allowRead to true']);
    if (mayDelete && !mayEdit) faults.push([`grants Delete on ${object} without Edit`, 'set allowEdit to true']);
    if (changesAll && !(mayEdit && mayDelete && seesAll))
      faults.push([`grants Modify All on ${object} alone`, 'add Edit, Delete and View All']);
    if (object === 'Contact' && mayRead && !grantsRead(objects, 'Account'))
      faults.push(['grants Contact without Account', 'add Read on Account, on which contacts depend']);
  }
  return faults;
}

function grantsRead(objects: readonly ObjectGrant[], name: string): boolean {
  return objects.some(({ object, mayRead }) => object === name && mayRead);
}

function checkVisibilities({ file, objects }: PermissionSet, project: Project): Fault[] {
  const faults: Fault[] = [];
  for (const visibility of childrenOf(file.root, 'applicationVisibilities')) {
    const name = textOf(visibility, 'application');
    if (fileNamed(project, 'app', name) === undefined)
      faults.push([`shows the app ${name}, which is not there`, 'correct its name']);
  }
  for (const setting of childrenOf(file.root, 'tabSettings')) {
    const name = textOf(setting, 'tab');
    if (fileNamed(project, 'tab', name) === undefined)
      faults.push([`shows the tab ${name}, which is not there`, 'correct its name']);
    if (name.endsWith('__c') && !grantsRead(objects, name))
      faults.push([`shows the tab ${name} without Read`, 'grant the object']);
  }
  return faults;
}
