import { createHash } from 'node:crypto';
import type { ObjectSchema, PicklistValue } from '../types.ts';
import type { RestContext, RestHandler } from '../rest/rest-types.ts';
import type { Route } from '../rest/routes.ts';
import { noSuchColumnOnEntity } from '../salesforce-error.ts';
import { toRecordId } from '../store/record-id.ts';
import { nameFieldsOf, representField } from './field-representation.ts';
import { MASTER_RECORD_TYPE_ID } from './record-representation.ts';
import { uiError } from './ui-error.ts';
import { findUiObject } from './visible-record.ts';

const objectInfo: RestHandler = (context, _request, name = '') => ({
  status: 200,
  body: withETag(representObject(context, findUiObject(context, name))),
});

const picklistValues: RestHandler = (context, _request, name = '', recordTypeId = '', fieldName = '') => {
  const object = findUiObject(context, name);
  const field = object.field(fieldName);
  if (field?.picklistValues === undefined || !context.session.canReadField(object.apiName, field.name)) {
    throw noSuchColumnOnEntity(fieldName, object.apiName);
  }
  if (toRecordId(recordTypeId) !== MASTER_RECORD_TYPE_ID) {
    throw uiError(404, 'NOT_FOUND', `The record type ${recordTypeId} does not exist`);
  }
  const active = field.picklistValues.filter((value) => value.active);
  const byDefault = active.find(({ defaultValue }) => defaultValue);
  const url = `/services/data/v${context.version}/ui-api/object-info/${object.apiName}/picklist-values/${MASTER_RECORD_TYPE_ID}/${field.name}`;
  const body = {
    controllerValues: {},
    defaultValue: byDefault === undefined ? null : representValue(byDefault),
    url,
    values: active.map(representValue),
  };
  return { status: 200, body: withETag(body) };
};

export const objectInfoRoutes: readonly Route[] = [
  { pattern: 'object-info/:object', methods: { GET: objectInfo } },
  { pattern: 'object-info/:object/picklist-values/:recordType/:field', methods: { GET: picklistValues } },
];

/** Source: User Interface API Developer Guide, "Object Info". */
function representObject({ org, session }: RestContext, object: ObjectSchema) {
  const permissions = session.objectPermissions(object.apiName);
  const fields = [...object.fields.values()].filter(({ name }) => session.canReadField(object.apiName, name));
  const children = object.childRelationships.filter(
    ({ childObject, field, relationshipName }) =>
      relationshipName !== undefined && session.canRead(childObject) && session.canReadField(childObject, field),
  );
  return {
    apiName: object.apiName,
    associateEntityType: null,
    associateParentEntity: null,
    childRelationships: children.map(({ childObject, field, relationshipName }) => ({
      childObjectApiName: childObject,
      fieldName: field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName,
    })),
    compactLayoutable: true,
    createable: object.createable && permissions.create,
    custom: object.custom,
    defaultRecordTypeId: MASTER_RECORD_TYPE_ID,
    deletable: object.deletable && permissions.delete,
    dependentFields: {},
    feedEnabled: false,
    fields: Object.fromEntries(
      fields.map((field) => [field.name, representField(org.metadata, session, object, field)]),
    ),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: true,
    mruEnabled: true,
    nameFields: nameFieldsOf(object),
    queryable: object.queryable,
    recordTypeInfos: {
      [MASTER_RECORD_TYPE_ID]: {
        available: true,
        defaultRecordTypeMapping: true,
        master: true,
        name: 'Master',
        recordTypeId: MASTER_RECORD_TYPE_ID,
      },
    },
    searchLayoutable: true,
    searchable: true,
    themeInfo: { color: '706E6B', iconUrl: null },
    updateable: object.updateable && permissions.edit,
  };
}

function representValue({ label, value }: PicklistValue) {
  return { attributes: null, label, validFor: [], value };
}

function withETag<T extends object>(body: T): T & { readonly eTag: string } {
  return { ...body, eTag: createHash('md5').update(JSON.stringify(body)).digest('hex') };
}
