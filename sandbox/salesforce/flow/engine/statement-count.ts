export type StatementKind = 'query' | 'dml';

/** Per transaction. Source: Salesforce Help, "Per-Transaction Flow Limits". */
const LIMITS: Readonly<Record<StatementKind, { readonly max: number; readonly words: string }>> = {
  query: { max: 100, words: 'SOQL queries' },
  dml: { max: 150, words: 'DML statements' },
};

/** Ends the whole transaction: it is caught by no fault path, and everything is undone. */
export class GovernorLimitReached extends Error {
  override readonly name = 'GovernorLimitReached';
}

/**
 * What the flows of a transaction asked of the database, counted as if the records of one save met their flows side by
 * side, although here they come one after the other: what an element does for the first time in each interview is one
 * statement, the second times are another, and so on. Interviews belong together if one statement set them off.
 * Source: Salesforce Help, "How Flow Bulkification Works".
 */
export class StatementCount {
  /** Changes with every outermost transaction of the store. */
  readonly #transactionNumber: () => number;
  #countedIn = 0;
  readonly #statements: Readonly<Record<StatementKind, Set<string>>> = { query: new Set(), dml: new Set() };
  readonly #running: string[] = [];

  constructor(transactionNumber: () => number) {
    this.#transactionNumber = transactionNumber;
  }

  /** The statement of a flow that is running now; empty where none is. */
  get place(): string {
    return this.#running.at(-1) ?? '';
  }

  /** Of the latest transaction with statements of flows. */
  get usage(): Readonly<Record<StatementKind, number>> {
    return { query: this.#statements.query.size, dml: this.#statements.dml.size };
  }

  /** Counts a statement, once however often it comes. @throws GovernorLimitReached */
  count(kind: StatementKind, statement: string): void {
    if (this.#countedIn !== this.#transactionNumber()) {
      this.#countedIn = this.#transactionNumber();
      for (const statements of Object.values(this.#statements)) statements.clear();
    }
    const { max, words } = LIMITS[kind];
    this.#statements[kind].add(statement);
    const { size } = this.#statements[kind];
    if (size > max) throw new GovernorLimitReached(`System.LimitException: Too many ${words}: ${String(size)}`);
  }

  /** Counts a statement and runs it: what it sets off counts as set off by it. @throws GovernorLimitReached */
  change<T>(statement: string, work: () => T): T {
    this.count('dml', statement);
    this.#running.push(statement);
    try {
      return work();
    } finally {
      this.#running.pop();
    }
  }
}
