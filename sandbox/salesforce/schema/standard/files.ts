import { defineField, picklist, READ_ONLY, reference, text, textarea } from '../define-field.ts';
import { defineObject } from '../define-object.ts';
import type { FieldSchema, ObjectSchema } from '../schema-types.ts';
import { auditFields, owner, recordId, viewFields } from '../system-fields.ts';

export const CONTENT_DOCUMENT = 'ContentDocument';
export const CONTENT_VERSION = 'ContentVersion';
export const CONTENT_DOCUMENT_LINK = 'ContentDocumentLink';
export const ATTACHED_CONTENT_DOCUMENT = 'AttachedContentDocument';

/** Nobody's profile or permission set can hide a standard field of a file. */
const OPEN = { permissionable: false } as const;
const ONCE = { ...OPEN, updateable: false } as const;
/** What files are attached to, and every custom object. */
const RECORDS = ['Account', 'Case', 'Contact', 'User'] as const;

const anyRecord = (name: string, label: string, relationship: string, options: Partial<FieldSchema> = {}) =>
  reference(name, label, RECORDS, relationship, { ...ONCE, refersToAnyRecord: true, ...options });

const measures = (): readonly FieldSchema[] => [
  text('FileType', 'File Type', 20, READ_ONLY),
  text('FileExtension', 'File Extension', 40, READ_ONLY),
  defineField('ContentSize', 'Size', 'int', { ...READ_ONLY, precision: 9 }),
];

/**
 * Files as an org has them: the document, its versions with the bytes, and the records it is attached to. Fields as in the
 * Object Reference for the Salesforce Platform, "ContentDocument", "ContentVersion", "ContentDocumentLink" and
 * "AttachedContentDocument", those of libraries and assets left out.
 */
export const fileObjects = (): readonly ObjectSchema[] => [
  defineObject({
    apiName: CONTENT_DOCUMENT,
    label: 'Content Document',
    labelPlural: 'Content Documents',
    keyPrefix: '069',
    sharingModel: 'ByFile',
    createable: false,
    updateable: false,
    nameField: 'Title',
    fields: [
      recordId('ContentDocument ID'),
      text('Title', 'Title', 255, READ_ONLY),
      textarea('Description', 'Description', 1000, READ_ONLY),
      reference(
        'LatestPublishedVersionId',
        'Latest Published Version ID',
        [CONTENT_VERSION],
        'LatestPublishedVersion',
        {
          ...READ_ONLY,
        },
      ),
      ...measures(),
      { ...owner(), createable: false, updateable: false },
      ...auditFields(),
      ...viewFields(),
    ],
  }),
  defineObject({
    apiName: CONTENT_VERSION,
    label: 'Content Version',
    labelPlural: 'Content Versions',
    keyPrefix: '068',
    sharingModel: 'ByFile',
    deletable: false,
    nameField: 'Title',
    fields: [
      recordId('ContentVersion ID'),
      reference('ContentDocumentId', 'ContentDocument ID', [CONTENT_DOCUMENT], 'ContentDocument', {
        ...ONCE,
        childRelationshipName: 'ContentVersions',
        deleteConstraint: 'Cascade',
      }),
      defineField('IsLatest', 'Is Latest', 'boolean', READ_ONLY),
      text('VersionNumber', 'Version Number', 20, READ_ONLY),
      text('Title', 'Title', 255, OPEN),
      textarea('Description', 'Description', 1000, OPEN),
      textarea('ReasonForChange', 'Reason For Change', 1000, OPEN),
      text('PathOnClient', 'Path On Client', 500, ONCE),
      ...measures(),
      defineField('VersionData', 'Version Data', 'base64', ONCE),
      anyRecord('FirstPublishLocationId', 'First Publish Location ID', 'FirstPublishLocation'),
      picklist('Origin', 'Content Origin', ['*C', 'H'], ONCE),
      picklist('ContentLocation', 'Content Location', ['*S', 'E', 'L'], ONCE),
      text('Checksum', 'Checksum', 50, READ_ONLY),
      owner(),
      ...auditFields(),
    ],
  }),
  defineObject({
    apiName: CONTENT_DOCUMENT_LINK,
    label: 'Content Document Link',
    labelPlural: 'Content Document Links',
    keyPrefix: '06A',
    sharingModel: 'ByFile',
    nameField: 'Id',
    fields: [
      recordId('ContentDocumentLink ID'),
      ...linkFields('ContentDocumentLinks'),
      picklist('ShareType', 'Share Type', ['V', 'C', 'I'], { ...OPEN, restrictedPicklist: true }),
      picklist('Visibility', 'Visibility', ['*AllUsers', 'InternalUsers', 'SharedUsers'], OPEN),
      defineField('SystemModstamp', 'System Modstamp', 'datetime', READ_ONLY),
    ],
  }),
  defineObject({
    apiName: ATTACHED_CONTENT_DOCUMENT,
    label: 'Attached Content Document',
    labelPlural: 'Files',
    keyPrefix: '',
    sharingModel: 'ByFile',
    createable: false,
    updateable: false,
    deletable: false,
    // "Cannot be queried alone": it is reached from the record it is attached to.
    queryable: false,
    nameField: 'Title',
    fields: [
      recordId('AttachedContentDocument ID'),
      ...linkFields('AttachedContentDocuments').map((field) => ({ ...field, createable: false, updateable: false })),
      text('Title', 'Title', 255, READ_ONLY),
      ...measures(),
      defineField('CreatedDate', 'Created Date', 'datetime', READ_ONLY),
      reference('CreatedById', 'Created By ID', ['User'], 'CreatedBy', READ_ONLY),
    ],
  }),
];

function linkFields(childRelationshipName: string): readonly FieldSchema[] {
  return [
    reference('ContentDocumentId', 'ContentDocument ID', [CONTENT_DOCUMENT], 'ContentDocument', {
      ...ONCE,
      required: true,
      deleteConstraint: 'Cascade',
      ...(childRelationshipName === 'ContentDocumentLinks' ? { childRelationshipName } : {}),
    }),
    anyRecord('LinkedEntityId', 'Linked Entity ID', 'LinkedEntity', {
      required: true,
      deleteConstraint: 'Cascade',
      childRelationshipName,
    }),
  ];
}
