import type { FieldPermissions, ObjectPermissions, PermissionSet } from '../metadata-types.ts';
import type { XmlNode } from '../xml/xml-node.ts';

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
    userPermissions: enabledNames(node, 'userPermissions'),
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

function objectPermissions(node: XmlNode): ObjectPermissions {
  node.without('viewAllFields');
  return {
    read: node.boolean('allowRead'),
    create: node.boolean('allowCreate'),
    edit: node.boolean('allowEdit'),
    delete: node.boolean('allowDelete'),
    viewAll: node.boolean('viewAllRecords'),
    modifyAll: node.boolean('modifyAllRecords'),
  };
}

function fieldPermissions(node: XmlNode): FieldPermissions {
  return { readable: node.boolean('readable'), editable: node.boolean('editable') };
}

function enabledNames(node: XmlNode, list: string, element = 'name'): Set<string> {
  return new Set(
    node.list(list).flatMap((one) => {
      const name = one.required(element);
      return one.boolean('enabled') ? [name] : [];
    }),
  );
}
