import type { Query } from '@jetstreamapp/soql-parser-js';
import { malformedQuery, noSuchColumnOnEntity } from '../salesforce-error.ts';
import type { QueryRecord } from './projection.ts';
import type { SoqlContext } from './soql-context.ts';

export const OWN_PERMISSIONS_OBJECT = 'UserPermissionAccess';

const PREFIX = 'Permissions';
/** Those of a real org's some hundreds that mean something here. */
const KNOWN = ['ApiEnabled', 'ApiUserOnly', 'ModifyAllData', 'ViewAllData', 'ViewAllUsers', 'ViewRoles', 'ViewSetup'];

/**
 * `SELECT PermissionsViewSetup FROM UserPermissionAccess`: one row, with the permissions of the person who asks.
 * Source: Object Reference, "UserPermissionAccess".
 * @throws SalesforceError MALFORMED_QUERY, INVALID_FIELD
 */
export function queryOwnPermissions({ session, version }: SoqlContext, query: Query): readonly QueryRecord[] {
  if (query.where !== undefined || query.orderBy !== undefined)
    throw malformedQuery(`${OWN_PERMISSIONS_OBJECT}: filters are not supported by this sandbox`);
  const values = (query.fields ?? []).map((selected): [string, boolean] => {
    const field = selected.type === 'Field' ? selected.field : '';
    const permission = KNOWN.find((one) => `${PREFIX}${one}`.toLowerCase() === field.toLowerCase());
    if (permission === undefined) throw noSuchColumnOnEntity(field, OWN_PERMISSIONS_OBJECT);
    return [`${PREFIX}${permission}`, session.user.hasUserPermission(permission)];
  });
  const url = `/services/data/v${version}/sobjects/${OWN_PERMISSIONS_OBJECT}/000000000000000AAA`;
  return [{ attributes: { type: OWN_PERMISSIONS_OBJECT, url }, ...Object.fromEntries(values) }];
}
