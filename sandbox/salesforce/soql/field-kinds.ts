import type { FieldSchema, FieldType } from '../types.ts';

const TEXTS: readonly FieldType[] = [
  'string',
  'textarea',
  'phone',
  'email',
  'url',
  'picklist',
  'multipicklist',
  'combobox',
];
const NUMBERS: readonly FieldType[] = ['double', 'currency', 'percent', 'int'];
const LONG_TEXT_FROM = 256;

export const isText = ({ type }: FieldSchema): boolean => TEXTS.includes(type);
export const isNumber = ({ type }: FieldSchema): boolean => NUMBERS.includes(type);
export const isId = ({ type }: FieldSchema): boolean => type === 'id' || type === 'reference';

/** Long texts, compounds and bytes can be read, but neither filtered nor sorted. */
export const isFilterable = ({ type, length = 0 }: FieldSchema): boolean =>
  type !== 'address' && type !== 'location' && type !== 'base64' && !(type === 'textarea' && length >= LONG_TEXT_FROM);
