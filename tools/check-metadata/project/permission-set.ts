import { childrenOf, isTrue, textOf } from '../xml/element.ts';
import type { MetadataFile } from './metadata-file.ts';

export interface ObjectGrant {
  readonly object: string;
  readonly mayCreate: boolean;
  readonly mayRead: boolean;
  readonly mayEdit: boolean;
  readonly mayDelete: boolean;
  readonly seesAll: boolean;
  readonly changesAll: boolean;
}

export interface FieldGrant {
  /** `Object.Field` */
  readonly field: string;
  readonly isReadable: boolean;
  readonly isEditable: boolean;
}

/** What a permission set grants on objects and fields. */
export interface PermissionSet {
  readonly file: MetadataFile;
  readonly objects: readonly ObjectGrant[];
  readonly fields: readonly FieldGrant[];
}

export function readPermissionSet(file: MetadataFile): PermissionSet {
  return {
    file,
    objects: childrenOf(file.root, 'objectPermissions').map((grant) => ({
      object: textOf(grant, 'object'),
      mayCreate: isTrue(grant, 'allowCreate'),
      mayRead: isTrue(grant, 'allowRead'),
      mayEdit: isTrue(grant, 'allowEdit'),
      mayDelete: isTrue(grant, 'allowDelete'),
      seesAll: isTrue(grant, 'viewAllRecords'),
      changesAll: isTrue(grant, 'modifyAllRecords'),
    })),
    fields: childrenOf(file.root, 'fieldPermissions').map((grant) => ({
      field: textOf(grant, 'field'),
      isReadable: isTrue(grant, 'readable'),
      isEditable: isTrue(grant, 'editable'),
    })),
  };
}
