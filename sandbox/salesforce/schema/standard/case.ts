import {
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

/** Fields as in the Object Reference for the Salesforce Platform, "Case". */
export const supportCase = ({ caseSharing }: StandardOptions): ObjectSchema =>
  defineObject({
    apiName: 'Case',
    label: 'Case',
    labelPlural: 'Cases',
    keyPrefix: '500',
    sharingModel: caseSharing,
    listViews: listViews(
      everything('AllCases', 'All Cases', 'CaseNumber', 'Subject', 'ContactId', 'Status', 'Priority', 'CreatedDate'),
      {
        ...everything('AllOpenCases', 'All Open Cases', 'CaseNumber', 'Subject', 'ContactId', 'Status', 'Priority'),
        filters: [{ field: 'IsClosed', operation: 'equals', value: '0' }],
      },
      mine('MyCases', 'My Cases', 'CaseNumber', 'Subject', 'ContactId', 'Status', 'Priority', 'CreatedDate'),
    ),
    nameField: 'CaseNumber',
    fields: [
      recordId('Case ID'),
      text('CaseNumber', 'Case Number', 30, {
        ...READ_ONLY,
        nillable: false,
        defaultedOnCreate: true,
        autoNumber: true,
        displayFormat: '{00000000}',
      }),
      reference('ContactId', 'Contact ID', ['Contact'], 'Contact', {
        childRelationshipName: 'Cases',
        deleteConstraint: 'Restrict',
      }),
      reference('AccountId', 'Account ID', ['Account'], 'Account', {
        childRelationshipName: 'Cases',
        deleteConstraint: 'Restrict',
      }),
      reference('ParentId', 'Parent Case ID', ['Case'], 'Parent', { childRelationshipName: 'Cases' }),
      text('SuppliedName', 'Name', 80),
      email('SuppliedEmail', 'Email Address'),
      phone('SuppliedPhone', 'Phone'),
      text('SuppliedCompany', 'Company', 80),
      picklist('Type', 'Case Type', ['Question', 'Problem', 'Feature Request']),
      picklist('Status', 'Status', ['*New', 'Working', 'Waiting on Customer', 'Escalated', '!Closed'], {
        permissionable: false,
      }),
      picklist('Reason', 'Case Reason', ['Installation', 'Equipment Complexity', 'Performance', 'Breakdown', 'Other']),
      picklist('Origin', 'Case Origin', ['Phone', 'Email', 'Web']),
      picklist('Priority', 'Priority', ['High', '*Medium', 'Low']),
      text('Subject', 'Subject', 255),
      textarea('Description', 'Description', 32_000),
      checkbox('IsClosed', 'Closed', READ_ONLY),
      defineField('ClosedDate', 'Closed Date', 'datetime', READ_ONLY),
      checkbox('IsEscalated', 'Escalated', { permissionable: false }),
      textarea('Comments', 'Internal Comments', 4000),
      owner(['Group', 'User']),
      ...auditFields(),
      ...viewFields(),
    ],
  });
