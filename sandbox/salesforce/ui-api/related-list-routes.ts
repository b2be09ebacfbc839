import type { ChildRelationship, ObjectSchema } from '../types.ts';
import type { RestContext, RestHandler } from '../rest/rest-types.ts';
import type { Route } from '../rest/routes.ts';
import { readListRequest } from './list-request.ts';
import { collectRecords } from './record-collection.ts';
import { MASTER_RECORD_TYPE_ID } from './record-representation.ts';
import { uiError } from './ui-error.ts';
import { findUiObject, findUiRecord } from './visible-record.ts';

const relatedRecords: RestHandler = (context, request, parentId = '', relatedListId = '') => {
  const { object: parent, row } = findUiRecord(context, parentId);
  const { child, relationship } = findRelatedList(context, parent, relatedListId);
  const rows = [...context.session.rows(child.apiName)].filter((each) => each[relationship.field] === row.Id);
  const url = `/services/data/v${context.version}/ui-api/related-list-records/${row.Id}/${relatedListId}`;
  const collection = collectRecords(context, child, rows, readListRequest(request), url);
  const listReference = { inContextOfRecordId: row.Id, ...referenceTo(parent, relatedListId) };
  return { status: 200, body: { ...collection, listReference } };
};

const relatedListInfo: RestHandler = (context, _request, parentName = '', relatedListId = '') => {
  const parent = findUiObject(context, parentName);
  const { child, relationship } = findRelatedList(context, parent, relatedListId);
  const laidOut = [...context.org.metadata.layouts.values()]
    .filter(({ object }) => object === parent.apiName)
    .flatMap(({ relatedLists }) => relatedLists)
    .find(({ relatedList }) => relatedList === `${child.apiName}.${relationship.field}`);
  const columns = (laidOut?.fields ?? [child.nameField]).flatMap((name) => child.field(name) ?? []);
  return {
    status: 200,
    body: {
      displayColumns: columns.map(({ name, label }) => ({ fieldApiName: name, label, lookupId: null, sortable: true })),
      fieldApiName: relationship.field,
      label: child.labelPlural,
      listReference: referenceTo(parent, relatedListId),
      objectApiNames: [child.apiName],
      orderedByInfo: [],
    },
  };
};

export const relatedListRoutes: readonly Route[] = [
  { pattern: 'related-list-records/:parent/:list', methods: { GET: relatedRecords, POST: relatedRecords } },
  { pattern: 'related-list-info/:object/:list', methods: { GET: relatedListInfo } },
];

function findRelatedList({ org, session }: RestContext, parent: ObjectSchema, id: string) {
  const relationship = parent.childRelationships.find(({ relationshipName }) => relationshipName === id);
  const child = relationship === undefined ? undefined : org.metadata.object(relationship.childObject);
  const isVisible = (each: ObjectSchema, { field }: ChildRelationship) =>
    session.canRead(each.apiName) && session.canReadField(each.apiName, field);
  if (relationship === undefined || child === undefined || !isVisible(child, relationship)) {
    throw uiError(404, 'NOT_FOUND', `The related list ${id} does not exist on ${parent.apiName}.`);
  }
  return { child, relationship };
}

function referenceTo(parent: ObjectSchema, relatedListId: string) {
  return {
    id: null,
    listViewApiName: null,
    objectApiName: null,
    parentObjectApiName: parent.apiName,
    recordTypeId: MASTER_RECORD_TYPE_ID,
    relatedListId,
    type: 'relatedList',
  };
}
