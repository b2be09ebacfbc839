import { describe, expect, it } from 'vitest';
import { AppError, describeCause } from './app-error.ts';

describe('AppError', () => {
  it.each([
    'verifier: Invalid input: expected string, received undefined.',
    'apiKey: an API key of at most 200 characters.',
    'token=… is what the page sends.',
    'The call reference "123456789" has 9 characters.',
  ])('says in our own words what it was given: %s', (detail) => {
    expect(new AppError('VALIDATION_FAILED', detail).message).toBe(detail);
    expect(describeCause(new AppError('VALIDATION_FAILED', detail)).message).toBe(detail);
  });

  it('keeps what a peer said apart, without secrets and numbers, and not for ever long', () => {
    const { message, peer } = new AppError('VIDEO_REJECTED', '8x8 refused the request.', {
      peer: {
        name: '8x8',
        status: 400,
        code: '1002',
        message: `Invalid MSISDN +6591234567 for token=s3cret ${'x'.repeat(100_000)}`,
        errorId: '9f1c2b3a-5d6e-4f70-8a91-b2c3d4e5f607',
      },
    });
    expect(message).toBe('8x8 refused the request.');
    expect(peer).toMatchObject({
      code: '1002',
      message: expect.stringMatching(/^Invalid MSISDN …67 for token=\[removed\]/u),
      errorId: '9f1c2b3a-5d6e-4f70-8a91-b2c3d4e5f607',
    });
    expect(peer?.message).toHaveLength(500);
  });

  it('scrubs the cause', () => {
    const error = new AppError('VIDEO_UNAVAILABLE', 'No answer.', { cause: new Error('Bearer s3cret was refused') });
    expect(JSON.stringify(error.cause)).not.toContain('s3cret');
  });
});
