import { Metadata, status } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { SalesforceCallError } from '../call-error.ts';
import { toStreamError } from './classify-status.ts';

function refusal(code: status, errorCode?: string): unknown {
  const metadata = new Metadata();
  if (errorCode !== undefined) metadata.set('error-code', `sfdc.platform.eventbus.grpc.${errorCode}`);
  return Object.assign(new Error('no'), { code, details: 'Bearer s3cret is not valid', metadata });
}

describe('toStreamError', () => {
  it.each<[string, status, string | undefined, string]>([
    ['an expired place', status.INVALID_ARGUMENT, 'subscription.fetch.replayid.corrupted', 'lost-place'],
    ['a missing place', status.INVALID_ARGUMENT, 'subscription.fetch.replayid.validation.failed', 'lost-place'],
    ['a refused token', status.UNAUTHENTICATED, 'service.auth.error', 'auth'],
    ['a refused token without a code', status.UNAUTHENTICATED, undefined, 'auth'],
    ['a missing event', status.NOT_FOUND, 'topic.not.found', 'missing'],
    ['a missing right', status.PERMISSION_DENIED, 'subscription.topic.cannot.subscribe', 'missing'],
    ['a used up allowance', status.RESOURCE_EXHAUSTED, 'subscription.limit.exceeded', 'limit'],
    ['a bus that is down', status.UNAVAILABLE, 'service.unavailable', 'retry'],
    ['a cut connection', status.UNAVAILABLE, undefined, 'retry'],
    ['our own mistake', status.INVALID_ARGUMENT, 'subscription.fetch.topic.mismatch', 'retry'],
  ])('tells %s', (_, code, errorCode, kind) => {
    const error = toStreamError(refusal(code, errorCode));
    expect(error).toMatchObject({ kind, code: errorCode ?? status[code] });
    expect(error.message).not.toContain('s3cret');
  });

  it('tells a refused login from a Salesforce that does not answer', () => {
    const callError = (kind: 'auth' | 'retry'): SalesforceCallError =>
      new SalesforceCallError({ kind, code: 'X', message: 'no' });
    expect(toStreamError(callError('auth')).kind).toBe('auth');
    expect(toStreamError(callError('retry')).kind).toBe('retry');
  });
});
