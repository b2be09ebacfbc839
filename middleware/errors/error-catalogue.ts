interface CatalogueEntry {
  readonly status: number;
  readonly title: string;
  readonly retryable: boolean;
}

/**
 * Every error code that the HTTP interface can answer. Codes are stable: components and flows branch on them.
 * `retryable` tells a client that the same request may succeed later without anybody changing anything.
 */
export const errorCatalogue = {
  VALIDATION_FAILED: { status: 400, title: 'The request is not valid', retryable: false },
  UNAUTHORIZED: { status: 401, title: 'The key or token is missing or wrong', retryable: false },
  PROOF_INVALID: { status: 403, title: 'The proof was not accepted', retryable: false },
  ACCESS_DENIED: { status: 403, title: 'The person has no access', retryable: false },
  SESSION_NOT_FOUND: { status: 404, title: 'The video session does not exist', retryable: false },
  NOT_FOUND: { status: 404, title: 'There is nothing at this address', retryable: false },
  METHOD_NOT_ALLOWED: { status: 405, title: 'The method is not allowed here', retryable: false },
  SESSION_CLOSED: { status: 409, title: 'The video session is closed', retryable: false },
  WRONG_ORG: { status: 409, title: 'The settings belong to another org', retryable: false },
  CASE_CONTACT_MISMATCH: { status: 422, title: 'The case belongs to another contact', retryable: false },
  CONTACT_MISSING: { status: 422, title: 'There is no contact to call', retryable: false },
  PHONE_MISSING: { status: 422, title: 'The contact has no phone number', retryable: false },
  PHONE_INVALID: { status: 422, title: 'The phone number cannot be used', retryable: false },
  REGION_NOT_ALLOWED: { status: 422, title: 'Calls to this country are not allowed', retryable: false },
  DO_NOT_CALL: { status: 422, title: 'The contact asked not to be called', retryable: false },
  CALL_REFERENCE_INVALID: { status: 422, title: 'The call reference cannot be used', retryable: false },
  RATE_LIMITED: { status: 429, title: 'Too many calls were started', retryable: true },
  INTERNAL_ERROR: { status: 500, title: 'The middleware failed', retryable: true },
  VIDEO_UNAUTHORIZED: { status: 502, title: '8x8 refused the API key', retryable: false },
  VIDEO_REJECTED: { status: 502, title: '8x8 refused the request', retryable: false },
  VIDEO_UNAVAILABLE: { status: 503, title: '8x8 cannot be reached', retryable: true },
  NOT_CONFIGURED: { status: 503, title: 'Start Video is not set up', retryable: false },
  SESSION_UNREADABLE: { status: 503, title: 'What is kept of the video session cannot be read', retryable: false },
  STORAGE_UNAVAILABLE: { status: 503, title: 'The middleware cannot keep anything', retryable: true },
  OVERLOADED: { status: 503, title: 'The middleware is busy', retryable: true },
  SALESFORCE_UNAVAILABLE: { status: 503, title: 'Salesforce cannot be reached', retryable: true },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof errorCatalogue;

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorCatalogue, text);
}
