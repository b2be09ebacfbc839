import { address, defineField, phone, picklist, reference, text, textarea } from '../define-field.ts';
import { defineObject } from '../define-object.ts';
import type { ObjectSchema } from '../schema-types.ts';
import { auditFields, owner, recordId, viewFields } from '../system-fields.ts';
import { everything, listViews } from './list-views.ts';
import type { StandardOptions } from './standard-options.ts';

export const account = ({ countryPicklists }: StandardOptions): ObjectSchema =>
  defineObject({
    apiName: 'Account',
    label: 'Account',
    labelPlural: 'Accounts',
    keyPrefix: '001',
    sharingModel: 'ReadWrite',
    listViews: listViews(everything('AllAccounts', 'All Accounts', 'Name', 'Phone', 'Type', 'OwnerId')),
    fields: [
      recordId('Account ID'),
      text('Name', 'Account Name', 255, { required: true }),
      picklist('Type', 'Account Type', ['Prospect', 'Customer - Direct', 'Customer - Channel', 'Other']),
      reference('ParentId', 'Parent Account ID', ['Account'], 'Parent', { childRelationshipName: 'ChildAccounts' }),
      ...address('Billing', 'Billing', countryPicklists),
      ...address('Shipping', 'Shipping', countryPicklists),
      phone('Phone', 'Account Phone'),
      phone('Fax', 'Account Fax'),
      text('AccountNumber', 'Account Number', 40),
      defineField('Website', 'Website', 'url', { length: 255 }),
      picklist('Industry', 'Industry', ['Banking', 'Education', 'Healthcare', 'Insurance', 'Retail', 'Technology']),
      defineField('NumberOfEmployees', 'Employees', 'int', { precision: 8, scale: 0 }),
      textarea('Description', 'Account Description', 32_000),
      owner(),
      ...auditFields(),
      ...viewFields(),
    ],
  });
