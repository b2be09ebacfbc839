import type { FieldSchema, FieldType, ObjectSchema, OrgMetadata, OrgSession } from '../types.ts';
import { isFilterable } from '../soql/field-kinds.ts';

/** The names of types in UI API. Source: User Interface API Developer Guide, "Field". */
const DATA_TYPES: Readonly<Record<FieldType, string>> = {
  id: 'Reference',
  string: 'String',
  textarea: 'TextArea',
  phone: 'Phone',
  email: 'Email',
  url: 'Url',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  combobox: 'ComboBox',
  reference: 'Reference',
  boolean: 'Boolean',
  double: 'Double',
  currency: 'Currency',
  percent: 'Percent',
  int: 'Int',
  datetime: 'DateTime',
  date: 'Date',
  time: 'Time',
  location: 'Location',
  address: 'Address',
  base64: 'Base64',
};

/** A person's name has parts, all of which make up the record's name. */
export function nameFieldsOf(object: ObjectSchema): readonly string[] {
  const parts = ['FirstName', 'LastName'].filter((part) => object.fields.has(part));
  return [object.nameField, ...parts];
}

export function representField(metadata: OrgMetadata, session: OrgSession, object: ObjectSchema, field: FieldSchema) {
  const { editable } = session.fieldPermissions(object.apiName, field.name);
  const permissions = session.objectPermissions(object.apiName);
  const isReference = field.type === 'reference';
  return {
    apiName: field.name,
    calculated: field.calculated,
    compound: field.type === 'address' || field.type === 'location',
    compoundComponentName: null,
    compoundFieldName: field.compoundFieldName ?? null,
    controllerName: null,
    controllingFields: [],
    createable: field.createable && editable && permissions.create,
    custom: field.custom,
    dataType: DATA_TYPES[field.type],
    defaultedOnCreate: field.defaultedOnCreate,
    externalId: field.externalId,
    extraTypeInfo: field.extraTypeInfo ?? null,
    filterable: isFilterable(field),
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: field.htmlFormatted,
    inlineHelpText: field.inlineHelpText ?? null,
    label: field.label,
    length: field.type === 'id' || isReference ? 18 : (field.length ?? 0),
    nameField: field.name === object.nameField,
    polymorphicForeignKey: (field.referenceTo?.length ?? 0) > 1,
    precision: field.precision ?? 0,
    reference: isReference,
    referenceTargetField: null,
    referenceToInfos: (field.referenceTo ?? []).flatMap((name) => {
      const target = metadata.object(name);
      return target === undefined ? [] : [{ apiName: target.apiName, nameFields: nameFieldsOf(target) }];
    }),
    relationshipName: field.relationshipName ?? null,
    required: field.required,
    scale: field.scale ?? 0,
    searchPrefilterable: isReference,
    sortable: isFilterable(field),
    unique: field.unique,
    updateable: field.updateable && editable && permissions.edit,
  };
}
