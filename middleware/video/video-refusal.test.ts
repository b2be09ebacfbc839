import { describe, expect, it } from 'vitest';
import { videoRefusal } from './video-refusal.ts';

const refusal = (status: number, body: unknown, retryAfterSeconds?: number) =>
  videoRefusal(
    { status, text: typeof body === 'string' ? body : JSON.stringify(body), retryAfterSeconds },
    { secrets: ['kEy-4711/+x'], phoneNumber: '+14155550134' },
  );
const errorBody = (code: unknown) => ({
  code,
  message: 'as 8x8 says it',
  errorId: '41b8b1a6-0a4b-4b6a-9d2f-6a0b3f0c7d11',
  timestamp: '2026-11-23T10:00:00Z',
});

describe('videoRefusal', () => {
  it.each([
    [400, 1000, 'VIDEO_REJECTED', /invalid/u],
    [400, 1002, 'VIDEO_REJECTED', /phone number/u],
    [422, 3003, 'VIDEO_REJECTED', /phone number/u],
    [400, '1002', 'VIDEO_REJECTED', /phone number/u],
    [400, 1009, 'VIDEO_REJECTED', /country/u],
    [400, 1200, 'VIDEO_UNAUTHORIZED', /API key/u],
    [403, 1201, 'VIDEO_UNAUTHORIZED', /may not start/u],
    [404, 1300, 'NOT_CONFIGURED', /does not know/u],
    [403, 2003, 'NOT_CONFIGURED', /no Video Interaction/u],
    [400, 9999, 'VIDEO_REJECTED', /test call/u],
    [200, 2003, 'NOT_CONFIGURED', /no Video Interaction/u],
    [503, 1002, 'VIDEO_UNAVAILABLE', /not available/u],
  ])('takes status %i with code %j for %s', (status, code, expected, words) => {
    const error = refusal(status, errorBody(code));
    expect(error.code).toBe(expected);
    expect(error.message).toMatch(words);
    expect(error.peer).toEqual({
      name: '8x8',
      status,
      code: String(code),
      message: 'as 8x8 says it',
      errorId: '41b8b1a6-0a4b-4b6a-9d2f-6a0b3f0c7d11',
    });
  });

  it.each([
    [301, '', 'NOT_CONFIGURED', /another address/u],
    [307, '<html>', 'NOT_CONFIGURED', /another address/u],
    [401, '{}', 'VIDEO_UNAUTHORIZED', /API key/u],
    [401, '<h1>Proxy login</h1>', 'NOT_CONFIGURED', /proxy or firewall/u],
    [403, ' <!DOCTYPE html><title>Blocked</title>', 'NOT_CONFIGURED', /proxy or firewall/u],
    [451, '<html>', 'NOT_CONFIGURED', /proxy or firewall/u],
    [403, '', 'VIDEO_UNAUTHORIZED', /API key/u],
    [403, 'Forbidden', 'VIDEO_UNAUTHORIZED', /API key/u],
    [408, '', 'VIDEO_UNAVAILABLE', /in a moment/u],
    [408, '<h1>408</h1>', 'VIDEO_UNAVAILABLE', /in a moment/u],
    [421, '', 'VIDEO_UNAVAILABLE', /in a moment/u],
    [423, '{}', 'VIDEO_UNAVAILABLE', /in a moment/u],
    [425, '', 'VIDEO_UNAVAILABLE', /in a moment/u],
    [404, '<html>', 'NOT_CONFIGURED', /VIDEO_BASE_URL/u],
    [407, '', 'NOT_CONFIGURED', /proxy/u],
    [410, '', 'NOT_CONFIGURED', /VIDEO_BASE_URL/u],
    [426, '', 'NOT_CONFIGURED', /TLS/u],
    [418, '', 'VIDEO_REJECTED', /refused the request/u],
    [422, '[]', 'VIDEO_REJECTED', /refused the request/u],
    [200, '<h1>Maintenance</h1>', 'VIDEO_UNAVAILABLE', /web page/u],
    [202, '', 'VIDEO_REJECTED', /without a token/u],
    [204, '', 'VIDEO_REJECTED', /without a token/u],
    [200, '{"ok":true}', 'VIDEO_REJECTED', /without a token/u],
  ])('has words of its own for status %i with %j', (status, body, code, words) => {
    const error = refusal(status, body);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(words);
    // Only where the code says so.
    expect(error.message).not.toMatch(/phone number/u);
    expect(error.peer).toEqual({
      name: '8x8',
      status,
      ...(status === 403 && body === 'Forbidden' ? { message: 'Forbidden' } : {}),
      ...(body.includes('<title>') ? { message: 'Blocked' } : {}),
    });
  });

  const errorId = '41b8b1a6-0a4b-4b6a-9d2f-6a0b3f0c7d11';
  it.each([
    [{ error: { code: 1002, message: 'bad', errorId } }, '1002', 'bad', errorId],
    [{ error: { code: 1009, message: 'bad' }, errorId, message: 'outer' }, '1009', 'bad', errorId],
    [[{ code: '3003', message: 'bad', errorId }], '3003', 'bad', errorId],
    [[[{ code: 1201, message: 'bad', errorId }]], '1201', 'bad', errorId],
    [{ errors: [{ message: 'other' }, { code: 2003, message: 'bad', errorId }] }, '2003', 'bad', errorId],
    [
      { code: 400, data: { error: { errorCode: 1002, errorMessage: 'bad', error_id: errorId } } },
      '1002',
      'bad',
      errorId,
    ],
    [{ Code: 1200, Message: 'bad', ErrorId: errorId }, '1200', 'bad', errorId],
    [{ status: 400, error: 'Bad Request', message: 'bad' }, undefined, 'bad', undefined],
    [{ error: 'invalid_request', error_description: 'bad' }, undefined, 'bad', undefined],
    [{ error: 'bad' }, undefined, 'bad', undefined],
    [{ errors: { phone_number: [{ detail: 'bad' }] } }, undefined, 'bad', undefined],
    ['"bad"', undefined, 'bad', undefined],
    [['bad', 'worse'], undefined, 'bad', undefined],
    ['bad', undefined, 'bad', undefined],
    ['<html><head><title lang="en"> bad </title>', undefined, 'bad', undefined],
    [{ code: 'constructor', message: 'bad' }, 'constructor', 'bad', undefined],
    ['{"code":"__proto__","message":"bad","__proto__":{"code":1}}', '__proto__', 'bad', undefined],
    [{ code: ' 1002 ', message: ' bad ' }, '1002', 'bad', undefined],
  ])('finds what 8x8 says in %j', (body, code, message, id) => {
    const { peer } = refusal(400, body);
    expect([peer?.code, peer?.message, peer?.errorId]).toEqual([code, message, id]);
  });

  it.each([
    [400, [{ code: 1002 }], /phone number/u],
    [400, { error: { code: '3003' } }, /phone number/u],
    [400, { errors: [{ code: 1 }, { code: 1009 }] }, /country/u],
    [403, { fault: { errorCode: 2003 } }, /no Video Interaction/u],
    [403, { data: [{ error: { code: 1201 } }] }, /may not start/u],
    [400, { code: 'toString' }, /refused the request/u],
  ])('judges status %i by the code in %j', (status, body, words) => {
    expect(refusal(status, body).message).toMatch(words);
  });

  it.each([
    [200, '{"auth_token":"s3cret-of-8x8"'],
    [201, '{“auth_token”: “s3cret-of-8x8”}'],
    [400, JSON.stringify({ error: { message: 'key kEy-4711/+x for +1 (415) 555-0134' } })],
    [400, 'key kEy-4711/+x for 14155550134'],
    [403, '<title>kEy-4711/+x, 415 555 0134</title>'],
  ])('keeps back keys, tokens and numbers with status %i in %j', (status, body) => {
    expect(JSON.stringify(refusal(status, body).peer)).not.toMatch(/s3cret|4711|555/u);
  });

  it.each([
    '['.repeat(20_000) + ']'.repeat(20_000),
    `{"a":`.repeat(10_000) + '1' + '}'.repeat(10_000),
    `[${'{"message":{}},'.repeat(4000)}{}]`,
    `<${'<title '.repeat(9000)}`,
  ])('bears a body that is deep or wide, in good time', (body) => {
    const startedAt = performance.now();
    expect(refusal(400, body).peer).toMatchObject({ status: 400 });
    expect(performance.now() - startedAt).toBeLessThan(200);
  });

  it.each([{ code: {}, message: 7, errorId: [] }, null, 'text', { code: 'x'.repeat(9000) }])(
    'bears any body: %j',
    (body) => {
      expect(refusal(400, body)).toMatchObject({ code: 'VIDEO_REJECTED', peer: { status: 400 } });
      expect(JSON.stringify(refusal(400, body).peer).length).toBeLessThan(800);
    },
  );

  it('hands on how long to wait', () => {
    expect(refusal(429, '', 7).retryAfterSeconds).toBe(7);
    expect(refusal(400, '', 7).retryAfterSeconds).toBeUndefined();
  });
});
