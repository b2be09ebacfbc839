import { address, checkbox, defineField, email, phone, READ_ONLY, reference, text } from '../define-field.ts';
import { defineObject } from '../define-object.ts';
import type { FieldSchema, ObjectSchema } from '../schema-types.ts';
import { auditFields, recordId, viewFields } from '../system-fields.ts';

/** Standard fields of User take no field-level security: whoever may read users reads them. */
const open = (field: FieldSchema): FieldSchema => ({ ...field, permissionable: false });

/** Public Read Only, as in a new org. Whoever manages users makes them over the API; nothing changes them there. */
export const user = (): ObjectSchema =>
  defineObject({
    apiName: 'User',
    label: 'User',
    labelPlural: 'Users',
    keyPrefix: '005',
    sharingModel: 'Read',
    savedWith: 'ManageUsers',
    updateable: false,
    deletable: false,
    fields: [
      recordId('User ID'),
      text('Username', 'Username', 80, { required: true, unique: true }),
      text('LastName', 'Last Name', 80, { required: true }),
      text('FirstName', 'First Name', 40),
      text('Name', 'Full Name', 121, { ...READ_ONLY, nillable: false, extraTypeInfo: 'personname' }),
      text('CompanyName', 'Company Name', 80),
      text('Department', 'Department', 80),
      text('Title', 'Title', 80),
      text('EmployeeNumber', 'Employee Number', 20),
      text('FederationIdentifier', 'SAML Federation ID', 512, { unique: true, caseSensitive: true }),
      ...address('', 'Address', false),
      email('Email', 'Email', { required: true, length: 128 }),
      text('Alias', 'Alias', 8, { required: true }),
      phone('Phone', 'Phone'),
      phone('MobilePhone', 'Mobile'),
      phone('Extension', 'Extension'),
      checkbox('IsActive', 'Active'),
      text('TimeZoneSidKey', 'Time Zone', 40, { required: true }),
      text('LocaleSidKey', 'Locale', 40, { required: true }),
      text('LanguageLocaleKey', 'Language', 40, { required: true }),
      text('EmailEncodingKey', 'Email Encoding', 40, { required: true }),
      text('UserType', 'User Type', 40, READ_ONLY),
      reference('ProfileId', 'Profile ID', ['Profile'], 'Profile', { nillable: false }),
      reference('UserRoleId', 'Role ID', ['UserRole'], 'UserRole'),
      reference('ManagerId', 'Manager ID', ['User'], 'Manager', { childRelationshipName: 'ManagedUsers' }),
      defineField('LastLoginDate', 'Last Login', 'datetime', READ_ONLY),
      ...auditFields(),
      ...viewFields(),
    ].map(open),
  });
