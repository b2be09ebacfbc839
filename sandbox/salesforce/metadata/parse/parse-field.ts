import { defineField } from '../../schema/define-field.ts';
import type { FieldSchema, FieldType, PicklistValue } from '../../schema/schema-types.ts';
import { MetadataProblem, type XmlNode } from '../xml/xml-node.ts';

const TYPES: Readonly<Record<string, FieldType>> = {
  Text: 'string',
  LongTextArea: 'textarea',
  TextArea: 'textarea',
  Phone: 'phone',
  Email: 'email',
  Url: 'url',
  Picklist: 'picklist',
  Lookup: 'reference',
  Checkbox: 'boolean',
  Number: 'double',
  DateTime: 'datetime',
  Date: 'date',
  Location: 'location',
};
const FIXED_LENGTHS: Readonly<Record<string, number>> = {
  Phone: 40,
  Email: 80,
  Url: 255,
  TextArea: 255,
  Picklist: 255,
  Lookup: 18,
};

/** The schema of a custom field; a geolocation becomes three: the compound and its two parts. */
export function parseField(node: XmlNode): FieldSchema[] {
  const name = node.required('fullName');
  const label = node.required('label');
  const metadataType = node.required('type');
  const type = TYPES[metadataType];
  if (type === undefined) throw new MetadataProblem(`Field type ${metadataType} is not known here`);
  node.without('trackHistory', 'trackTrending', 'trackFeedHistory', 'visibleLines', 'displayLocationInDecimal');
  // Data classification is for reports and auditors: it restricts nobody.
  node.without('businessStatus', 'complianceGroup', 'securityClassification');
  const required = node.boolean('required');
  const description = node.text('description');
  const inlineHelpText = node.text('inlineHelpText');
  const field = defineField(name, label, type, {
    custom: true,
    required,
    unique: node.boolean('unique'),
    externalId: node.boolean('externalId'),
    caseSensitive: node.boolean('caseSensitive'),
    ...(description === undefined ? {} : { description }),
    ...(inlineHelpText === undefined ? {} : { inlineHelpText }),
    ...sizeOf(node, metadataType, type),
    ...(type === 'picklist' ? picklistOf(node) : defaultOf(node, type)),
    ...(type === 'reference' ? lookupOf(node, name) : {}),
    ...(metadataType === 'LongTextArea' ? { extraTypeInfo: 'plaintextarea' } : {}),
    ...formulaOf(node),
  });
  return type === 'location' ? locationFields(field, node) : [field];
}

function sizeOf(node: XmlNode, metadataType: string, type: FieldType): Partial<FieldSchema> {
  const length = node.number('length') ?? FIXED_LENGTHS[metadataType];
  const precision = node.number('precision');
  const scale = type === 'location' ? undefined : node.number('scale');
  if ((metadataType === 'Text' || metadataType === 'LongTextArea') && length === undefined) {
    throw new MetadataProblem('Must specify length for this field type');
  }
  if (type === 'double' && (precision === undefined || scale === undefined)) {
    throw new MetadataProblem('Must specify precision and scale for a Number field');
  }
  return {
    ...(length === undefined ? {} : { length }),
    ...(precision === undefined ? {} : { precision }),
    ...(scale === undefined ? {} : { scale }),
  };
}

function picklistOf(node: XmlNode): Partial<FieldSchema> {
  const set = node.node('valueSet');
  const definition = set?.node('valueSetDefinition');
  definition?.boolean('sorted');
  const values = (definition?.list('value') ?? []).map((value): PicklistValue => {
    const name = value.required('fullName');
    const defaultValue = value.boolean('default');
    return { value: name, label: value.required('label'), active: value.boolean('isActive', true), defaultValue };
  });
  if (values.length === 0) throw new MetadataProblem('A picklist needs values');
  const preset = values.find(({ defaultValue }) => defaultValue);
  return {
    picklistValues: values,
    restrictedPicklist: set?.boolean('restricted') ?? false,
    ...(preset === undefined ? {} : { defaultValue: preset.value, defaultedOnCreate: true }),
  };
}

/** Default formulas that are literals: a quoted text, a number, a checkbox's true or false. */
function defaultOf(node: XmlNode, type: FieldType): Partial<FieldSchema> {
  const formula = node.text('defaultValue');
  if (formula === undefined) return type === 'boolean' ? { defaultValue: false } : {};
  if (type === 'boolean') return { defaultValue: formula === 'true', defaultedOnCreate: true };
  const quoted = /^"([^"]*)"$/u.exec(formula);
  if (quoted !== null) return { defaultValue: quoted[1] ?? '', defaultedOnCreate: true };
  if (type === 'double' && /^-?\d+(?:\.\d+)?$/u.test(formula))
    return { defaultValue: Number(formula), defaultedOnCreate: true };
  throw new MetadataProblem(`The default value ${formula} is no literal, and the sandbox computes none`);
}

function formulaOf(node: XmlNode): Partial<FieldSchema> {
  const formula = node.text('formula');
  const blanks = node.text('formulaTreatBlanksAs');
  if (formula === undefined) return {};
  if (blanks !== 'BlankAsBlank') throw new MetadataProblem('Formulas that take blanks for zeros are not known here');
  return { formula, calculated: true, createable: false, updateable: false, nillable: true };
}

function lookupOf(node: XmlNode, name: string): Partial<FieldSchema> {
  node.text('relationshipLabel');
  const childName = node.text('relationshipName');
  const deleteConstraint = node.text('deleteConstraint') ?? 'SetNull';
  if (deleteConstraint !== 'SetNull' && deleteConstraint !== 'Restrict' && deleteConstraint !== 'Cascade') {
    throw new MetadataProblem(`'${deleteConstraint}' is not a valid value for the enum 'DeleteConstraint'`);
  }
  return {
    referenceTo: [node.required('referenceTo')],
    relationshipName: name.replace(/__c$/u, '__r'),
    deleteConstraint,
    ...(childName === undefined ? {} : { childRelationshipName: `${childName}__r` }),
  };
}

/** Written by its parts, read as a compound. Source: Object Reference, "Geolocation Custom Field". */
function locationFields(compound: FieldSchema, node: XmlNode): FieldSchema[] {
  const scale = node.number('scale') ?? 0;
  const part = (suffix: string, label: string): FieldSchema =>
    defineField(compound.name.replace(/__c$/u, `__${suffix}__s`), `${compound.label} (${label})`, 'double', {
      custom: true,
      precision: scale + 3,
      scale,
      compoundFieldName: compound.name,
    });
  return [
    { ...compound, createable: false, updateable: false },
    part('Latitude', 'Latitude'),
    part('Longitude', 'Longitude'),
  ];
}
