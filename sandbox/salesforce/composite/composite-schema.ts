import { z } from 'zod';
import { SalesforceError, jsonParserError } from '../salesforce-error.ts';

const headers = z.record(z.string(), z.string());

const subrequest = z.strictObject({
  method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']),
  url: z.string().min(1),
  referenceId: z.string().min(1),
  body: z.unknown().optional(),
  httpHeaders: headers.optional(),
});

const composite = z.strictObject({
  allOrNone: z.boolean().default(false),
  collateSubrequests: z.boolean().optional(),
  compositeRequest: z.array(subrequest).min(1),
});

const graph = z.strictObject({ graphId: z.string(), compositeRequest: z.array(subrequest).min(1) });

const graphs = z.strictObject({ graphs: z.array(graph).min(1) });

export type Subrequest = z.infer<typeof subrequest>;
export type CompositeBody = z.infer<typeof composite>;
export type Graph = z.infer<typeof graph>;

/** Subrequests get these from the request around them; naming them again fails it. */
const INHERITED = ['accept', 'authorization', 'content-type'];

export const readComposite = (body: unknown): CompositeBody => {
  const request = read(composite, body);
  checkSubrequests(request.compositeRequest);
  return request;
};

export const readGraphs = (body: unknown): readonly Graph[] => {
  const request = read(graphs, body);
  for (const { compositeRequest } of request.graphs) checkSubrequests(compositeRequest);
  return request.graphs;
};

export const badComposite = (errorCode: string, message: string): SalesforceError =>
  new SalesforceError(400, [{ errorCode, message }]);

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw jsonParserError(
    `${issue?.message ?? 'Invalid input'} (through reference chain: ${issue?.path.join('.') ?? ''})`,
  );
}

function checkSubrequests(subrequests: readonly Subrequest[]): void {
  const seen = new Set<string>();
  for (const { referenceId, httpHeaders = {} } of subrequests) {
    if (!/^[A-Za-z0-9_]+$/u.test(referenceId)) {
      throw badComposite(
        'INVALID_INPUT',
        `Invalid reference ID: ${referenceId}. It may contain letters, numbers and underscores only.`,
      );
    }
    if (seen.has(referenceId)) throw badComposite('INVALID_INPUT', `Duplicate reference ID: ${referenceId}`);
    seen.add(referenceId);
    const refused = Object.keys(httpHeaders).find((name) => INHERITED.includes(name.toLowerCase()));
    if (refused !== undefined)
      throw badComposite('INVALID_INPUT', `The header ${refused} is not allowed in a subrequest`);
  }
}
