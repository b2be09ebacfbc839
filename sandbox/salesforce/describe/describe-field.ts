import type { FieldSchema, FieldType, ObjectSchema } from '../types.ts';
import type { RestContext } from '../rest/rest-types.ts';
import { isFilterable } from '../soql/field-kinds.ts';

/** UTF-8 takes up to three bytes for a character of a text field, as describe counts them. */
const BYTES_PER_CHARACTER = 3;

const SOAP_TYPES: Partial<Record<FieldType, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  time: 'xsd:time',
  address: 'urn:address',
  location: 'urn:location',
  base64: 'xsd:base64Binary',
};

/** One field in the answer of describe. Source: REST API Developer Guide, "sObject Describe". */
export function describeField({ session }: RestContext, object: ObjectSchema, field: FieldSchema) {
  const { editable } = session.fieldPermissions(object.apiName, field.name);
  const permissions = session.objectPermissions(object.apiName);
  const isText = field.length !== undefined;
  const length = field.type === 'id' || field.type === 'reference' ? 18 : (field.length ?? 0);
  return {
    aggregatable: isFilterable(field) && field.type !== 'boolean',
    autoNumber: field.autoNumber,
    byteLength: isText ? length * BYTES_PER_CHARACTER : length,
    calculated: field.calculated,
    calculatedFormula: field.formula ?? null,
    cascadeDelete: field.deleteConstraint === 'Cascade',
    caseSensitive: field.caseSensitive,
    compoundFieldName: field.compoundFieldName ?? null,
    controllerName: null,
    createable: field.createable && editable && permissions.create,
    custom: field.custom,
    defaultValue: field.defaultValue ?? (field.type === 'boolean' ? false : null),
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: field.type === 'int' ? (field.precision ?? 0) : 0,
    externalId: field.externalId,
    extraTypeInfo: field.extraTypeInfo ?? null,
    filterable: isFilterable(field),
    groupable: isFilterable(field) && !['double', 'currency', 'percent', 'datetime'].includes(field.type),
    htmlFormatted: field.htmlFormatted,
    idLookup: field.type === 'id' || field.externalId,
    inlineHelpText: field.inlineHelpText ?? null,
    label: field.label,
    length,
    name: field.name,
    nameField: field.name === object.nameField,
    namePointing: (field.referenceTo?.length ?? 0) > 1,
    nillable: field.nillable,
    permissionable: field.permissionable,
    picklistValues: (field.picklistValues ?? []).map(({ value, label, active, defaultValue }) => ({
      active,
      defaultValue,
      label,
      validFor: null,
      value,
    })),
    polymorphicForeignKey: (field.referenceTo?.length ?? 0) > 1,
    precision: field.type === 'int' ? 0 : (field.precision ?? 0),
    referenceTo: field.referenceTo ?? [],
    relationshipName: field.relationshipName ?? null,
    restrictedPicklist: field.restrictedPicklist,
    scale: field.scale ?? 0,
    soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
    sortable: isFilterable(field),
    type: field.type,
    unique: field.unique,
    updateable: field.updateable && editable && permissions.edit,
  };
}
