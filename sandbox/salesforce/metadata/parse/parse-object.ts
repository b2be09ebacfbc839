import { READ_ONLY, text } from '../../schema/define-field.ts';
import type { FieldSchema, ObjectSchema, SharingModel } from '../../schema/schema-types.ts';
import type { CompactLayout, ListView, ValidationRule } from '../metadata-types.ts';
import { MetadataProblem, type XmlNode } from '../xml/xml-node.ts';

export interface ObjectDefinition extends Pick<ObjectSchema, 'apiName' | 'label' | 'labelPlural' | 'sharingModel'> {
  readonly nameField: FieldSchema;
  readonly compactLayoutAssignment: string | undefined;
}

const SHARING: Readonly<Record<string, SharingModel>> = { Private: 'Private', Read: 'Read', ReadWrite: 'ReadWrite' };

export function parseObject(node: XmlNode, apiName: string): ObjectDefinition {
  node.without(
    'allowInChatterGroups',
    'description',
    'enableActivities',
    'enableBulkApi',
    'enableFeeds',
    'enableHistory',
    'enableLicensing',
    'enableReports',
    'enableSearch',
    'enableSharing',
    'enableStreamingApi',
    'externalSharingModel',
    'searchLayouts',
    'startsWith',
    'visibility',
  );
  node.oneOf('deploymentStatus', ['Deployed', 'InDevelopment']);
  const sharingModel = SHARING[node.required('sharingModel')];
  if (sharingModel === undefined) throw new MetadataProblem('The sharing model is not known here');
  return {
    apiName,
    label: node.required('label'),
    labelPlural: node.required('pluralLabel'),
    sharingModel,
    nameField: parseNameField(node.node('nameField')),
    compactLayoutAssignment: node.text('compactLayoutAssignment'),
  };
}

function parseNameField(node: XmlNode | undefined): FieldSchema {
  if (node === undefined) throw new MetadataProblem('Must specify a nameField of type Text or AutoNumber');
  node.without('trackHistory');
  const label = node.required('label');
  if (node.oneOf('type', ['Text', 'AutoNumber']) === 'Text') return text('Name', label, 80, { permissionable: false });
  const displayFormat = node.required('displayFormat');
  return text('Name', label, 80, {
    ...READ_ONLY,
    nillable: false,
    defaultedOnCreate: true,
    autoNumber: true,
    displayFormat,
  });
}

export function parseListView(node: XmlNode): ListView {
  const booleanFilter = node.text('booleanFilter');
  return {
    name: node.required('fullName'),
    label: node.required('label'),
    filterScope: node.required('filterScope'),
    columns: node.texts('columns'),
    filters: node.list('filters').map((filter) => ({
      field: filter.required('field'),
      operation: filter.required('operation'),
      value: filter.text('value') ?? '',
    })),
    ...(booleanFilter === undefined ? {} : { booleanFilter }),
  };
}

export function parseValidationRule(node: XmlNode): ValidationRule {
  node.without('description');
  const errorDisplayField = node.text('errorDisplayField');
  return {
    name: node.required('fullName'),
    active: node.boolean('active'),
    formula: node.required('errorConditionFormula'),
    errorMessage: node.required('errorMessage'),
    ...(errorDisplayField === undefined ? {} : { errorDisplayField }),
  };
}

export function parseCompactLayout(node: XmlNode): CompactLayout {
  return { name: node.required('fullName'), label: node.required('label'), fields: node.texts('fields') };
}
