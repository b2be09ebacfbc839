import { describe, expect, it } from '@jest/globals';
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
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'ERROR: Unable to obtain exclusive access to this record'],
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
    // What it says of a value that we sent is none of its own.
    ['STRING_TOO_LONG', 'Failure: data value too large: UNABLE_TO_LOCK_ROW'],
    ['INVALID_FIELD', 'No such column deadlock'],
  ])('is none where nothing says so: %s', (code, message) => {
    expect(classifyFault(code, message, 400)).toMatchObject({ kind: 'permanent' });
  });

  it.each(['TXN_SECURITY_METERING_ERROR', 'TXN_SECURITY_RUNTIME_EXCEPTION', 'REQUEST_RUNNING_TOO_LONG'])(
    'may be the whole: %s',
    (code) => {
      expect(classifyFault(code, 'x', 400).kind).toBe('retry');
    },
  );
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
    ['auth', 'ERROR_HTTP_401'],
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
