import type { PermissionSet } from '../metadata/metadata-types.ts';
import type { Row } from '../session-types.ts';
import type { OrgMetadata } from '../types.ts';

interface Rows {
  list(object: string): readonly Row[];
  plant(object: string, values: Readonly<Record<string, unknown>>): Row;
}

/**
 * What Setup shows of rights: each profile as a permission set of its own that is assigned to its users, and the fields
 * that each set grants. Source: Object Reference, "PermissionSet" (IsOwnedByProfile) and "FieldPermissions".
 */
export function plantRights({ list, plant }: Rows, { profiles, permissionSets }: OrgMetadata): void {
  for (const { Id, Name } of list('Profile')) {
    const set = plant('PermissionSet', {
      Name: `X${Id}`,
      Label: Name,
      IsOwnedByProfile: true,
      PermissionsApiUserOnly: profiles.get(textOf(Name))?.userPermissions.has('ApiUserOnly') ?? false,
      ProfileId: Id,
    });
    for (const user of list('User').filter((one) => one['ProfileId'] === Id))
      plant('PermissionSetAssignment', { PermissionSetId: set.Id, AssigneeId: user.Id });
    plantFields(plant, set.Id, profiles.get(textOf(Name)));
  }
  for (const { Id, Name, IsOwnedByProfile } of list('PermissionSet'))
    if (IsOwnedByProfile !== true) plantFields(plant, Id, permissionSets.get(textOf(Name)));
}

function plantFields(plant: Rows['plant'], ParentId: string, set: PermissionSet | undefined): void {
  for (const [Field, { readable, editable }] of set?.fieldPermissions ?? []) {
    const [SobjectType] = Field.split('.');
    plant('FieldPermissions', { ParentId, SobjectType, Field, PermissionsRead: readable, PermissionsEdit: editable });
  }
}

function textOf(value: Row[string] | undefined): string {
  return typeof value === 'string' ? value : '';
}
