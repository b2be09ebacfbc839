import { callUiApi } from '../data/ui-api.ts';
import type { PicklistOption, Picklists } from './field-input.ts';
import type { ObjectInfo } from './object-info.ts';

/** Objects without record types have this one. */
const MASTER_RECORD_TYPE = '012000000000000AAA';

/** The choices of all picklists of an object that can be changed. @throws FetchResponse */
export async function loadPicklists({ apiName, fields }: ObjectInfo): Promise<Picklists> {
  const names = Object.values(fields)
    .filter(({ dataType, updateable }) => dataType === 'Picklist' && updateable)
    .map((field) => field.apiName);
  const entries = names.map(async (name) => {
    const path = `/object-info/${apiName}/picklist-values/${MASTER_RECORD_TYPE}/${name}`;
    const { values } = await callUiApi<{ values: readonly PicklistOption[] }>('GET', path);
    return [name, values.map(({ label, value }) => ({ label, value }))] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
