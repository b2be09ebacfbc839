import type { FieldInfo, ObjectInfo } from './schema.ts';

interface StandardField extends Partial<FieldInfo> {
  readonly name: string;
}

/** Fields without permissions of their own: whoever may read the record reads them. */
const OPEN = ['Id', 'Name', 'CreatedDate', 'LastModifiedDate', 'SystemModstamp', 'IsDeleted'];
const PEOPLE: readonly StandardField[] = [
  { name: 'OwnerId', type: 'Lookup', referenceTo: 'User', parentName: 'Owner' },
  { name: 'CreatedById', type: 'Lookup', referenceTo: 'User', parentName: 'CreatedBy' },
  { name: 'LastModifiedById', type: 'Lookup', referenceTo: 'User', parentName: 'LastModifiedBy' },
];

/** Fields that every object has. Source: Object Reference, "System Fields". */
export const SYSTEM_FIELDS = toFields([...OPEN.map((name) => ({ name })), ...PEOPLE]);

/**
 * Objects of Setup, of which a user sees what View Setup and Configuration shows; no set grants them one by one.
 * FlexiPage is of the Tooling API.
 */
export const SETUP_OBJECTS: readonly ObjectInfo[] = [
  toObject('FlexiPage', [{ name: 'MasterLabel' }, { name: 'Type' }, { name: 'EntityDefinitionId' }]),
  toObject('FlowDefinitionView', [{ name: 'ApiName' }, { name: 'Label' }, { name: 'IsActive' }]),
  toObject('Organization', [{ name: 'IsSandbox' }]),
  toObject('PermissionSet', []),
  toObject('PermissionSetAssignment', [
    { name: 'AssigneeId', type: 'Lookup', referenceTo: 'User', parentName: 'Assignee' },
    { name: 'PermissionSetId', type: 'Lookup', referenceTo: 'PermissionSet', parentName: 'PermissionSet' },
  ]),
  toObject('UserPermissionAccess', [{ name: 'PermissionsViewSetup' }]),
];

/**
 * What the project refers to of the standard objects. Whether a field has permissions of its own: a field that
 * Salesforce requires or computes has none; parts of an address have those of the whole.
 * Source: Object Reference for the Salesforce Platform, pages Account, Case, Contact, User and UserRecordAccess.
 */
export const STANDARD_OBJECTS: readonly ObjectInfo[] = [
  toObject('Account', []),
  toObject('Case', [
    { name: 'CaseNumber' },
    { name: 'IsClosed' },
    { name: 'IsEscalated' },
    { name: 'Status' },
    { name: 'Subject', permissionName: 'Subject' },
    { name: 'ContactId', type: 'Lookup', referenceTo: 'Contact', parentName: 'Contact', permissionName: 'ContactId' },
  ]),
  toObject('Contact', [
    { name: 'FirstName' },
    { name: 'Email', type: 'Email', permissionName: 'Email' },
    ...['AssistantPhone', 'HomePhone', 'MobilePhone', 'OtherPhone', 'Phone'].map((name) => ({
      name,
      type: 'Phone',
      permissionName: name,
    })),
    { name: 'DoNotCall', type: 'Checkbox', permissionName: 'DoNotCall' },
    ...['Mailing', 'Other'].flatMap((prefix) => [
      { name: `${prefix}Address`, type: 'Address', permissionName: `${prefix}Address` },
      { name: `${prefix}Country`, type: 'Text', permissionName: `${prefix}Address` },
      { name: `${prefix}CountryCode`, type: 'Picklist', permissionName: `${prefix}Address` },
    ]),
  ]),
  toObject('CustomNotificationType', [{ name: 'DeveloperName' }]),
  toObject('User', [{ name: 'Email' }, { name: 'FederationIdentifier' }, { name: 'IsActive' }, { name: 'Username' }]),
  toObject('UserExternalCredential', []),
  toObject('UserRecordAccess', [
    { name: 'UserId' },
    { name: 'RecordId' },
    { name: 'HasReadAccess' },
    { name: 'HasEditAccess' },
  ]),
  ...SETUP_OBJECTS,
];

function toObject(name: string, fields: readonly StandardField[]): ObjectInfo {
  return { name, isCustom: false, fields: new Map([...SYSTEM_FIELDS, ...toFields(fields)]) };
}

function toFields(fields: readonly StandardField[]): Map<string, FieldInfo> {
  return new Map(
    fields.map((field) => [
      field.name,
      { type: 'Text', isRequired: false, isCustom: false, picklistValues: [], ...field } satisfies FieldInfo,
    ]),
  );
}
