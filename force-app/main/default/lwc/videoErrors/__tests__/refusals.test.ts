import { fromLightning } from 'c/videoErrors';
import refusals from '../../../../../test/data/refusals.json';

/** Bodies as Salesforce gives them; each with what an agent is to be told. */
describe('refusals of Salesforce', () => {
  it.each(refusals.map((refusal) => [refusal.name, refusal] as const))('%s', (_, { thrown, code, detail }) => {
    const error = fromLightning(thrown);
    expect(error.code).toBe(code);
    expect(error.detail).toBe(detail);
  });

  it('a request that never arrived', () => {
    for (const thrown of [new TypeError('Failed to fetch'), new Error('Disconnected or Canceled'), { status: 0 }]) {
      jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
      expect(fromLightning(thrown).code).toBe('OFFLINE');
      jest.restoreAllMocks();
    }
    expect(fromLightning(new TypeError('NetworkError when attempting to fetch resource.'))).toMatchObject({
      code: 'SALESFORCE_UNREACHABLE',
      retryable: true,
    });
  });

  it.each([undefined, null, {}, [], '', 7, { status: 0, statusText: '' }])('no answer: %j', (thrown) => {
    expect(fromLightning(thrown)).toMatchObject({ code: 'SALESFORCE_UNREACHABLE', detail: '', retryable: true });
  });

  it.each([{ status: 400 }, { status: 400, body: [] }, { status: 404, body: null }, { status: 400, body: { a: 1 } }])(
    'promises no details where there are none: %j',
    (thrown) => {
      expect(fromLightning(thrown)).toMatchObject({ code: 'UNKNOWN', detail: 'c.StartVideo_ErrorNoReason' });
    },
  );
});
