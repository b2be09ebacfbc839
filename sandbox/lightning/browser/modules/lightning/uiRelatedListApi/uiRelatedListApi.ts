import { type Collection, type ListConfig, observeList } from '../../../data/lists.ts';
import { createWireAdapter } from '../../../data/wire-adapter.ts';

interface RelatedListConfig extends ListConfig {
  readonly parentRecordId?: string;
  readonly relatedListId?: string;
}

export const getRelatedListRecords = createWireAdapter<RelatedListConfig, Collection>(
  ['parentRecordId', 'relatedListId'],
  ({ parentRecordId = '', relatedListId = '', ...config }, emit) =>
    observeList(`/related-list-records/${parentRecordId}/${relatedListId}`, config, emit),
);
