import type { FieldPermissions, ObjectPermissions, PermissionSet } from '../metadata-types.ts';
import { MetadataProblem, type XmlNode } from '../xml-node.ts';

export function parsePermissionSet(node: XmlNode, name: string): PermissionSet {
  const description = node.text('description');
  node.without('hasActivationRequired', 'license');
  return {
    name,
    label: node.required('label'),
    ...(description === undefined ? {} : { description }),
    objectPermissions: new Map(
      node.list('objectPermissions').map((one) => [one.required('object'), objectPermissions(one)]),
    ),
    fieldPermissions: new Map(
      node.list('fieldPermissions').map((one) => [one.required('field'), fieldPermissions(one)]),
    ),
    userPermissions: userPermissions(node),
    customPermissions: enabledNames(node, 'customPermissions'),
    tabSettings: new Map(
      node
        .list('tabSettings')
        .map((one) => [one.required('tab'), one.oneOf('visibility', ['Available', 'Visible', 'None'])]),
    ),
    applications: new Set(
      node.list('applicationVisibilities').flatMap((one) => {
        const application = one.required('application');
        return one.boolean('visible') ? [application] : [];
      }),
    ),
    credentialPrincipals: enabledNames(node, 'externalCredentialPrincipalAccesses', 'externalCredentialPrincipal'),
    flows: enabledNames(node, 'flowAccesses', 'flow'),
  };
}

/** Source: Metadata API Developer Guide, "PermissionSet", PermissionSetObjectPermissions: what each right needs. */
function objectPermissions(node: XmlNode): ObjectPermissions {
  node.without('viewAllFields');
  const granted = {
    read: node.boolean('allowRead'),
    create: node.boolean('allowCreate'),
    edit: node.boolean('allowEdit'),
    delete: node.boolean('allowDelete'),
    viewAll: node.boolean('viewAllRecords'),
    modifyAll: node.boolean('modifyAllRecords'),
  };
  const needs: [boolean, boolean, string][] = [
    [granted.create || granted.edit || granted.viewAll, granted.read, 'Read'],
    [granted.delete, granted.read && granted.edit, 'Read and Edit'],
    [
      granted.modifyAll,
      granted.read && granted.edit && granted.delete && granted.viewAll,
      'Read, Edit, Delete and View All',
    ],
  ];
  for (const [has, enough, what] of needs) {
    if (has && !enough)
      throw new MetadataProblem(`A permission on ${node.required('object')} depends on permission(s): ${what}`);
  }
  return granted;
}

function fieldPermissions(node: XmlNode): FieldPermissions {
  const granted = { readable: node.boolean('readable'), editable: node.boolean('editable') };
  if (granted.editable && !granted.readable)
    throw new MetadataProblem(`Field ${node.required('field')} cannot be editable and not readable`);
  return granted;
}

/** What a permission cannot be granted without, as far as a permission of the package needs it. */
const NEEDED: Readonly<Record<string, string>> = { ViewSetup: 'ViewRoles' };

function userPermissions(node: XmlNode): Set<string> {
  const names = enabledNames(node, 'userPermissions');
  for (const [permission, needed] of Object.entries(NEEDED)) {
    if (names.has(permission) && !names.has(needed))
      throw new MetadataProblem(`Permission ${permission} depends on permission(s): ${needed}`);
  }
  return names;
}

function enabledNames(node: XmlNode, list: string, element = 'name'): Set<string> {
  return new Set(
    node.list(list).flatMap((one) => {
      const name = one.required(element);
      return one.boolean('enabled') ? [name] : [];
    }),
  );
}
