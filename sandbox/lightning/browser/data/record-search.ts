import type { Collection } from './lists.ts';
import { type UiRecord, fieldAt } from './records.ts';
import { callUiApi } from './ui-api.ts';

export interface SearchWish {
  readonly object: string;
  /** What is shown of a record: its name, then what tells it from others. */
  readonly display: readonly string[];
  /** What is searched. */
  readonly match: readonly string[];
}

export interface PickerItem {
  readonly type: 'option-card';
  readonly value: string;
  readonly text: string;
  readonly subText: string;
  readonly iconName: string;
}

const MOST = 10;

/** The records that a person sees and whose fields hold the text, or the one of that id. */
export async function searchRecords({
  object,
  display,
  match,
  text,
  id,
}: SearchWish & { readonly text: string; readonly id?: string }): Promise<readonly PickerItem[]> {
  const like = JSON.stringify(`%${text}%`);
  const alternatives = match.map((field) => `{ ${field}: { like: ${like} } }`).join(', ');
  const where = id === undefined ? `{ or: [${alternatives}] }` : `{ Id: { eq: ${JSON.stringify(id)} } }`;
  const optionalFields = display.map((field) => `${object}.${field}`);
  // The view of all that every org has of its standard objects.
  const path = `/list-records/${object}/All${object}s`;
  const wish = { optionalFields, pageSize: MOST, ...(text === '' && id === undefined ? {} : { where }) };
  const { records } = await callUiApi<Collection>('POST', path, wish);
  return records.map((record) => itemOf(record, display));
}

function itemOf(record: UiRecord, display: readonly string[]): PickerItem {
  const [text = record.id, ...more] = display.map((field) => fieldAt(record, field.split('.'))?.value);
  return {
    type: 'option-card',
    value: record.id,
    text: String(text),
    subText: more.filter((value) => typeof value === 'string').join(' • '),
    iconName: `standard:${record.apiName.toLowerCase()}`,
  };
}
