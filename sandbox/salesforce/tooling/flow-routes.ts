import { z } from 'zod';
import { insufficientAccess, resourceNotFound, SalesforceError } from '../salesforce-error.ts';
import type { RestContext, RestHandler } from '../rest/rest-types.ts';
import type { Org, Row } from '../types.ts';
import { FLOW_DEFINITION, FLOW_VERSION, flowRows } from './flow-objects.ts';

const bodySchema = z.object({ Metadata: z.object({ activeVersionNumber: z.number().int().nullish() }) });

const textOf = (row: Row | undefined, field: string): string => {
  const value = row?.[field];
  return typeof value === 'string' ? value : '';
};

/** Whoever manages flows. Source: Salesforce Help, "Manage Flow". */
function findRow({ org, session }: RestContext, object: string, id: string): Row {
  if (!session.user.hasUserPermission('ManageInteraction')) throw insufficientAccess();
  const row = flowRows(org)[object]?.find((one) => one.Id === id);
  if (row === undefined) throw resourceNotFound();
  return row;
}

/** Activates a version, or none (0). No flow is activated while one that it calls is not. */
export const activateFlow: RestHandler = (context, { body }, id = '') => {
  const { org } = context;
  const name = textOf(findRow(context, FLOW_DEFINITION, id), 'DeveloperName');
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) throw refuse('JSON_PARSER_ERROR', 'Metadata with activeVersionNumber is expected');
  const version = parsed.data.Metadata.activeVersionNumber ?? 0;
  if (version > 1) throw refuse('FIELD_INTEGRITY_EXCEPTION', `The flow ${name} has no version ${version}.`);
  const idle = version === 0 ? [] : subflowsOf(org, name).filter((subflow) => !org.flows.isActive(subflow));
  if (idle.length > 0)
    throw refuse(
      'FIELD_INTEGRITY_EXCEPTION',
      `${name} can't be activated: it calls ${idle.join(', ')}, which is not active.`,
    );
  org.flows.setActive(name, version === 1);
  return { status: 204 };
};

/** Deletes a version that does not run. Source: Tooling API, "Flow". */
export const removeFlowVersion: RestHandler = (context, _request, id = '') => {
  const { org } = context;
  const version = findRow(context, FLOW_VERSION, id);
  if (version['Status'] === 'Active') throw refuse('DELETE_FAILED', "You can't delete an active flow version.");
  const definition = flowRows(org)[FLOW_DEFINITION]?.find((one) => one.Id === version['DefinitionId']);
  org.flows.remove(textOf(definition, 'DeveloperName'));
  return { status: 204 };
};

function subflowsOf({ metadata }: Org, name: string): string[] {
  const elements = [...(metadata.automation.flows.get(name)?.elements.values() ?? [])];
  return elements.flatMap((element) => (element.kind === 'subflow' ? [element.flowName] : []));
}

function refuse(errorCode: string, message: string): SalesforceError {
  return new SalesforceError(400, [{ errorCode, message, fields: [] }]);
}
