/**
 * Codes of what may be over in a moment or an hour, whether Salesforce states them or a trigger or flow of the org passes
 * them on. Source: SOAP API Developer Guide, "Core Data Types", StatusCode and ExceptionCode.
 */
const TRANSIENT_CODES: readonly string[] = [
  'UNABLE_TO_LOCK_ROW',
  'ENTITY_IS_LOCKED',
  'RECORD_IN_USE_BY_WORKFLOW',
  'SERVER_UNAVAILABLE',
  'SERVICE_NOT_AVAILABLE',
  'FUNCTIONALITY_TEMPORARILY_UNAVAILABLE',
  'INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE',
  'TERRITORY_REALIGN_IN_PROGRESS',
  'PLATFORM_EVENT_PUBLISHING_UNAVAILABLE',
  'PLATFORM_EVENT_PUBLISH_FAILED',
  'DATACLOUD_API_UNAVAILABLE',
  'TOO_MANY_APEX_REQUESTS',
  'QUERY_TIMEOUT',
  'REQUEST_RUNNING_TOO_LONG',
  'UNKNOWN_EXCEPTION',
  'TXN_SECURITY_METERING_ERROR',
  'TXN_SECURITY_RUNTIME_EXCEPTION',
];
const CODES = new Set(TRANSIENT_CODES);

// An error of the org's own automation, which passes on what befell it; what it says of values we sent is no such thing.
const WRAPPERS =
  /^(?:CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY|CANNOT_EXECUTE_FLOW_TRIGGER|APEX_ERROR|TXN_SECURITY_APEX_ERROR)$|_EXCEPTION$/u;
// Its words are those of somebody in the org ("Credit limit exceeded", "Enter a reason and try again"): of them only codes count.
const RULE = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';

const CODE_IN_TEXT = new RegExp(`\\b(?:${[...TRANSIENT_CODES, 'REQUEST_LIMIT_EXCEEDED'].join('|')})\\b`, 'u');
/** What the platform says without a code of its own. */
const PHRASES = [
  'unable to obtain exclusive access',
  'record is currently being modified by another user',
  'Record Currently Unavailable',
  'deadlock',
  'row lock',
  'lock request time out',
  'query was not selective or timed out',
  'System.LimitException',
  'System.UnexpectedException',
  'Salesforce System Error',
  'Apex CPU time limit exceeded',
  'Maximum CPU time',
  'Too many SOQL queries',
  'Too many DML',
  'Too many query rows',
  'Apex heap size too large',
  'concurrent requests limit',
  'ConcurrentRequests',
  'ConcurrentPerOrg',
  'Read timed out',
].map((phrase) => phrase.toLowerCase());
const FAILED_CALLOUT =
  /System\.CalloutException: [^\n]{0,200}?(?:connection (?:reset|refused)|timed? ?out|HTTP\/1\.\d 50[234]|unexpected end of file)/iu;

// "first error:" stands at the end of a chain of triggers, each with its stack.
const LOOKED_AT = 8000;

export function isTransientCode(code: string): boolean {
  return CODES.has(code);
}

/**
 * Whether a refusal of a trigger, flow or rule only passes on what may be over in a moment: `CaseTrigger: execution of
 * AfterUpdate caused by: System.DmlException: … first error: UNABLE_TO_LOCK_ROW, …`. A wrong guess costs some attempts.
 */
export function wrapsTransient(code: string, message: string): boolean {
  if (!WRAPPERS.test(code)) return false;
  const text = message.slice(0, LOOKED_AT);
  if (CODE_IN_TEXT.test(text)) return true;
  if (code === RULE || text.includes(RULE)) return false;
  const said = text.toLowerCase();
  return PHRASES.some((phrase) => said.includes(phrase)) || FAILED_CALLOUT.test(text);
}
