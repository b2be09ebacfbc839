/** Records of the UI API, and which of their fields somebody asked for. */
export interface UiRecord {
  readonly apiName: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, UiField>>;
}

export interface UiField {
  readonly displayValue: string | null;
  readonly value: unknown;
}

export interface FieldId {
  readonly fieldApiName: string;
  readonly objectApiName: string;
}

export type FieldName = string | FieldId;

/** `Contact.Name`. */
export function nameOfField(field: FieldName): string {
  return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

/** The field below its record: `Contact.Name` of `Case.Contact.Name`. */
export function pathOfField(name: string): readonly string[] {
  return name.split('.').slice(1);
}

export function fieldAt(record: UiRecord, path: readonly string[]): UiField | undefined {
  const [name = '', ...rest] = path;
  const field = record.fields[name];
  if (rest.length === 0 || field === undefined) return field;
  // The parent may be there and empty: then there is nothing below it, which is an answer.
  return isRecord(field.value) ? fieldAt(field.value, rest) : { displayValue: null, value: undefined };
}

/** The record with these fields only, as far as they are there. */
export function pick(record: UiRecord, names: readonly string[]): UiRecord {
  const fields: Record<string, UiField> = {};
  for (const name of names) {
    const [first = '', ...rest] = pathOfField(name);
    const field = record.fields[first];
    if (field === undefined) continue;
    const isParent = rest.length > 0 && isRecord(field.value);
    fields[first] = isParent ? { ...field, value: pickParent(record, names, first) } : field;
  }
  return { ...record, fields };
}

function pickParent(record: UiRecord, names: readonly string[], relationship: string): unknown {
  const parent = record.fields[relationship]?.value;
  const below = names.map(pathOfField).filter(([first, next]) => first === relationship && next !== undefined);
  return isRecord(parent)
    ? pick(
        parent,
        below.map((path) => path.join('.')),
      )
    : parent;
}

/** One record out of what was known and what has just come. */
export function merge(known: UiRecord | undefined, fresh: UiRecord): UiRecord {
  if (known === undefined) return fresh;
  const fields = { ...known.fields };
  for (const [name, field] of Object.entries(fresh.fields)) {
    const before = fields[name]?.value;
    const isSameParent = isRecord(before) && isRecord(field.value) && before.id === field.value.id;
    fields[name] = isSameParent ? { ...field, value: merge(before as UiRecord, field.value as UiRecord) } : field;
  }
  return { ...known, ...fresh, fields };
}

function isRecord(value: unknown): value is UiRecord {
  return typeof value === 'object' && value !== null && 'fields' in value;
}
