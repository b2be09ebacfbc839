import type { Row } from '../session-types.ts';

type Undo = () => void;

/** A record that was deleted: Salesforce keeps it for a while. */
export interface DeletedRow {
  readonly object: string;
  /** As it was, but for `IsDeleted`. */
  readonly row: Row;
  /** Who deleted it, and so whose recycle bin it is in; null for the org itself. */
  readonly deletedBy: string | null;
  /** The record that took it along; null for one that was deleted by itself. */
  readonly takenBy: string | null;
  /** Whether the bin was emptied of it: it can be queried for a while, and never be restored. */
  readonly isEmptied: boolean;
}

export type Deletion = Pick<DeletedRow, 'deletedBy' | 'takenBy'>;
const BY_THE_ORG: Deletion = { deletedBy: null, takenBy: null };

/**
 * The records of all objects, in memory. Rows are replaced, never changed in place, so that a row in someone's
 * hand stays as it was. Inside `transaction` every change is remembered and undone if the work throws.
 */
export class Store {
  readonly #tables = new Map<string, Map<string, Row>>();
  readonly #deleted = new Map<string, DeletedRow>();
  readonly #counters = new Map<string, number>();
  #undo: Undo[] | undefined;
  #onCommit: (() => void)[] = [];
  #transactions = 0;

  #table(object: string): Map<string, Row> {
    const table = this.#tables.get(object) ?? new Map<string, Row>();
    this.#tables.set(object, table);
    return table;
  }

  get(object: string, id: string): Row | undefined {
    return this.#table(object).get(id);
  }

  list(object: string): readonly Row[] {
    return [...this.#table(object).values()];
  }

  put(object: string, row: Row): void {
    const table = this.#table(object);
    const before = table.get(row.Id);
    this.#undo?.push(() => {
      if (before === undefined) table.delete(row.Id);
      else table.set(row.Id, before);
    });
    table.set(row.Id, row);
  }

  remove(object: string, id: string, deletion = BY_THE_ORG): void {
    const before = this.#table(object);
    const after = new Map(before);
    const row = before.get(id);
    if (row === undefined || !after.delete(id)) return;
    // The table before is put back whole, because putting the row back alone would move it to the end.
    this.#undo?.push(() => {
      this.#tables.set(object, before);
      this.#deleted.delete(id);
    });
    this.#tables.set(object, after);
    this.#deleted.set(id, { object, row: { ...row, IsDeleted: true }, ...deletion, isEmptied: false });
  }

  /** Out of the recycle bin, and as if it had never been. */
  forget(id: string): void {
    this.#deleted.delete(id);
  }

  /** Out of the recycle bin, with what it took along; `queryAll` still finds them. */
  empty(id: string): void {
    for (const [key, deleted] of this.#deleted) {
      if (key !== id && deleted.takenBy !== id) continue;
      this.#deleted.set(key, { ...deleted, isEmptied: true });
      this.#undo?.push(() => void this.#deleted.set(key, deleted));
    }
  }

  deleted(id: string): DeletedRow | undefined {
    return this.#deleted.get(id);
  }

  listDeleted(object: string): readonly DeletedRow[] {
    return [...this.#deleted.values()].filter((deleted) => deleted.object === object);
  }

  isDeleted(id: string): boolean {
    return this.#deleted.has(id);
  }

  /** Never given twice, not even after a rollback or a reset, as Salesforce never reuses an id. */
  nextNumber(counter: string): number {
    const number = (this.#counters.get(counter) ?? 0) + 1;
    this.#counters.set(counter, number);
    return number;
  }

  /** Counts on from a number that was given from outside. */
  reachNumber(counter: string, number: number): void {
    this.#counters.set(counter, Math.max(number, this.#counters.get(counter) ?? 0));
  }

  /** Of the outermost transaction that runs now or ran last. */
  get transactionNumber(): number {
    return this.#transactions;
  }

  transaction<T>(work: () => T): T {
    const outer = this.#undo;
    if (outer === undefined) this.#transactions += 1;
    const undo: Undo[] = [];
    const promised = this.#onCommit.length;
    this.#undo = undo;
    let result: T;
    try {
      result = work();
      outer?.push(...undo);
    } catch (error) {
      for (const step of undo.toReversed()) step();
      this.#onCommit.length = promised;
      throw error;
    } finally {
      this.#undo = outer;
    }
    if (outer === undefined) for (const step of this.#onCommit.splice(0)) step();
    return result;
  }

  /** Runs once the outermost transaction is through, in the order of the calls; at once outside of one, never after a rollback. */
  afterCommit(step: () => void): void {
    if (this.#undo === undefined) step();
    else this.#onCommit.push(step);
  }

  /** Forgets all records; the numbers already given stay given. */
  clear(): void {
    this.#tables.clear();
    this.#deleted.clear();
  }
}
