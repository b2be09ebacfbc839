import { randomBytes } from 'node:crypto';
import { SalesforceError } from '../salesforce-error.ts';
import type { QueryRecord } from '../soql/projection.ts';

interface Cursor {
  readonly userId: string;
  readonly records: readonly QueryRecord[];
}

/** Salesforce keeps ten open result sets for a person and closes the oldest. */
const MAX_CURSORS_OF_A_USER = 10;

/** Result sets of queries that did not fit on one page. */
export class QueryCursors {
  readonly #cursors = new Map<string, Cursor>();

  /** Keeps a result set; the id begins with Salesforce's prefix of query locators. */
  open(userId: string, records: readonly QueryRecord[]): string {
    const own = [...this.#cursors].filter(([, cursor]) => cursor.userId === userId);
    if (own.length >= MAX_CURSORS_OF_A_USER) this.#cursors.delete(own[0]?.[0] ?? '');
    const id = `01g${randomBytes(12).toString('hex').slice(0, 15)}`;
    this.#cursors.set(id, { userId, records });
    return id;
  }

  /** @throws SalesforceError INVALID_QUERY_LOCATOR for an id that is unknown, closed or another person's */
  read(userId: string, id: string): readonly QueryRecord[] {
    const cursor = this.#cursors.get(id);
    if (cursor?.userId !== userId) {
      throw new SalesforceError(400, [{ errorCode: 'INVALID_QUERY_LOCATOR', message: 'invalid query locator' }]);
    }
    return cursor.records;
  }

  clear(): void {
    this.#cursors.clear();
  }
}
