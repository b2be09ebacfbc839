import { z } from 'zod';
import { insufficientAccess, jsonParserError, resourceNotFound, SalesforceError } from '../../salesforce-error.ts';
import type { Org, OrgSession } from '../../types.ts';
import type { RestAnswer, RestRequest } from '../../rest/rest-types.ts';
import type { FlowInputs } from '../engine/flow-engine.ts';
import { FlowFault } from '../run/flow-fault.ts';
import { fromFlowValues, toFlowInputs } from './flow-json.ts';

const bodySchema = z.object({ inputs: z.array(z.record(z.string(), z.unknown())).min(1).max(200) });
const PATH = ['actions', 'custom', 'flow'];

/** Whether a call is for `actions/custom/flow/<name>`: unlike all others it may take the time of a callout. */
export function isFlowAction({ segments }: RestRequest): boolean {
  return segments.length === 4 && PATH.every((part, index) => segments[index] === part);
}

/**
 * Runs an autolaunched flow once for each input.
 * Source: Actions Developer Guide, "Flow Actions".
 * @throws SalesforceError NOT_FOUND, JSON_PARSER_ERROR, METHOD_NOT_ALLOWED, INSUFFICIENT_ACCESS
 */
export async function runFlowAction(org: Org, { user }: OrgSession, request: RestRequest): Promise<RestAnswer> {
  const name = request.segments[3] ?? '';
  if (!org.flows.isActive(name)) throw resourceNotFound();
  if (!org.flows.mayRun(user.id, name)) throw insufficientAccess();
  const body = bodySchema.safeParse(request.body);
  if (request.method !== 'POST' || !body.success)
    throw jsonParserError(body.error?.issues[0]?.message ?? 'POST expects inputs');
  const results: { readonly isSuccess: boolean }[] = [];
  for (const inputs of body.data.inputs) results.push(await runOnce(org, user.id, name, toFlowInputs(inputs)));
  return { status: results.every(({ isSuccess }) => isSuccess) ? 200 : 400, body: results };
}

async function runOnce(org: Org, userId: string, actionName: string, inputs: FlowInputs) {
  const common = { actionName, invocationId: null, outcome: null, sortOrder: -1, version: 1 };
  try {
    const outputs = await org.flows.launch(actionName, userId, inputs);
    const outputValues = { ...fromFlowValues(outputs), Flow__InterviewStatus: 'Finished' };
    return { ...common, errors: null, isSuccess: true, outputValues };
  } catch (error) {
    if (error instanceof SalesforceError || !(error instanceof FlowFault)) throw error;
    const errors = [{ statusCode: 'UNKNOWN_EXCEPTION', message: error.message, fields: [] }];
    return { ...common, errors, isSuccess: false, outputValues: null };
  }
}
