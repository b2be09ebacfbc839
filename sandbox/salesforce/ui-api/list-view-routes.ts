import type { RestHandler } from '../rest/rest-types.ts';
import type { Route } from '../rest/routes.ts';
import { readListRequest } from './list-request.ts';
import { compileListView, findColumn } from './list-view-filter.ts';
import { collectRecords } from './record-collection.ts';
import { uiError } from './ui-error.ts';
import { findUiObject } from './visible-record.ts';

const listRecords: RestHandler = (context, request, objectName = '', listViewApiName = '') => {
  const object = findUiObject(context, objectName);
  const view = object.listViews.get(listViewApiName);
  if (view === undefined) {
    throw uiError(404, 'NOT_FOUND', `The list view ${listViewApiName} does not exist on ${object.apiName}.`);
  }
  const input = readListRequest(request);
  const columns = view.columns.flatMap((column) => findColumn(object, column)?.name ?? []);
  const rows = [...context.session.rows(object.apiName)].filter(compileListView(context, object, view));
  const url = `/services/data/v${context.version}/ui-api/list-records/${object.apiName}/${view.name}`;
  const wanted = { ...input, optionalFields: [...input.optionalFields, ...columns] };
  const listReference = {
    id: null,
    listViewApiName: view.name,
    objectApiName: object.apiName,
    parentObjectApiName: null,
    recordTypeId: null,
    relatedListId: null,
    type: 'listView',
  };
  return {
    status: 200,
    body: { ...collectRecords(context, object, rows, wanted, url), listInfoETag: view.name, listReference },
  };
};

export const listViewRoutes: readonly Route[] = [
  { pattern: 'list-records/:object/:listView', methods: { GET: listRecords, POST: listRecords } },
];
