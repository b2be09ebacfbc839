import { describe, expect, it } from 'vitest';
import { classifyFault, classifyLogin, classifyThrown } from './classify-error.ts';

const named = (name: string): Error => Object.assign(new Error('x'), { name });
const coded = (code: string): Error => Object.assign(new Error('x'), { code });

describe('classifyFault', () => {
  it.each([
    ['permanent', 'INVALID_FIELD', 400],
    ['permanent', 'NOT_FOUND', 404],
    ['retry', 'UNABLE_TO_LOCK_ROW', 400],
    ['retry', 'A_CODE_THAT_NOBODY_LISTED', 503],
    ['retry', 'A_CODE_THAT_NOBODY_LISTED', 429],
    ['auth', 'INVALID_SESSION_ID', 401],
  ])('takes as %s: %s with status %i', (kind, code, status) => {
    expect(classifyFault(code, 'x', status).kind).toBe(kind);
  });

  it.each([
    ['limit', 'TotalRequests Limit exceeded.'],
    ['retry', 'ConcurrentPerOrgLongTxn Limit exceeded.'],
  ])('takes as %s what exceeds the limit with "%s"', (kind, message) => {
    expect(classifyFault('REQUEST_LIMIT_EXCEEDED', message, 403).kind).toBe(kind);
  });
});

describe('a passing cause within a refusal', () => {
  const lock = 'CaseTrigger: execution of AfterUpdate caused by: System.DmlException: first error: UNABLE_TO_LOCK_ROW';
  it.each([
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', lock],
    ['CANNOT_EXECUTE_FLOW_TRIGGER', 'System.LimitException: Apex CPU time limit exceeded'],
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'CaseTrigger: first error: UNABLE_TO_LOCK_ROW, unable to obtain access'],
    [
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      'CaseTrigger: System.UnexpectedException: Salesforce System Error: 1-2 (3)',
    ],
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'CaseTrigger: System.CalloutException: Connection reset'],
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'CaseTrigger: System.CalloutException: Read timed out'],
    [
      'APEX_ERROR',
      'System.CalloutException: Unable to tunnel through proxy. Proxy returns "HTTP/1.1 503 Service Unavailable"',
    ],
    ['APEX_ERROR', 'ConcurrentPerOrgApex Limit exceeded'],
    ['FIELD_INTEGRITY_EXCEPTION', 'a deadlock was found'],
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `${'stack '.repeat(1000)}QUERY_TIMEOUT`],
  ])('is worth some attempts: %s', (code, message) => {
    expect(classifyFault(code, message, 400)).toMatchObject({ kind: 'retry', isWrapped: true, code });
  });

  it.each([
    [
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      'CaseTrigger: execution of AfterUpdate caused by: System.NullPointerException',
    ],
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Choose a reason before you close the case'],
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Credit limit exceeded'],
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Enter a reason and try again.'],
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'The customer’s deadlock with Support must be resolved, the offer timed out'],
    [
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      'CaseTrigger: System.DmlException: first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, Row lock is missing: []',
    ],
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'CaseTrigger: CreditException: Limit exceeded, try again after payment'],
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'CaseTrigger: System.CalloutException: Unauthorized endpoint'],
    ['CANNOT_EXECUTE_FLOW_TRIGGER', 'This error occurred: FIELD_INTEGRITY_EXCEPTION: Invalid country'],
    // What it says of a value that we sent is none of its own.
    ['STRING_TOO_LONG', 'Failure: data value too large: UNABLE_TO_LOCK_ROW'],
    ['INVALID_FIELD', 'No such column deadlock'],
  ])('is none where nothing says so: %s', (code, message) => {
    expect(classifyFault(code, message, 400)).toMatchObject({ kind: 'permanent' });
  });

  it.each([
    'TXN_SECURITY_METERING_ERROR',
    'TXN_SECURITY_RUNTIME_EXCEPTION',
    'REQUEST_RUNNING_TOO_LONG',
    'INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE',
    'FUNCTIONALITY_TEMPORARILY_UNAVAILABLE',
    'UNKNOWN_EXCEPTION',
    'TOO_MANY_APEX_REQUESTS',
    'TERRITORY_REALIGN_IN_PROGRESS',
    'PLATFORM_EVENT_PUBLISHING_UNAVAILABLE',
    'SERVICE_NOT_AVAILABLE',
    'SERVER_UNAVAILABLE',
    'RECORD_IN_USE_BY_WORKFLOW',
  ])('may be the whole, or stand within what the org’s automation says: %s', (code) => {
    expect(classifyFault(code, 'x', 400)).toMatchObject({ kind: 'retry', code });
    const trigger = `CaseTrigger: execution of AfterUpdate caused by: System.DmlException: first error: ${code}, x`;
    const flow = `This error occurred when the flow tried to update records: ${code}`;
    expect(classifyFault('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', trigger, 400)).toMatchObject({ isWrapped: true });
    expect(classifyFault('CANNOT_EXECUTE_FLOW_TRIGGER', flow, 400)).toMatchObject({ kind: 'retry', isWrapped: true });
  });
});

describe('classifyThrown', () => {
  it.each(['EHOSTUNREACH', 'ENETUNREACH', 'EPROTO', 'CERT_HAS_EXPIRED', 'EMFILE', 'UND_ERR_SOCKET'])(
    'takes what the network says as no verdict: %s',
    (code) => {
      expect(classifyThrown(coded(code))).toMatchObject({ kind: 'retry', code });
    },
  );

  it.each([
    ['retry', 'ERROR_HTTP_302'],
    ['retry', 'ERROR_HTTP_404'],
    ['retry', 'ERROR_HTTP_408'],
    ['retry', 'ERROR_HTTP_503'],
    ['retry', 'ERROR_HTTP_423'],
    ['retry', 'ERROR_HTTP_425'],
    ['auth', 'ERROR_HTTP_401'],
    // Of something on the way: no attempt mends that.
    ['auth', 'ERROR_HTTP_403'],
    ['auth', 'ERROR_HTTP_407'],
    ['auth', 'ERROR_HTTP_414'],
    ['auth', 'ERROR_HTTP_431'],
    ['permanent', 'ERROR_HTTP_413'],
  ])('takes as %s an answer without an error of Salesforce’s own: %s', (kind, errorCode) => {
    expect(classifyThrown(Object.assign(new Error('<html>'), { errorCode })).kind).toBe(kind);
  });
});

describe('classifyLogin', () => {
  it.each([
    'inactive_user',
    'invalid_client_credentials',
    'invalid_app_access',
    'unauthorized_client',
    'invalid_grant',
  ])('takes a refused login as auth: %s', (code) => {
    expect(classifyLogin(named(code))).toMatchObject({ kind: 'auth', code });
  });

  it('takes a token address that is not there as auth, for it is a wrong setting', () => {
    expect(classifyLogin(named('ERROR_HTTP_404')).kind).toBe('auth');
  });

  it.each([
    ...['temporarily_unavailable', 'rate_limit_exceeded', 'ERROR_HTTP_503', 'ERROR_HTTP_429', 'TimeoutError'].map(
      named,
    ),
    ...['ECONNREFUSED', 'EHOSTUNREACH'].map(coded),
    // What jsforce throws when the token is not in the answer.
    new TypeError("Cannot read properties of undefined (reading 'split')"),
  ])('takes a login that may work in a moment as retry: %s', (thrown) => {
    expect(classifyLogin(thrown).kind).toBe('retry');
  });
});
