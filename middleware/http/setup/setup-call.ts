import { contentOf, problemResponse, type JsonObject } from '../api-fragment.ts';

interface SetupCall {
  readonly operationId: string;
  readonly summary: string;
  /** Name of the body's schema. */
  readonly body?: string;
  /** Name of the answer's schema; none for an answer without a body. */
  readonly answer?: string;
  /** Status of the answer, 200 if absent. */
  readonly status?: string;
  /** Refusals by status, beside those of every call with a token. */
  readonly refusals?: Readonly<Record<string, string>>;
}

const SECURITY = [{ setupToken: [] }];

/** With those of a call that changes something lasting: Salesforce is asked whether the person may still edit the settings. */
export function withRights(refusals: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const codes = ['SALESFORCE_UNAVAILABLE', 'NOT_CONFIGURED', ...(refusals['503']?.split(', ') ?? [])];
  return { ...refusals, '403': 'ACCESS_DENIED', '503': [...new Set(codes)].join(', ') };
}

/** A call that needs a setup token. */
export function setupCall({
  operationId,
  summary,
  body,
  answer,
  status = '200',
  refusals = {},
}: SetupCall): JsonObject {
  return {
    operationId,
    summary,
    security: SECURITY,
    ...(body === undefined ? {} : { requestBody: { required: true, ...contentOf(body) } }),
    responses: {
      [status]: { description: 'Done', ...(answer === undefined ? {} : contentOf(answer)) },
      ...(body === undefined ? {} : { '400': problemResponse('VALIDATION_FAILED') }),
      '401': problemResponse('UNAUTHORIZED'),
      ...Object.fromEntries(
        Object.entries(refusals).map(([status, codes]) => [status, problemResponse(codes, 'SetupProblem')]),
      ),
      '503': problemResponse(
        ['STORAGE_UNAVAILABLE, OVERLOADED', refusals['503']].filter((codes) => codes !== undefined).join(', '),
        'SetupProblem',
      ),
    },
  };
}
