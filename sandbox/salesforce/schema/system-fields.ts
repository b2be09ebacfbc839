import { checkbox, defineField, READ_ONLY, reference, text } from './define-field.ts';
import type { FieldSchema } from './schema-types.ts';

export const recordId = (label: string): FieldSchema =>
  defineField('Id', label, 'id', { ...READ_ONLY, length: 18, nillable: false, defaultedOnCreate: true });

/** Who made and changed the record and when: stamped by the org, settable by nobody. */
export const auditFields = (): readonly FieldSchema[] => [
  checkbox('IsDeleted', 'Deleted', READ_ONLY),
  defineField('CreatedDate', 'Created Date', 'datetime', { ...READ_ONLY, nillable: false, defaultedOnCreate: true }),
  reference('CreatedById', 'Created By ID', ['User'], 'CreatedBy', { ...READ_ONLY, nillable: false }),
  defineField('LastModifiedDate', 'Last Modified Date', 'datetime', { ...READ_ONLY, nillable: false }),
  reference('LastModifiedById', 'Last Modified By ID', ['User'], 'LastModifiedBy', { ...READ_ONLY, nillable: false }),
  defineField('SystemModstamp', 'System Modstamp', 'datetime', { ...READ_ONLY, nillable: false }),
];

/** When the asking person last opened the record. */
export const viewFields = (): readonly FieldSchema[] => [
  defineField('LastViewedDate', 'Last Viewed Date', 'datetime', READ_ONLY),
  defineField('LastReferencedDate', 'Last Referenced Date', 'datetime', READ_ONLY),
];

/** What the bus adds to a platform event. Source: Platform Events Developer Guide, "Platform Event Fields". */
export const eventFields = (): readonly FieldSchema[] => [
  text('ReplayId', 'Replay ID', 1000, READ_ONLY),
  defineField('CreatedDate', 'Created Date', 'datetime', { ...READ_ONLY, nillable: false }),
  reference('CreatedById', 'Created By ID', ['User'], 'CreatedBy', { ...READ_ONLY, nillable: false }),
  text('EventUuid', 'Event UUID', 36, READ_ONLY),
];

export const owner = (to: readonly string[] = ['User']): FieldSchema =>
  reference('OwnerId', 'Owner ID', to, 'Owner', { nillable: false, defaultedOnCreate: true, permissionable: false });
