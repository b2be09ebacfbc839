import { type Collection, type ListConfig, observeList } from '../../../data/lists.ts';
import { type FieldId } from '../../../data/records.ts';
import { createWireAdapter } from '../../../data/wire-adapter.ts';

interface ListViewConfig extends ListConfig {
  readonly objectApiName?: string | FieldId;
  readonly listViewApiName?: string;
}

export const getListRecordsByName = createWireAdapter<ListViewConfig, Collection>(
  ['objectApiName', 'listViewApiName'],
  ({ objectApiName = '', listViewApiName = '', ...config }, emit) => {
    const object = typeof objectApiName === 'string' ? objectApiName : objectApiName.objectApiName;
    return observeList(`/list-records/${object}/${listViewApiName}`, config, emit);
  },
);
