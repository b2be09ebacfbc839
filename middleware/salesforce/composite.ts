import { z } from 'zod';
import { classifyFault, type SalesforceFault } from './classify-error.ts';
import { parseAnswer, SalesforceCallError } from './call-error.ts';
import { API_VERSION, type SalesforceConnection } from './connection.ts';

export interface Subrequest {
  readonly referenceId: string;
  readonly url: string;
  /** GET if absent. */
  readonly method?: 'PATCH';
  readonly body?: Readonly<Record<string, unknown>>;
}

const errorsSchema = z
  .array(
    z.looseObject({
      errorCode: z.string(),
      message: z.string().catch(''),
      fields: z.array(z.string()).optional().catch(undefined),
    }),
  )
  .min(1);

const answerSchema = z.object({
  compositeResponse: z.array(z.object({ body: z.unknown(), httpStatusCode: z.number(), referenceId: z.string() })),
});

export interface CompositeAnswer {
  readonly orgNow: number | null;
  /** The body of a subrequest that was carried out. @throws SalesforceCallError, also if there is no such record */
  resultOf(referenceId: string): unknown;
  /** The same; null if there is no such record. @throws SalesforceCallError if it failed otherwise */
  bodyOf(referenceId: string): unknown;
}

const REST_COMPOSITE = `/services/data/v${API_VERSION}/composite`;

/**
 * Several reads, and a write that they refer to, in one API call. Source: REST API Developer Guide, "Composite".
 *
 * @param path of the API that the reads belong to: the Tooling API has a composite of its own
 */
export async function readComposite(
  connection: SalesforceConnection,
  subrequests: readonly Subrequest[],
  path = REST_COMPOSITE,
): Promise<CompositeAnswer> {
  const { body, orgNow } = await connection.post(path, {
    allOrNone: false,
    compositeRequest: subrequests.map((subrequest) => ({ method: 'GET', ...subrequest })),
  });
  const answers = new Map(
    parseAnswer(answerSchema, body).compositeResponse.map((answer) => [answer.referenceId, answer]),
  );
  const resultOf = (referenceId: string): unknown => {
    const answer = answers.get(referenceId);
    if (answer === undefined)
      throw new SalesforceCallError(classifyFault('UNKNOWN_EXCEPTION', `No answer for ${referenceId}`));
    if (answer.httpStatusCode < 300) return answer.body;
    throw new SalesforceCallError(faultOf(answer.body, answer.httpStatusCode));
  };
  return {
    orgNow,
    resultOf,
    bodyOf: (referenceId) => {
      try {
        return resultOf(referenceId);
      } catch (error) {
        if (error instanceof SalesforceCallError && isAbsence(error.fault)) return null;
        throw error;
      }
    },
  };
}

function isAbsence({ status, code }: SalesforceFault): boolean {
  return status === 404 || code === 'MALFORMED_ID';
}

/** What a body in Salesforce's shape says, `[{errorCode, message, fields}]`: of several errors one that stays, if there is one. */
export function faultOf(body: unknown, status: number): SalesforceFault {
  const errors = errorsSchema.safeParse(body);
  const faults = (errors.success ? errors.data : []).map(({ errorCode, message, fields }) => ({
    ...classifyFault(errorCode, message, status),
    ...(fields === undefined ? {} : { fields }),
  }));
  return (
    faults.find(({ kind }) => kind === 'permanent') ??
    faults[0] ??
    classifyFault(`ERROR_HTTP_${status}`, 'Salesforce gave no reason', status)
  );
}
