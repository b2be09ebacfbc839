import type { ObjectSchema } from '../types.ts';
import type { SalesforceErrorDetail } from '../salesforce-error.ts';
import { SalesforceError } from '../salesforce-error.ts';

const NO_ACCESS = "You don't have access to this record. Ask your administrator for help or to request access.";

export const insufficientRecordAccess = (): SalesforceError => uiError(403, 'INSUFFICIENT_ACCESS', NO_ACCESS);

export const uiError = (status: number, errorCode: string, message: string): SalesforceError =>
  new SalesforceError(status, [{ errorCode, message }]);

export const badParameter = (message: string): SalesforceError =>
  uiError(400, 'ILLEGAL_QUERY_PARAMETER_VALUE', message);

/** A save that was refused; it knows the object, for UI API sorts the reasons by field and names their labels. */
export class RecordSaveError extends Error {
  override readonly name = 'RecordSaveError';
  readonly reason: SalesforceError;
  readonly object: ObjectSchema;
  readonly verb: 'create' | 'update' | 'delete';

  constructor(verb: 'create' | 'update' | 'delete', object: ObjectSchema, reason: SalesforceError) {
    super(reason.message);
    this.verb = verb;
    this.object = object;
    this.reason = reason;
  }
}

/**
 * The body of an error as Lightning Data Service hands it to components (`error.body`).
 * Source: User Interface API Developer Guide, "Error with Output", "Record Exception".
 */
export function toUiErrorBody(error: SalesforceError | RecordSaveError) {
  if (error instanceof RecordSaveError) return recordErrorBody(error);
  const [first] = error.errors;
  return {
    statusCode: error.status,
    errorCode: first?.errorCode ?? 'UNKNOWN_EXCEPTION',
    message: first?.message ?? error.message,
    output: { errors: [], fieldErrors: {} },
  };
}

function recordErrorBody({ verb, object, reason }: RecordSaveError) {
  const errors = reason.errors.filter(({ fields }) => (fields?.length ?? 0) === 0);
  const fieldErrors: Record<string, unknown[]> = {};
  for (const detail of reason.errors) {
    for (const field of detail.fields ?? []) (fieldErrors[field] ??= []).push(describe(object, detail, field));
  }
  return {
    statusCode: reason.status,
    errorCode: reason.errors[0]?.errorCode ?? 'UNKNOWN_EXCEPTION',
    enhancedErrorType: 'RecordError',
    message: `An error occurred while trying to ${verb} the record. Please try again.`,
    output: { errors: errors.map((detail) => describe(object, detail, null)), fieldErrors },
  };
}

function describe(object: ObjectSchema, { errorCode, message }: SalesforceErrorDetail, field: string | null) {
  const fieldLabel = field === null ? null : (object.field(field)?.label ?? field);
  return { constituentField: null, duplicateRecordError: null, errorCode, field, fieldLabel, message };
}
