import type { UiRecord } from '../data/records.ts';
import { type FieldInfo, type ObjectInfo, isCompound } from './object-info.ts';

export interface PicklistOption {
  readonly label: string;
  readonly value: string;
}

/** The choices of every picklist of an object, by field. */
export type Picklists = Readonly<Record<string, readonly PicklistOption[]>>;

/** A field that can be typed into. */
export interface FieldInput {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly value: string;
  readonly checked: boolean;
  readonly required: boolean;
  readonly isLong: boolean;
  readonly maxLength: number | undefined;
  readonly step: string | undefined;
  readonly options: readonly PicklistOption[] | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  Boolean: 'checkbox',
  Date: 'date',
  DateTime: 'datetime',
  Double: 'number',
  Currency: 'number',
  Percent: 'number',
  Int: 'number',
  Email: 'email',
  Phone: 'tel',
  // Not `url`: Salesforce takes addresses without a scheme.
  Url: 'text',
};
const NONE = { label: '--None--', value: '' };

/** The fields that this person may change; lookups are left to the pages that know what to look for. */
export function inputsOf(info: ObjectInfo, record: UiRecord, picklists: Picklists): FieldInput[] {
  return Object.values(info.fields)
    .filter((field) => field.updateable && !field.reference && !isCompound(field) && !isGeocode(field))
    .map((field) => toInput(field, record.fields[field.apiName]?.value, picklists[field.apiName]));
}

/** Salesforce finds the place of an address itself. */
function isGeocode({ apiName, compoundFieldName }: FieldInfo): boolean {
  return compoundFieldName !== null && /(?:Latitude|Longitude|GeocodeAccuracy)$/.test(apiName);
}

/** What the input holds as the field's value; an empty input is no value. */
export function toFieldValue({ dataType }: FieldInfo, input: { value?: string; checked?: boolean }): unknown {
  if (dataType === 'Boolean') return input.checked ?? false;
  if (input.value === undefined || input.value === '') return null;
  return TYPES[dataType] === 'number' ? Number(input.value) : input.value;
}

function toInput(field: FieldInfo, value: unknown, options: readonly PicklistOption[] | undefined): FieldInput {
  const { apiName, label, dataType, length, required, scale } = field;
  const type = TYPES[dataType] ?? 'text';
  return {
    name: apiName,
    label,
    type,
    value: String(value ?? ''),
    checked: value === true,
    required: required && dataType !== 'Boolean',
    isLong: dataType === 'TextArea',
    maxLength: length > 0 ? length : undefined,
    step: type === 'number' && scale > 0 ? String(10 ** -scale) : undefined,
    options: options && [NONE, ...options],
  };
}
