import { recordStore, type Snapshot } from './record-store.ts';
import type { UiRecord } from './records.ts';
import { callUiApi, freeze } from './ui-api.ts';

/** What the wires of lists have in common; everything but the path is the body of the call. */
export interface ListConfig {
  readonly fields?: readonly string[] | undefined;
  readonly optionalFields?: readonly string[] | undefined;
  readonly pageSize?: number | undefined;
  readonly pageToken?: string | number | undefined;
  readonly sortBy?: readonly string[] | undefined;
  readonly where?: string | undefined;
}

export interface Collection {
  readonly records: readonly UiRecord[];
  readonly fields: readonly string[];
  readonly optionalFields: readonly string[];
}

const refreshers = new Set<() => Promise<void>>();

/**
 * Shows a list. Which records are in it is asked once, as Lightning Data Service does; their values follow the
 * records that the page's wires share.
 */
export function observeList(
  path: string,
  { fields, optionalFields, pageSize, pageToken, sortBy, where }: ListConfig,
  emit: (snapshot: Snapshot<Collection>) => void,
): () => void {
  let ends: (() => void)[] = [];
  let isOver = false;

  async function load(): Promise<void> {
    try {
      const body = { fields, optionalFields, pageSize, pageToken, sortBy, where };
      const collection = await callUiApi<Collection>('POST', path, body);
      if (!isOver) show(collection);
    } catch (error) {
      if (!isOver) emit({ data: undefined, error });
    }
  }

  function show(collection: Collection): void {
    const names = [...collection.fields, ...collection.optionalFields];
    ends.forEach((end) => {
      end();
    });
    for (const record of collection.records) recordStore.ingest(record, names);
    const publish = (): void => {
      const records = collection.records.map((record) => recordStore.pick(record.id, names) ?? record);
      emit({ data: freeze({ ...collection, records }), error: undefined });
    };
    ends = collection.records.map(({ id }) =>
      recordStore.follow({ recordId: id, fields: [], optionalFields: names, emit: publish }),
    );
    publish();
  }

  refreshers.add(load);
  void load();
  return () => {
    isOver = true;
    refreshers.delete(load);
    ends.forEach((end) => {
      end();
    });
  };
}

/** Asks for every list of the page anew, as a refresh of the page does. */
export async function refreshLists(): Promise<void> {
  await Promise.all([...refreshers].map((refresh) => refresh()));
}
