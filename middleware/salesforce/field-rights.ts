import { z } from 'zod';
import { SalesforceCallError } from './call-error.ts';
import type { DescribedField } from './describe-fields.ts';
import type { Row } from './query-answer.ts';
import { soqlText } from './soql.ts';

const assignmentSchema = z.object({ PermissionSetId: z.string() });
const grantSchema = z.object({ Field: z.string() });
// The object is there for those alone who may see Setup.
const HIDDEN_OBJECT = 'INVALID_TYPE';

/**
 * Which of these fields a person may not read, by the profile and all permission sets together. Where Salesforce does not
 * tell our user, each field that takes a grant counts as hidden.
 * Source: Object Reference, "FieldPermissions" and "PermissionSetAssignment" (a profile is assigned as a set of its own).
 *
 * @param query carries a query out
 * @throws SalesforceCallError
 */
export async function hiddenFields(
  query: (soql: string) => Promise<readonly Row[]>,
  personId: string,
  object: string,
  fields: readonly DescribedField[],
): Promise<string[]> {
  const asked = fields.filter(({ permissionable }) => permissionable).map(({ name }) => name);
  if (asked.length === 0) return [];
  const granted = await grantedFields(query, personId, object, asked);
  return asked.filter((name) => !granted.has(`${object}.${name}`));
}

async function grantedFields(
  query: (soql: string) => Promise<readonly Row[]>,
  personId: string,
  object: string,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  try {
    const assigned = await query(
      `SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = ${soqlText(personId)}`,
    );
    if (assigned.length === 0) return new Set();
    const sets = assigned.map((row) => soqlText(assignmentSchema.parse(row).PermissionSetId)).join(', ');
    const fields = names.map((name) => soqlText(`${object}.${name}`)).join(', ');
    const granted = await query(
      `SELECT Field FROM FieldPermissions WHERE PermissionsRead = true AND ParentId IN (${sets}) AND Field IN (${fields})`,
    );
    return new Set(granted.map((row) => grantSchema.parse(row).Field));
  } catch (error) {
    if (error instanceof SalesforceCallError && error.fault.code === HIDDEN_OBJECT) return new Set();
    throw error;
  }
}
