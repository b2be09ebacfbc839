import { readFileSync } from 'node:fs';
import type { VideoErrorCode } from 'c/videoErrors';
import { VideoError, canBeTriedAgain, describeError, fromLightning, fromProblem, toVideoError } from 'c/videoErrors';

// From the middleware's own list, so that a code which is added there is missed here at once. Two are left out: they say
// that the URL in the settings leads elsewhere, and have a test of their own.
const MIDDLEWARE_CODES = Array.from(
  readFileSync('middleware/errors/error-catalogue.ts', 'utf8').matchAll(/^ {2}([A-Z_]+): \{ status/gm),
  ([, code = '']) => code as VideoErrorCode,
).filter((code: string) => !['NOT_FOUND', 'METHOD_NOT_ALLOWED'].includes(code));
const BROWSER_CODES = [
  'OFFLINE',
  'CANCELLED',
  'SESSION_EXPIRED',
  'SALESFORCE_UNREACHABLE',
  'MIDDLEWARE_UNREACHABLE',
  'MIDDLEWARE_TIMEOUT',
  'UNEXPECTED_ANSWER',
  'CONSOLE_URL_REFUSED',
  'NO_PERMISSION',
  'RECORD_NOT_VISIBLE',
  'SALESFORCE_REFUSED',
  'UNKNOWN',
] as const;

const labelFile = 'force-app/main/default/labels/CustomLabels.labels-meta.xml';

/** The English words behind a label, which jest leaves as `c.Name`. */
function wordsOf(label: string): string {
  const name = label.replace(/^c\./, '');
  const match = new RegExp(`<fullName>${name}</fullName>[^]*?<value>([^]*?)</value>`).exec(
    readFileSync(labelFile, 'utf8'),
  );
  return match?.[1] ?? '';
}

describe('describeError', () => {
  it('knows the codes of the middleware', () => {
    expect(MIDDLEWARE_CODES).toEqual(expect.arrayContaining(['PROOF_INVALID', 'SESSION_UNREADABLE', 'DO_NOT_CALL']));
  });

  it.each([...MIDDLEWARE_CODES, ...BROWSER_CODES])('has a title and a remedy of its own for %s', (code) => {
    const { title, remedy } = describeError(new VideoError(code));
    expect(wordsOf(title)).not.toBe('');
    expect(wordsOf(remedy)).not.toBe('');
    expect(wordsOf(title)).not.toBe(wordsOf(remedy));
  });

  it('uses the words of no code twice, except for the missing permission', () => {
    const titles = [...MIDDLEWARE_CODES, ...BROWSER_CODES].map((code) => describeError(new VideoError(code)).title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe('the codes of the middleware', () => {
  it('all have words of their own here', () => {
    const catalogue = readFileSync('middleware/errors/error-catalogue.ts', 'utf8');
    const codes = [...catalogue.matchAll(/^ {2}([A-Z_]+): \{ status/gmu)].map(([, code = '']) => code);
    expect(codes.length).toBeGreaterThan(20);
    // A wrong address has the words of an unexpected answer.
    const own = codes.filter((code) => !['NOT_FOUND', 'METHOD_NOT_ALLOWED'].includes(code));
    for (const code of own) {
      expect(fromProblem({ code })).toMatchObject({ code });
    }
  });
});

describe('canBeTriedAgain', () => {
  it.each([
    ['UNAUTHORIZED', true],
    ['NOT_CONFIGURED', true],
    ['VIDEO_UNAUTHORIZED', true],
    ['SESSION_CLOSED', false],
    ['SESSION_EXPIRED', false],
  ] as const)('%s: %s', (code, answer) => {
    expect(canBeTriedAgain(new VideoError(code))).toBe(answer);
  });
});

describe('fromProblem', () => {
  it.each(MIDDLEWARE_CODES)('reads %s', (code) => {
    const error = fromProblem({ code, detail: 'Because.', requestId: 'req-1', retryable: true });
    expect(error).toMatchObject({ code, detail: 'Because.', requestId: 'req-1', retryable: true });
  });

  it('keeps detail and reference of a code it does not know', () => {
    const error = fromProblem({ code: 'BRAND_NEW', detail: 'New.', requestId: 'req-2', retryable: false });
    expect(error).toMatchObject({ code: 'UNKNOWN', detail: 'New.', requestId: 'req-2', retryable: false });
  });

  it('takes no property of every object for a code', () => {
    expect(fromProblem({ code: 'constructor' }).code).toBe('UNKNOWN');
  });

  it.each(['NOT_FOUND', 'METHOD_NOT_ALLOWED'])('sees a wrong address in %s', (code) => {
    expect(fromProblem({ code }).code).toBe('UNEXPECTED_ANSWER');
  });

  it.each([null, 'text', 7, {}, []])('calls %j an unexpected answer', (problem) => {
    expect(fromProblem(problem).code).toBe('UNEXPECTED_ANSWER');
  });

  it('lets the agent try again after a refused proof, which gets a new one', () => {
    expect(fromProblem({ code: 'PROOF_INVALID', retryable: false }).retryable).toBe(true);
  });
});

describe('fromLightning', () => {
  it('sees a missing permission in the status and in the code', () => {
    expect(fromLightning({ status: 403, body: {} }).code).toBe('NO_PERMISSION');
    expect(fromLightning({ status: 400, body: { errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY' } }).code).toBe(
      'NO_PERMISSION',
    );
  });

  it.each(['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'INVALID_CROSS_REFERENCE_KEY'])(
    'sees a contact or case that the agent may not see in %s',
    (errorCode) => {
      const fieldErrors = { Contact__c: [{ errorCode, message: 'Not for you.' }] };
      for (const body of [{ errorCode }, { output: { fieldErrors } }, { output: { errors: [{ errorCode }] } }]) {
        expect(fromLightning({ status: 400, body })).toMatchObject({ code: 'ACCESS_DENIED', retryable: false });
      }
    },
  );

  it("gives Salesforce's own words for each field", () => {
    const body = {
      message: 'An error occurred while trying to update the record.',
      output: { errors: [{ message: 'Stop.' }], fieldErrors: { Case__c: [{ message: 'No such case.' }] } },
    };
    expect(fromLightning({ status: 400, body })).toMatchObject({
      code: 'SALESFORCE_REFUSED',
      detail: 'Stop. No such case.',
      retryable: true,
    });
  });

  it('falls back to the message of the answer or of the network', () => {
    expect(fromLightning({ status: 500, body: { message: 'Maintenance' } }).detail).toBe('Maintenance');
    expect(fromLightning(new Error('Something else')).detail).toBe('Something else');
  });
});

describe('toVideoError', () => {
  it('keeps what is one, and wraps what is none', () => {
    const error = new VideoError('OFFLINE');
    expect(toVideoError(error)).toBe(error);
    expect(toVideoError(new Error('Oops'))).toMatchObject({ code: 'UNKNOWN', detail: 'Oops', retryable: true });
  });
});
