import { CONTENT_DOCUMENT, CONTENT_DOCUMENT_LINK } from '../schema/standard/files.ts';
import type { Store } from '../store/store.ts';
import type { Row } from '../types.ts';

/** What is attached to records: a view of the documents by their links, which the org keeps nowhere. */
export function attachedDocuments(store: Store): readonly Row[] {
  return store.list(CONTENT_DOCUMENT_LINK).flatMap((link): Row[] => {
    const { ContentDocumentId: documentId, LinkedEntityId } = link;
    const document = typeof documentId === 'string' ? store.get(CONTENT_DOCUMENT, documentId) : undefined;
    if (document === undefined || LinkedEntityId === undefined) return [];
    const { Title, FileType, FileExtension, ContentSize, CreatedDate, CreatedById } = document;
    const shown = { Title, FileType, FileExtension, ContentSize, CreatedDate, CreatedById };
    const values = Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, value ?? null]));
    return [{ ...values, Id: link.Id, ContentDocumentId: document.Id, LinkedEntityId }];
  });
}
