import { SalesforceError, TransactionEnded } from '../salesforce-error.ts';
import type { RestContext } from '../rest/rest-types.ts';

/** One entry of the answer of a collection. */
export type SaveResult =
  /** `errors` names the event where one was published. */
  | { readonly id: string; readonly success: true; readonly errors: readonly SaveErrorDetail[] }
  | {
      readonly success: false;
      readonly errors: readonly SaveErrorDetail[];
    };

interface SaveErrorDetail {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

const ROLLED_BACK: SaveResult = {
  success: false,
  errors: [
    {
      statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
      message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
      fields: [],
    },
  ],
};

class CollectionFailure extends Error {
  override readonly name = 'CollectionFailure';
}

/**
 * Runs one save for each record; with `allOrNone` a single failure undoes them all, and so does, for the records share one
 * transaction, the end of that.
 */
export function saveEach<T>(
  { session }: RestContext,
  records: readonly T[],
  allOrNone: boolean,
  save: (record: T) => string | SaveResult,
): readonly SaveResult[] {
  let results: readonly SaveResult[] = [];
  const run = () => {
    results = records.map((record) => saveOne(() => session.transaction(() => save(record))));
    if (allOrNone && results.some(({ success }) => !success)) throw new CollectionFailure();
  };
  try {
    session.transaction(run);
    return results;
  } catch (error) {
    if (error instanceof TransactionEnded) return records.map(() => failureOf(error));
    if (!(error instanceof CollectionFailure)) throw error;
    return results.map((result) => (result.success ? ROLLED_BACK : result));
  }
}

function saveOne(save: () => string | SaveResult): SaveResult {
  try {
    const saved = save();
    return typeof saved === 'string' ? { id: saved, success: true, errors: [] } : saved;
  } catch (error) {
    if (!(error instanceof SalesforceError) || error instanceof TransactionEnded) throw error;
    return failureOf(error);
  }
}

function failureOf({ errors }: SalesforceError): SaveResult {
  return {
    success: false,
    errors: errors.map(({ errorCode, message, fields = [] }) => ({ statusCode: errorCode, message, fields })),
  };
}
