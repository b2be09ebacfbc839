import { checkbox, defineField, READ_ONLY, reference, text } from '../define-field.ts';
import { defineObject } from '../define-object.ts';
import type { FieldSchema, ObjectSchema } from '../schema-types.ts';
import { auditFields, recordId } from '../system-fields.ts';

/** Objects of Setup: everyone in the org may read them unless an option says otherwise, the sandbox keeps them itself. */
const setupObject = (
  apiName: string,
  label: string,
  keyPrefix: string,
  fields: readonly FieldSchema[],
  options: Pick<ObjectSchema, 'hiddenWithoutSetup' | 'isReadByPermission' | 'savedWith'> = {},
): ObjectSchema =>
  defineObject({
    ...options,
    apiName,
    label,
    labelPlural: `${label}s`,
    keyPrefix,
    sharingModel: 'Read',
    createable: options.savedWith !== undefined,
    updateable: false,
    deletable: options.savedWith !== undefined,
    fields: [recordId(`${label} ID`), ...fields, ...auditFields()].map((field) => ({
      ...field,
      permissionable: false,
    })),
  });

/** How many there are and how many are used. Source: Object Reference, "UserLicense", "PermissionSetLicense". */
const licenceCounts = (): readonly FieldSchema[] => [
  defineField('TotalLicenses', 'Total Licenses', 'int', READ_ONLY),
  defineField('UsedLicenses', 'Used Licenses', 'int', READ_ONLY),
];

export const setupObjects = (): readonly ObjectSchema[] => [
  setupObject('Profile', 'Profile', '00e', [
    text('Name', 'Name', 255),
    text('UserType', 'User Type', 40),
    checkbox('PermissionsApiUserOnly', 'API Only User', READ_ONLY),
    reference('UserLicenseId', 'User License ID', ['UserLicense'], 'UserLicense'),
  ]),
  setupObject('UserLicense', 'User License', '100', [text('Name', 'Name', 255), ...licenceCounts()]),
  setupObject('PermissionSetLicense', 'Permission Set License', '0PL', [
    text('DeveloperName', 'Developer Name', 80),
    text('MasterLabel', 'Label', 80),
    ...licenceCounts(),
  ]),
  setupObject(
    'PermissionSetLicenseAssign',
    'Permission Set License Assignment',
    '2LA',
    [
      reference(
        'PermissionSetLicenseId',
        'Permission Set License ID',
        ['PermissionSetLicense'],
        'PermissionSetLicense',
      ),
      reference('AssigneeId', 'Assignee ID', ['User'], 'Assignee'),
    ],
    { hiddenWithoutSetup: 'rows of others', savedWith: 'AssignPermissionSets' },
  ),
  setupObject('UserRole', 'Role', '00E', [
    text('Name', 'Name', 80),
    text('DeveloperName', 'Developer Name', 80),
    reference('ParentRoleId', 'Parent Role ID', ['UserRole'], 'ParentRole'),
  ]),
  setupObject('Group', 'Group', '00G', [
    text('Name', 'Name', 40),
    text('DeveloperName', 'Developer Name', 80),
    text('Type', 'Type', 40),
    text('Email', 'Email', 80),
  ]),
  setupObject('GroupMember', 'Group Member', '011', [
    reference('GroupId', 'Group ID', ['Group'], 'Group', { childRelationshipName: 'GroupMembers' }),
    reference('UserOrGroupId', 'User/Group ID', ['User', 'Group'], 'UserOrGroup'),
  ]),
  setupObject('CustomNotificationType', 'Custom Notification Type', '0ML', [
    text('DeveloperName', 'Developer Name', 80),
    text('MasterLabel', 'Label', 80),
    text('CustomNotifTypeName', 'Notification Type Name', 80),
    checkbox('Desktop', 'Desktop', READ_ONLY),
    checkbox('Mobile', 'Mobile', READ_ONLY),
  ]),
  setupObject('UserExternalCredential', 'User External Credential', '0uE', [], { isReadByPermission: true }),
  setupObject('Organization', 'Organization', '00D', [
    text('Name', 'Name', 80),
    text('PrimaryContact', 'Primary Contact', 80),
    text('Country', 'Country', 80),
    text('LanguageLocaleKey', 'Language', 40),
    text('DefaultLocaleSidKey', 'Locale', 40),
    text('TimeZoneSidKey', 'Time Zone', 40),
    text('OrganizationType', 'Edition', 40),
    text('InstanceName', 'Instance Name', 5),
    text('NamespacePrefix', 'Namespace Prefix', 15),
    checkbox('IsSandbox', 'Is Sandbox', READ_ONLY),
  ]),
  setupObject('PermissionSet', 'Permission Set', '0PS', [
    text('Name', 'Permission Set Name', 80),
    text('Label', 'Permission Set Label', 80),
    text('Description', 'Description', 255),
    checkbox('IsOwnedByProfile', 'Is Owned By Profile', READ_ONLY),
    checkbox('PermissionsApiUserOnly', 'API Only User', READ_ONLY),
    reference('ProfileId', 'Profile ID', ['Profile'], 'Profile'),
  ]),
  // What people without View Setup and Configuration get of these two is documented by half only: nothing and their own.
  setupObject(
    'PermissionSetAssignment',
    'Permission Set Assignment',
    '0Pa',
    [
      reference('PermissionSetId', 'PermissionSet ID', ['PermissionSet'], 'PermissionSet', {
        childRelationshipName: 'Assignments',
      }),
      reference('AssigneeId', 'Assignee ID', ['User'], 'Assignee', {
        childRelationshipName: 'PermissionSetAssignments',
      }),
    ],
    { hiddenWithoutSetup: 'rows of others', savedWith: 'AssignPermissionSets' },
  ),
  // Source: Object Reference, "FieldPermissions": only users with View Setup and Configuration reach it.
  setupObject(
    'FieldPermissions',
    'Field Permissions',
    '01k',
    [
      reference('ParentId', 'Parent ID', ['PermissionSet'], 'Parent', { childRelationshipName: 'FieldPerms' }),
      text('SobjectType', 'Sobject Type', 255),
      text('Field', 'Field', 255),
      checkbox('PermissionsRead', 'Read Field', READ_ONLY),
      checkbox('PermissionsEdit', 'Edit Field', READ_ONLY),
    ],
    { hiddenWithoutSetup: 'object' },
  ),
  setupObject(
    'FlowDefinitionView',
    'Flow Definition',
    '3dd',
    [
      text('ApiName', 'Flow API Name', 255),
      text('Label', 'Flow Label', 255),
      text('ProcessType', 'Process Type', 40),
      text('NamespacePrefix', 'Namespace Prefix', 15),
      text('TriggerType', 'Trigger Type', 40),
      checkbox('IsActive', 'Active', READ_ONLY),
      checkbox('IsTemplate', 'Template', READ_ONLY),
    ],
    { hiddenWithoutSetup: 'object' },
  ),
];
