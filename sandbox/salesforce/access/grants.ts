import type { FieldPermissions, ObjectPermissions, OrgMetadata, PermissionSet } from '../metadata/metadata-types.ts';
import type { FieldSchema, ObjectSchema } from '../schema/schema-types.ts';

const NOTHING: ObjectPermissions = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};
/** Of the org itself, and of whoever may set it up. */
export const EVERY_RIGHT: ObjectPermissions = {
  read: true,
  create: true,
  edit: true,
  delete: true,
  viewAll: true,
  modifyAll: true,
};
const READ: ObjectPermissions = { ...NOTHING, read: true };

/** What a person may do by the profile and all assigned permission sets together: the most that any of them grants. */
export interface Grants {
  hasUserPermission(name: string): boolean;
  hasCustomPermission(name: string): boolean;
  object(object: ObjectSchema): ObjectPermissions;
  field(object: ObjectSchema, field: FieldSchema): FieldPermissions;
}

export function createGrants(sets: readonly PermissionSet[], metadata: OrgMetadata): Grants {
  const hasUserPermission = (name: string): boolean => sets.some((set) => set.userPermissions.has(name));
  const objects = new Map<string, ObjectPermissions>();

  function object(schema: ObjectSchema): ObjectPermissions {
    const known = objects.get(schema.apiName);
    if (known !== undefined) return known;
    const granted = grantOf(schema);
    objects.set(schema.apiName, granted);
    return granted;
  }

  function grantOf(schema: ObjectSchema): ObjectPermissions {
    // No profile or permission set grants files: whose they are decides. View All Data alone does not find them all.
    if (schema.sharingModel === 'ByFile')
      return { ...READ, create: true, edit: true, delete: true, modifyAll: hasUserPermission('ModifyAllData') };
    if (schema.hiddenWithoutSetup === 'object' && !hasUserPermission('ViewSetup')) return NOTHING;
    if (schema.savedWith !== undefined) return hasUserPermission(schema.savedWith) ? EVERY_RIGHT : READ;
    // Objects of Setup are kept by the org; whoever is in it may read most of them.
    if (!schema.custom && !schema.createable && schema.isReadByPermission !== true) return READ;
    const granted = sets.map((set) => set.objectPermissions.get(schema.apiName) ?? NOTHING);
    const any = (right: keyof ObjectPermissions): boolean => granted.some((one) => one[right]);
    const readsAll = any('viewAll') || hasUserPermission('ViewAllData') || hasUserPermission('ModifyAllData');
    const changesAll = any('modifyAll') || hasUserPermission('ModifyAllData');
    return {
      read: any('read') || readsAll,
      create: any('create') || hasUserPermission('ModifyAllData'),
      edit: any('edit') || changesAll,
      delete: any('delete') || changesAll,
      viewAll: readsAll || changesAll,
      modifyAll: changesAll,
    };
  }

  function field(schema: ObjectSchema, one: FieldSchema): FieldPermissions {
    const may = object(schema);
    if (!may.read) return { readable: false, editable: false };
    const writable = one.createable || one.updateable;
    if (!one.permissionable) return { readable: true, editable: writable && (may.create || may.edit) };
    // Parts of a compound are granted with it: Contact.MailingAddress and not Contact.MailingCity.
    const name = `${schema.apiName}.${one.compoundFieldName ?? one.name}`;
    const compound = one.compoundFieldName === undefined ? undefined : schema.field(one.compoundFieldName);
    if (compound?.permissionable === false) return { readable: true, editable: writable };
    const granted = sets.flatMap((set) => set.fieldPermissions.get(name) ?? []);
    return {
      readable: granted.some(({ readable }) => readable),
      editable: writable && granted.some(({ editable }) => editable),
    };
  }

  return {
    hasUserPermission,
    hasCustomPermission: (name) =>
      metadata.customPermissions.has(name) && sets.some((set) => set.customPermissions.has(name)),
    object,
    field,
  };
}

/** Every right on every object, but for seeing and changing other people's records, which stays as it was granted. */
export function grantAll(grants: Grants): Grants {
  return {
    ...grants,
    object: (object) => ({ ...grants.object(object), read: true, create: true, edit: true, delete: true }),
    field: (_, field) => ({ readable: true, editable: field.createable || field.updateable }),
  };
}
