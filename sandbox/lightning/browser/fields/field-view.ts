import { type UiRecord } from '../data/records.ts';
import { recordUrl } from '../navigation/page-urls.ts';
import { type FieldInfo, type ObjectInfo, isCompound, labelOf, partsOf } from './object-info.ts';

export type FieldKind =
  'empty' | 'text' | 'link' | 'phone' | 'email' | 'url' | 'datetime' | 'date' | 'checkbox' | 'number';

/** One field, ready to be shown. */
export interface FieldView {
  readonly key: string;
  readonly label: string;
  readonly help: string | null;
  readonly kind: FieldKind;
  readonly text: string;
  readonly isChecked: boolean;
  readonly url: string;
}

const KINDS: Readonly<Record<string, FieldKind>> = {
  Phone: 'phone',
  Email: 'email',
  Url: 'url',
  DateTime: 'datetime',
  Date: 'date',
  Boolean: 'checkbox',
};

/** The field as this person sees it; undefined if they do not see it. */
export function viewField(info: ObjectInfo, record: UiRecord, name: string): FieldView | undefined {
  const field = info.fields[name];
  if (!field) return undefined;
  const text = isCompound(field) ? textOfParts(info, record, name) : textOf(field, record);
  const url = field.reference ? urlOfParent(record, field) : '';
  const kind = kindOf(field, text, url);
  const help = field.inlineHelpText;
  return { key: name, label: labelOf(field), help, kind, text, isChecked: text === 'true', url };
}

function kindOf({ dataType }: FieldInfo, text: string, url: string): FieldKind {
  if (dataType === 'Boolean') return 'checkbox';
  if (text === '') return 'empty';
  return url === '' ? (KINDS[dataType] ?? 'text') : 'link';
}

function textOf({ apiName, reference, relationshipName, dataType }: FieldInfo, record: UiRecord): string {
  if (reference && relationshipName !== null) {
    const parent = record.fields[relationshipName];
    return parent?.displayValue ?? String(record.fields[apiName]?.value ?? '');
  }
  const { displayValue, value } = record.fields[apiName] ?? {};
  // Dates are written in the browser's own time zone.
  const words = dataType === 'DateTime' || dataType === 'Date' ? undefined : displayValue;
  return words ?? String(value ?? '');
}

function textOfParts(info: ObjectInfo, record: UiRecord, compound: string): string {
  const valueOf = (end: string): string => {
    const part = partsOf(info, compound).find(({ apiName }) => apiName.endsWith(end));
    return String((part && record.fields[part.apiName]?.value) ?? '');
  };
  if (info.fields[compound]?.dataType === 'Location') {
    return [valueOf('Latitude__s'), valueOf('Longitude__s')].filter((part) => part !== '').join(', ');
  }
  const city = [valueOf('City'), [valueOf('State'), valueOf('PostalCode')].join(' ').trim()];
  const lines = [valueOf('Street'), city.filter((part) => part !== '').join(', '), valueOf('Country')];
  return lines.filter((line) => line !== '').join('\n');
}

function urlOfParent(record: UiRecord, { apiName, relationshipName }: FieldInfo): string {
  const id = record.fields[apiName]?.value;
  const parent = record.fields[relationshipName ?? '']?.value as UiRecord | null | undefined;
  return typeof id === 'string' && parent ? recordUrl(id, parent.apiName) : '';
}
