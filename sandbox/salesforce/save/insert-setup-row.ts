import { SalesforceError } from '../salesforce-error.ts';
import type { Store } from '../store/store.ts';
import type { FieldValue, OrgMetadata, Row } from '../types.ts';
import { insertRecord, type Save, type SaveParts } from './save-record.ts';

const API_LICENCE = 'SalesforceAPIIntegrationPsl';
const INTEGRATION = 'Salesforce Integration';

/**
 * A new row of an object of Setup. Users take a licence and join their profile; rights are given once, and to a user of
 * the licence *Salesforce Integration* only with *Salesforce API Integration*.
 * Source: Salesforce Help, "Give Integration Users API Only Access"; the words are those of public deployment logs.
 *
 * @throws SalesforceError DUPLICATE_VALUE, LICENSE_LIMIT_EXCEEDED, FIELD_INTEGRITY_EXCEPTION
 */
export function insertSetupRow(parts: SaveParts, save: Save): Row {
  const { metadata, store } = parts;
  const { object, values } = save;
  return store.transaction(() => {
    if (object.apiName === 'User') takeLicence(store, textOf(values['ProfileId']));
    else assertNew(store, object.apiName, values);
    if (object.apiName === 'PermissionSetAssignment') assertLicensed(metadata, store, values);
    const row = insertRecord(parts, save);
    if (object.apiName === 'User') joinProfile(store, row);
    return row;
  });
}

function takeLicence(store: Store, profileId: string): void {
  const licence = store.get('UserLicense', textOf(store.get('Profile', profileId)?.['UserLicenseId']));
  if (licence === undefined) return;
  const used = Number(licence['UsedLicenses']);
  if (used >= Number(licence['TotalLicenses'])) throw refuse('LICENSE_LIMIT_EXCEEDED', 'License Limit Exceeded');
  store.put('UserLicense', { ...licence, UsedLicenses: used + 1 });
}

/** The profile's own permission set, which Setup shows as assigned. */
function joinProfile(store: Store, user: Row): void {
  const set = store.list('PermissionSet').find((one) => one['ProfileId'] === user['ProfileId']);
  const planted = store.list('PermissionSetAssignment').at(-1);
  if (set === undefined || planted === undefined) return;
  const id = `${planted.Id.slice(0, 3)}${user.Id.slice(3)}`;
  store.put('PermissionSetAssignment', { ...planted, Id: id, PermissionSetId: set.Id, AssigneeId: user.Id });
}

function assertNew(store: Store, object: string, values: Readonly<Record<string, FieldValue>>): void {
  const isSame = (row: Row): boolean => Object.entries(values).every(([field, value]) => row[field] === value);
  const other = store.list(object).find(isSame);
  if (other !== undefined) throw refuse('DUPLICATE_VALUE', `Duplicate ${object}. Record with same values: ${other.Id}`);
}

function assertLicensed(metadata: OrgMetadata, store: Store, values: Readonly<Record<string, FieldValue>>): void {
  const userId = textOf(values['AssigneeId']);
  const profile = store.get('Profile', textOf(store.get('User', userId)?.['ProfileId']));
  if (store.get('UserLicense', textOf(profile?.['UserLicenseId']))?.['Name'] !== INTEGRATION) return;
  const set = metadata.permissionSets.get(
    textOf(store.get('PermissionSet', textOf(values['PermissionSetId']))?.['Name']),
  );
  const standard = [...(set?.objectPermissions.keys() ?? [])].find((name) => metadata.object(name)?.custom === false);
  const isLicensed = store
    .list('PermissionSetLicenseAssign')
    .some(
      (one) =>
        one['AssigneeId'] === userId &&
        store.get('PermissionSetLicense', textOf(one['PermissionSetLicenseId']))?.['DeveloperName'] === API_LICENCE,
    );
  if (standard === undefined || isLicensed) return;
  const label = metadata.object(standard)?.labelPlural ?? standard;
  throw refuse('FIELD_INTEGRITY_EXCEPTION', `The user license doesn't allow the permission: Read ${label}`);
}

function refuse(errorCode: string, message: string): SalesforceError {
  return new SalesforceError(400, [{ errorCode, message, fields: [] }]);
}

function textOf(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
