import type { FieldPermissions, ObjectPermissions, PermissionSet } from '../salesforce/metadata/metadata-types.ts';
import type { ObjectSchema } from '../salesforce/schema/schema-types.ts';

const ALL: ObjectPermissions = { read: true, create: true, edit: true, delete: true, viewAll: true, modifyAll: true };
const DAILY: ObjectPermissions = {
  read: true,
  create: true,
  edit: true,
  delete: false,
  viewAll: false,
  modifyAll: false,
};
const EDITABLE: FieldPermissions = { readable: true, editable: true };
const STANDARD = ['Account', 'Contact', 'Case'];

/** The profiles of a new org as far as they matter here: custom objects and fields come by permission sets alone. */
export function seedProfiles(standardObjects: readonly ObjectSchema[]): PermissionSet[] {
  const everyField = new Map(
    standardObjects
      .filter(({ apiName }) => STANDARD.includes(apiName))
      .flatMap((object) =>
        [...object.fields.values()].map((field): [string, FieldPermissions] => [
          `${object.apiName}.${field.name}`,
          EDITABLE,
        ]),
      ),
  );
  const onStandard = (rights: ObjectPermissions): Map<string, ObjectPermissions> =>
    new Map(STANDARD.map((object) => [object, rights]));
  return [
    // System administrators reach every record, but a field of a package only by permission set (or an edited profile).
    profile('System Administrator', onStandard(ALL), everyField, [
      'ApiEnabled',
      'ViewAllData',
      'ModifyAllData',
      'ViewSetup',
      'RunFlow',
      'ManageUsers',
      'AssignPermissionSets',
      'ManageInteraction',
      'RunReports',
      'ViewPublicDashboards',
      'ViewPublicReports',
    ]),
    profile('Standard User', onStandard(DAILY), everyField, ['ApiEnabled', 'RunFlow']),
    profile('Minimum Access - API Only Integrations', new Map(), new Map(), ['ApiEnabled', 'ApiUserOnly']),
  ];
}

function profile(
  name: string,
  objectPermissions: ReadonlyMap<string, ObjectPermissions>,
  fieldPermissions: ReadonlyMap<string, FieldPermissions>,
  userPermissions: readonly string[],
): PermissionSet {
  return {
    name,
    label: name,
    objectPermissions,
    fieldPermissions,
    userPermissions: new Set(userPermissions),
    customPermissions: new Set(),
    tabSettings: new Map(),
    applications: new Set(),
    credentialPrincipals: new Set(),
    flows: new Set(),
  };
}
