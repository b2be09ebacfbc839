import { checkbox, defineField, READ_ONLY, reference, text } from '../define-field.ts';
import { defineObject } from '../define-object.ts';
import type { ObjectSchema } from '../schema-types.ts';

/** Has no rows of its own: each answer is computed for a user and at most 200 records. */
export const userRecordAccess = (): ObjectSchema =>
  defineObject({
    apiName: 'UserRecordAccess',
    label: 'User Record Access',
    labelPlural: 'User Record Access',
    keyPrefix: '',
    sharingModel: 'Read',
    createable: false,
    updateable: false,
    deletable: false,
    nameField: 'RecordId',
    fields: [
      defineField('Id', 'ID', 'id', { ...READ_ONLY, length: 18 }),
      reference('UserId', 'User ID', ['User'], 'User', READ_ONLY),
      text('RecordId', 'Record ID', 18, READ_ONLY),
      checkbox('HasReadAccess', 'Has Read Access', READ_ONLY),
      checkbox('HasEditAccess', 'Has Edit Access', READ_ONLY),
      checkbox('HasDeleteAccess', 'Has Delete Access', READ_ONLY),
      checkbox('HasTransferAccess', 'Has Transfer Access', READ_ONLY),
      checkbox('HasAllAccess', 'Has All Access', READ_ONLY),
      text('MaxAccessLevel', 'Maximum Access Level', 40, READ_ONLY),
    ],
  });
