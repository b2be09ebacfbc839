import { checkbox, defineField, picklist, READ_ONLY, reference, text, textarea } from '../define-field.ts';
import { defineObject } from '../define-object.ts';
import type { ObjectSchema } from '../schema-types.ts';
import { auditFields, owner, recordId } from '../system-fields.ts';

/**
 * Fields as in the Object Reference for the Salesforce Platform, "Task". Pages cannot reach it: the UI API knows no
 * activities. Custom objects are not among those that `WhatId` may name unless they allow activities; ours do not.
 */
export const task = (): ObjectSchema =>
  defineObject({
    apiName: 'Task',
    label: 'Task',
    labelPlural: 'Tasks',
    keyPrefix: '00T',
    sharingModel: 'Private',
    nameField: 'Subject',
    fields: [
      recordId('Activity ID'),
      reference('WhoId', 'Name ID', ['Contact'], 'Who', { childRelationshipName: 'Tasks' }),
      reference('WhatId', 'Related To ID', ['Account', 'Case'], 'What', { childRelationshipName: 'Tasks' }),
      text('Subject', 'Subject', 255),
      defineField('ActivityDate', 'Due Date Only', 'date'),
      picklist(
        'Status',
        'Status',
        ['*Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'],
        {
          permissionable: false,
        },
      ),
      picklist('Priority', 'Priority', ['High', '*Normal', 'Low'], { permissionable: false }),
      checkbox('IsClosed', 'Closed', READ_ONLY),
      textarea('Description', 'Description', 32_000),
      picklist('Type', 'Type', ['Call', 'Meeting', 'Other', 'Prep']),
      // Says what kind of task it is for good.
      picklist('TaskSubtype', 'Task Subtype', ['Task', 'Email', 'ListEmail', 'Call', 'Cadence', 'LinkedIn'], {
        updateable: false,
        restrictedPicklist: true,
      }),
      defineField('CallDurationInSeconds', 'Call Duration', 'int', { precision: 9, scale: 0 }),
      picklist('CallType', 'Call Type', ['Internal', 'Inbound', 'Outbound'], { restrictedPicklist: true }),
      text('CallDisposition', 'Call Result', 255),
      text('CallObject', 'Call Object Identifier', 255),
      owner(['Group', 'User']),
      ...auditFields(),
    ],
  });
