import { type UiRecord, fieldAt, merge, pathOfField, pick } from './records.ts';
import { callUiApi, freeze } from './ui-api.ts';

/** What a wire shows: nothing yet, a value, or why there is none. */
export interface Snapshot<T> {
  readonly data: T | undefined;
  readonly error: unknown;
}

export interface Observer {
  readonly recordId: string;
  readonly fields: readonly string[];
  readonly optionalFields: readonly string[];
  readonly emit: (snapshot: Snapshot<UiRecord>) => void;
}

interface Entry {
  record: UiRecord | undefined;
  /** Everything that was asked for, whether the person sees it or not. */
  readonly known: Set<string>;
  fetchedAt: number;
  readonly observers: Map<Observer, string>;
}

/** How long a record counts as fresh. Source: LWC Developer Guide, "Lightning Data Service": 30 seconds. */
const FRESH_MS = 30_000;

/**
 * The records that all wires of the page share, as Lightning Data Service keeps them: what is written through it
 * reaches every wire at once; what others write is noticed only when somebody tells (`refresh`).
 */
class RecordStore {
  readonly #entries = new Map<string, Entry>();

  /** Begins to observe a record and fetches what is missing or old. Returns how to end it. */
  observe(observer: Observer): () => void {
    const entry = this.#entry(observer.recordId);
    entry.observers.set(observer, '');
    const isFresh = Date.now() - entry.fetchedAt < FRESH_MS;
    if (isFresh && entry.record && namesOf(observer).every((name) => entry.known.has(name))) this.#emit(entry, observer);
    else void this.#load(entry, observer);
    return () => entry.observers.delete(observer);
  }

  /** Observes a record that came with a list: never fetches it by itself. */
  follow(observer: Observer): () => void {
    const entry = this.#entry(observer.recordId);
    entry.observers.set(observer, entry.record ? JSON.stringify(pick(entry.record, namesOf(observer))) : '');
    return () => entry.observers.delete(observer);
  }

  /** Takes in a record with everything that was asked of it, and tells the wires for which something changed. */
  ingest(record: UiRecord, names: readonly string[]): void {
    const entry = this.#entry(record.id);
    entry.record = freeze(merge(entry.record, record));
    entry.fetchedAt = Date.now();
    for (const name of names) entry.known.add(name);
    for (const observer of [...entry.observers.keys()]) this.#emit(entry, observer);
  }

  pick(recordId: string, names: readonly string[]): UiRecord | undefined {
    const { record } = this.#entry(recordId);
    return record && freeze(pick(record, names));
  }

  /** Fetches a record anew if a wire of the page shows it. */
  async refresh(recordId: string): Promise<void> {
    const entry = this.#entry(recordId);
    if (entry.known.size === 0 || entry.observers.size === 0) return;
    try {
      const names = [...entry.known];
      this.ingest(await fetchRecord(recordId, [], names), names);
    } catch (error) {
      for (const { emit } of entry.observers.keys()) emit({ data: undefined, error });
    }
  }

  async refreshAll(): Promise<void> {
    await Promise.all([...this.#entries.keys()].map((id) => this.refresh(id)));
  }

  forget(recordId: string): void {
    this.#entries.delete(recordId);
  }

  #entry(recordId: string): Entry {
    const id = recordId.slice(0, 15);
    const entry = this.#entries.get(id) ?? { record: undefined, known: new Set(), fetchedAt: 0, observers: new Map() };
    this.#entries.set(id, entry);
    return entry;
  }

  async #load(entry: Entry, observer: Observer): Promise<void> {
    const { recordId, fields, optionalFields } = observer;
    const optional = [...new Set([...optionalFields, ...entry.known])].filter((name) => !fields.includes(name));
    try {
      this.ingest(await fetchRecord(recordId, fields, optional), [...fields, ...optional]);
    } catch (error) {
      if (entry.observers.has(observer)) observer.emit({ data: undefined, error });
    }
  }

  #emit(entry: Entry, observer: Observer): void {
    const { record } = entry;
    if (!record || observer.fields.some((name) => !fieldAt(record, pathOfField(name)))) return;
    const data = freeze(pick(record, namesOf(observer)));
    const text = JSON.stringify(data.fields);
    if (entry.observers.get(observer) === text) return;
    entry.observers.set(observer, text);
    observer.emit({ data, error: undefined });
  }
}

export const recordStore = new RecordStore();

function namesOf({ fields, optionalFields }: Observer): readonly string[] {
  return [...fields, ...optionalFields];
}

function fetchRecord(id: string, fields: readonly string[], optionalFields: readonly string[]): Promise<UiRecord> {
  const query = new URLSearchParams();
  if (fields.length > 0) query.set('fields', fields.join(','));
  if (optionalFields.length > 0) query.set('optionalFields', optionalFields.join(','));
  return callUiApi('GET', `/records/${encodeURIComponent(id)}?${query.toString()}`);
}
