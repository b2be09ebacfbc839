// An error of the org's own automation, which passes on what befell it; what it says of values we sent is no such thing.
const WRAPPERS =
  /^(?:CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY|CANNOT_EXECUTE_FLOW_TRIGGER|FIELD_CUSTOM_VALIDATION_EXCEPTION|APEX_ERROR|TXN_SECURITY_APEX_ERROR)$|_EXCEPTION$/u;

const CAUSES = [
  'UNABLE_TO_LOCK_ROW',
  'unable to obtain exclusive access',
  'ENTITY_IS_LOCKED',
  'record is currently being modified by another user',
  'Record Currently Unavailable',
  'deadlock',
  'row lock',
  'lock request time out',
  'QUERY_TIMEOUT',
  'query was not selective or timed out',
  'SERVER_UNAVAILABLE',
  'REQUEST_RUNNING_TOO_LONG',
  'System.LimitException',
  'Apex CPU time limit exceeded',
  'Maximum CPU time',
  'Too many SOQL queries',
  'Too many DML',
  'Too many query rows',
  'Apex heap size too large',
  'limit exceeded',
  'concurrent requests limit',
  'ConcurrentRequests',
  'ConcurrentPerOrg',
  'REQUEST_LIMIT_EXCEEDED',
  'TXN_SECURITY_METERING_ERROR',
  'Read timed out',
  'timed out',
  'try again',
].map((cause) => cause.toLowerCase());

// "first error:" stands at the end of a chain of triggers, each with its stack.
const LOOKED_AT = 8000;

/**
 * Whether a refusal of a trigger, flow or rule only passes on what may be over in a moment: `CaseTrigger: execution of
 * AfterUpdate caused by: System.DmlException: … first error: UNABLE_TO_LOCK_ROW, …`. A wrong guess costs some attempts.
 */
export function wrapsTransient(code: string, message: string): boolean {
  if (!WRAPPERS.test(code)) return false;
  const said = message.slice(0, LOOKED_AT).toLowerCase();
  return CAUSES.some((cause) => said.includes(cause));
}
