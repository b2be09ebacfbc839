import { describe, expect, it } from 'vitest';
import type { SalesforceConnection } from './connection.ts';
import { createSettingsSource } from './settings-source.ts';

const record = {
  Id: 'a02',
  SystemModstamp: '2026-11-23T10:00:00.000+0000',
  Gate_Key__c: 'gate',
  Phone_Fields__c: null,
  Default_Region__c: null,
  Call_Reference_Pattern__c: null,
  Agent_Login_Field__c: null,
  Update_Case__c: true,
  Update_Contact__c: true,
  Sync_Call_Details__c: true,
  Sync_Ratings__c: true,
  Sync_Location__c: false,
  Sync_Snapshots__c: false,
  Sync_Transcript__c: false,
  Unique_References__c: false,
  Max_Starts_Per_Hour__c: null,
  Retention_Days__c: null,
  Allowed_Regions__c: null,
  Org_Id__c: null,
  Landline_Only__c: null,
  Respect_Do_Not_Call__c: true,
  Do_Not_Call_Field__c: null,
};
const fields = [
  { name: 'MobilePhone', type: 'phone' },
  { name: 'Phone', type: 'phone' },
  { name: 'CaseNumber', type: 'string' },
  { name: 'Email', type: 'email' },
];

function orgWith(rows: object[]): { connection: SalesforceConnection; paths: string[]; rows: object[] } {
  const paths: string[] = [];
  const unused = (): never => {
    throw new Error('not used');
  };
  const connection: SalesforceConnection = {
    identity: () => Promise.resolve({ orgId: '00D', userId: '005' }),
    get: (path) => {
      paths.push(path);
      return Promise.resolve({ body: path.includes('/query') ? { records: rows } : { fields }, orgNow: 0 });
    },
    post: unused,
    delete: unused,
  };
  return { connection, paths, rows };
}

describe('createSettingsSource', () => {
  it('reads once, and looks for another gate key at the cost of one call', async () => {
    const { connection, paths, rows } = orgWith([record]);
    const source = createSettingsSource(connection);
    const first = await source.current();
    expect(await source.current()).toBe(first);
    expect(await source.gateKey()).toBe('gate');
    expect(paths).toHaveLength(4);
    rows[0] = { ...record, Gate_Key__c: 'another' };
    expect(await source.refreshGateKey()).toBe('another');
    expect(await source.gateKey()).toBe('another');
    expect(paths).toHaveLength(5);
  });

  it('knows a change that no click brought, for one call where there is none', async () => {
    const { connection, paths, rows } = orgWith([{ ...record, Sync_Snapshots__c: true }]);
    const source = createSettingsSource(connection);
    expect((await source.fresh()).settings.syncSnapshots).toBe(true);
    expect(await source.fresh()).toBe(await source.current());
    expect(paths).toHaveLength(5);
    rows[0] = { ...record, Sync_Snapshots__c: false };
    expect((await source.current()).settings.syncSnapshots).toBe(true);
    expect((await source.fresh()).settings.syncSnapshots).toBe(false);
    expect((await source.current()).settings.syncSnapshots).toBe(false);
    rows.pop();
    await expect(source.fresh()).rejects.toMatchObject({ code: 'NOT_CONFIGURED' });
  });

  it('knows the gate key of settings that name a field which does not exist', async () => {
    const { connection, paths } = orgWith([{ ...record, Phone_Fields__c: 'Missing__c' }]);
    const source = createSettingsSource(connection);
    expect(await source.gateKey()).toBe('gate');
    expect(await source.gateKey()).toBe('gate');
    expect(paths).toHaveLength(4);
    expect((await source.current()).fields.problems.numbers?.message).toContain('Missing__c');
    // Somebody may make the field, or show it to our user: the settings do not change by that.
    expect(paths).toHaveLength(8);
  });

  it('says when the record says something else than before', async () => {
    const { connection, rows } = orgWith([record]);
    let changes = 0;
    const source = createSettingsSource(connection, () => {
      changes += 1;
      return Promise.resolve();
    });
    await source.reload();
    await source.reload();
    expect(changes).toBe(1);
    rows[0] = { ...record, Phone_Fields__c: 'Missing__c' };
    await source.reload().catch(() => undefined);
    expect(changes).toBe(2);
  });

  it('spends one call where there are no settings yet', async () => {
    const { connection, paths } = orgWith([]);
    await expect(createSettingsSource(connection).current()).rejects.toMatchObject({ code: 'NOT_CONFIGURED' });
    expect(paths).toHaveLength(1);
  });
});
