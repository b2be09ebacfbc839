import {
  address,
  checkbox,
  defineField,
  email,
  phone,
  picklist,
  READ_ONLY,
  reference,
  text,
  textarea,
} from '../define-field.ts';
import { defineObject } from '../define-object.ts';
import type { ObjectSchema } from '../schema-types.ts';
import { auditFields, owner, recordId, viewFields } from '../system-fields.ts';
import { everything, listViews, mine } from './list-views.ts';
import type { StandardOptions } from './standard-options.ts';

/** Fields as in the Object Reference for the Salesforce Platform, "Contact". */
export const contact = ({ countryPicklists, contactSharing }: StandardOptions): ObjectSchema =>
  defineObject({
    apiName: 'Contact',
    label: 'Contact',
    labelPlural: 'Contacts',
    keyPrefix: '003',
    sharingModel: contactSharing,
    listViews: listViews(
      everything('AllContacts', 'All Contacts', 'Name', 'Title', 'Phone', 'MobilePhone', 'Email', 'OwnerId'),
      mine('MyContacts', 'My Contacts', 'Name', 'Title', 'Phone', 'MobilePhone', 'Email'),
    ),
    fields: [
      recordId('Contact ID'),
      reference('AccountId', 'Account ID', ['Account'], 'Account', {
        childRelationshipName: 'Contacts',
        deleteConstraint: 'Cascade',
      }),
      text('LastName', 'Last Name', 80, { required: true }),
      text('FirstName', 'First Name', 40, { permissionable: false }),
      picklist('Salutation', 'Salutation', ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.'], { permissionable: false }),
      text('Name', 'Full Name', 121, { ...READ_ONLY, nillable: false, extraTypeInfo: 'personname' }),
      ...address('Other', 'Other', countryPicklists),
      ...address('Mailing', 'Mailing', countryPicklists),
      phone('Phone', 'Business Phone'),
      phone('Fax', 'Business Fax'),
      phone('MobilePhone', 'Mobile Phone'),
      phone('HomePhone', 'Home Phone'),
      phone('OtherPhone', 'Other Phone'),
      phone('AssistantPhone', 'Asst. Phone'),
      reference('ReportsToId', 'Reports To ID', ['Contact'], 'ReportsTo'),
      email('Email', 'Email'),
      text('Title', 'Title', 128),
      text('Department', 'Department', 80),
      text('AssistantName', "Assistant's Name", 40),
      picklist('LeadSource', 'Lead Source', ['Web', 'Phone Inquiry', 'Partner Referral', 'Other']),
      defineField('Birthdate', 'Birthdate', 'date'),
      textarea('Description', 'Contact Description', 32_000),
      checkbox('HasOptedOutOfEmail', 'Email Opt Out'),
      checkbox('DoNotCall', 'Do Not Call'),
      owner(),
      ...auditFields(),
      ...viewFields(),
    ],
  });
