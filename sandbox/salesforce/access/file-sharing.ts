import type { ObjectSchema } from '../schema/schema-types.ts';
import { ATTACHED_CONTENT_DOCUMENT, CONTENT_DOCUMENT, CONTENT_DOCUMENT_LINK } from '../schema/standard/files.ts';
import type { Store } from '../store/store.ts';
import type { Row } from '../types.ts';
import type { Grants } from './grants.ts';
import type { Sharing } from './sharing.ts';

type ObjectOf = (id: string) => ObjectSchema | undefined;

/**
 * Files follow the records that they are attached to: whoever reads one of those reads the file, and nobody else but its
 * owner. An inferred share (I) lets change it whoever may change the record, a collaborator's (C) whoever reads it.
 * Source: Object Reference, "ContentDocumentLink" (ShareType).
 *
 * @param objectOf the object of a record, by its id
 */
export function withFiles(userId: string, sharing: Sharing, grants: Grants, store: Store, objectOf: ObjectOf): Sharing {
  const seesEntity = (id: string): boolean => (id.startsWith('005') ? id === userId : reaches(id, 'canRead'));

  function reaches(id: string, way: 'canRead' | 'canEdit'): boolean {
    const object = objectOf(id);
    const row = object === undefined ? undefined : store.get(object.apiName, id);
    return object !== undefined && row !== undefined && sharing[way](object, row);
  }

  function isOwner(documentId: string): boolean {
    return store.get(CONTENT_DOCUMENT, documentId)?.['OwnerId'] === userId;
  }

  function canReadFile(documentId: string): boolean {
    return isOwner(documentId) || linksOf(store, documentId).some((link) => seesEntity(textOf(link, 'LinkedEntityId')));
  }

  function canEditFile(documentId: string): boolean {
    if (isOwner(documentId)) return true;
    return linksOf(store, documentId).some((link) => {
      const entityId = textOf(link, 'LinkedEntityId');
      if (link['ShareType'] === 'C') return seesEntity(entityId);
      return link['ShareType'] === 'I' && reaches(entityId, 'canEdit');
    });
  }

  const isLink = ({ apiName }: ObjectSchema): boolean =>
    apiName === CONTENT_DOCUMENT_LINK || apiName === ATTACHED_CONTENT_DOCUMENT;

  const canRead = (object: ObjectSchema, row: Row): boolean =>
    canReadFile(documentOf(object, row)) &&
    (!isLink(object) || isOwner(documentOf(object, row)) || seesEntity(textOf(row, 'LinkedEntityId')));

  const changesAll = (object: ObjectSchema, row: Row): boolean =>
    grants.object(object).modifyAll && canRead(object, row);

  const of = (way: 'canRead' | 'canEdit' | 'canDelete', files: (object: ObjectSchema, row: Row) => boolean) => {
    return (object: ObjectSchema, row: Row): boolean =>
      object.sharingModel === 'ByFile' ? files(object, row) : sharing[way](object, row);
  };
  return {
    ...sharing,
    canRead: of('canRead', canRead),
    canEdit: of('canEdit', (object, row) => changesAll(object, row) || canEditFile(documentOf(object, row))),
    canDelete: of(
      'canDelete',
      (object, row) =>
        changesAll(object, row) ||
        isOwner(documentOf(object, row)) ||
        (isLink(object) && reaches(textOf(row, 'LinkedEntityId'), 'canEdit')),
    ),
  };
}

export function linksOf(store: Store, documentId: string): readonly Row[] {
  return store.list(CONTENT_DOCUMENT_LINK).filter((link) => link['ContentDocumentId'] === documentId);
}

function documentOf(object: ObjectSchema, row: Row): string {
  return object.apiName === CONTENT_DOCUMENT ? row.Id : textOf(row, 'ContentDocumentId');
}

function textOf(row: Row, field: string): string {
  const value = row[field];
  return typeof value === 'string' ? value : '';
}
