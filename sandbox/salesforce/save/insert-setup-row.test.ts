import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../seeds/index.ts';
import { createTestOrg, refusalOf } from '../../test-support/test-org.ts';
import type { Org } from '../types.ts';

const { users } = seedIds;

describe('users and their rights over the API', () => {
  let org: Org;
  beforeEach(() => {
    org = createTestOrg();
  });

  const idWhere = (object: string, field: string, value: string): string =>
    org.records.list(object).find((row) => row[field] === value)?.Id ?? '';
  const newUser = (username: string) => ({
    ...{ Username: username, LastName: 'Robot', Alias: 'robot', Email: 'robot@example.com', IsActive: true },
    ...{ TimeZoneSidKey: 'UTC', LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US', EmailEncodingKey: 'UTF-8' },
    ProfileId: idWhere('Profile', 'Name', 'Minimum Access - API Only Integrations'),
  });
  const makeUser = (username: string): string => org.asUser(users.admin).insert('User', newUser(username));
  const assign = (AssigneeId: string, set: string, by: string = users.admin): string =>
    org.asUser(by).insert('PermissionSetAssignment', {
      AssigneeId,
      PermissionSetId: idWhere('PermissionSet', 'Name', set),
    });

  it('are made by administrators alone, with the rights of the profile', () => {
    expect(refusalOf(() => org.asUser(users.agent).insert('User', newUser('a@robots.example')))).not.toBe('none');
    expect(refusalOf(() => assign(users.agent, 'Video_Admin', users.agent))).not.toBe('none');
    const id = makeUser('a@robots.example');
    expect(org.user(id).hasUserPermission('ApiUserOnly')).toBe(true);
    const own = org.records.list('PermissionSetAssignment').filter((row) => row['AssigneeId'] === id);
    expect(own).toHaveLength(1);
    const set = org.records.list('PermissionSet').find((row) => row.Id === own[0]?.['PermissionSetId']);
    expect(set).toMatchObject({ PermissionsApiUserOnly: true });
  });

  it('are given standard objects only with the licence for them, and each right once', () => {
    const id = makeUser('a@robots.example');
    expect(refusalOf(() => assign(id, 'Video_Integration'))).toBe('FIELD_INTEGRITY_EXCEPTION');
    org.asUser(users.admin).insert('PermissionSetLicenseAssign', {
      AssigneeId: id,
      PermissionSetLicenseId: idWhere('PermissionSetLicense', 'DeveloperName', 'SalesforceAPIIntegrationPsl'),
    });
    assign(id, 'Video_Integration');
    expect(org.user(id).permissionSets).toEqual(['Video_Integration']);
    expect(refusalOf(() => assign(id, 'Video_Integration'))).toBe('DUPLICATE_VALUE');
  });

  it('end with the licences', () => {
    for (const name of ['a', 'b', 'c', 'd']) makeUser(`${name}@robots.example`);
    expect(refusalOf(() => makeUser('e@robots.example'))).toBe('LICENSE_LIMIT_EXCEEDED');
  });
});
