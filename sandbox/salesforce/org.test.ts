import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../seeds/index.ts';
import { createTestOrg, refusalOf } from '../test-support/test-org.ts';
import type { Org, OrgSession } from './types.ts';

const { contacts, cases, users } = seedIds;

let org: Org;
let agent: OrgSession;
let admin: OrgSession;
let integration: OrgSession;
beforeEach(() => {
  org = createTestOrg();
  agent = org.asUser(users.agent);
  admin = org.asUser(users.admin);
  integration = org.asUser(users.integration);
});

const newSession = (values: Record<string, unknown> = {}): string =>
  agent.insert('Video_Session__c', { Contact__c: contacts.mobile, ...values });

describe('a save', () => {
  it('fills defaults, auto numbers and stamps, to the second', () => {
    const [first, second] = [newSession(), newSession()].map((id) => agent.get('Video_Session__c', id));
    expect(first).toMatchObject({
      Name: 'VS-000001',
      Status__c: 'Requested',
      Origin__c: 'Agent',
      OwnerId: users.agent,
      CreatedById: users.agent,
      LastModifiedById: users.agent,
      CreatedDate: '2026-11-23T10:00:00.000Z',
      SystemModstamp: '2026-11-23T10:00:00.000Z',
    });
    expect(second?.['Name']).toBe('VS-000002');
  });

  it('calculates formulas from the record, blank from blanks, and lets nobody write them', () => {
    const id = newSession();
    expect(agent.get('Video_Session__c', id)).toMatchObject({ Hour_Requested__c: 10, Seconds_To_Join__c: null });
    integration.update('Video_Session__c', id, { Started_At__c: '2026-11-23T10:01:30Z' });
    expect(agent.get('Video_Session__c', id)).toMatchObject({ Seconds_To_Join__c: 90 });
    expect(refusalOf(() => newSession({ Seconds_To_Join__c: 1 }))).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
  });

  it('stamps who changed a record and when, and leaves its making alone', () => {
    const id = newSession();
    org.clock.advance(61_500);
    integration.update('Video_Session__c', id, { Status__c: 'Ready' });
    expect(agent.get('Video_Session__c', id)).toMatchObject({
      CreatedById: users.agent,
      CreatedDate: '2026-11-23T10:00:00.000Z',
      LastModifiedById: users.integration,
      SystemModstamp: '2026-11-23T10:01:01.000Z',
    });
  });

  it.each(['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp', 'Name', 'Id'])(
    'lets nobody set %s',
    (field) => {
      const value = field.endsWith('Id') ? users.agent : '2026-11-23T10:00:00Z';
      for (const session of [agent, admin]) {
        expect(refusalOf(() => session.insert('Video_Proof__c', { [field]: value }))).toBe(
          'INVALID_FIELD_FOR_INSERT_UPDATE',
        );
      }
    },
  );

  it.each<[string, Record<string, unknown>]>([
    ['INVALID_FIELD', { Nope__c: 1 }],
    ['STRING_TOO_LONG', { Phone_Field__c: 'x'.repeat(300) }],
    ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', { Invitation__c: 'Fax' }],
    ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', { Invitation__c: 'sms' }],
    ['MALFORMED_ID', { Case__c: "500' OR Id != '" }],
    ['FIELD_INTEGRITY_EXCEPTION', { Case__c: contacts.mobile }],
    ['INVALID_CROSS_REFERENCE_KEY', { Case__c: '500000000000000AAA' }],
    ['JSON_PARSER_ERROR', { Invitation__c: ['SMS'] }],
    ['JSON_PARSER_ERROR', { Invitation__c: 5 }],
  ])('is refused with %s for %j', (code, values) => {
    expect(refusalOf(() => newSession(values))).toBe(code);
    expect(org.records.list('Video_Session__c')).toEqual([]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['JSON_PARSER_ERROR', { Sync_Revision__c: 'many' }],
    ['NUMBER_OUTSIDE_VALID_RANGE', { Sync_Revision__c: 1e19 }],
    ['NUMBER_OUTSIDE_VALID_RANGE', { Location__Latitude__s: 90.5, Location__Longitude__s: 0 }],
    ['NUMBER_OUTSIDE_VALID_RANGE', { Location__Latitude__s: 0, Location__Longitude__s: -181 }],
    ['JSON_PARSER_ERROR', { Room_Expires_At__c: 'tomorrow' }],
    ['JSON_PARSER_ERROR', { Room_Expires_At__c: '2026-02-30T10:00:00Z' }],
    ['INVALID_CROSS_REFERENCE_KEY', { OwnerId: null }],
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION', { Sync_Revision__c: 4 }],
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION', { Sync_Revision__c: null }],
  ])('of the middleware is refused with %s for %j', (code, values) => {
    const id = newSession();
    integration.update('Video_Session__c', id, { Sync_Revision__c: 5 });
    expect(refusalOf(() => integration.update('Video_Session__c', id, values))).toBe(code);
    expect(refusalOf(() => integration.update('Video_Session__c', id, { Sync_Revision__c: 5 }))).toBe('none');
  });

  it('needs what is required, and one settings record of one key', () => {
    expect(refusalOf(() => admin.insert('Video_Settings__c', { Key__c: 'default' }))).toBe('DUPLICATE_VALUE');
    expect(refusalOf(() => agent.insert('Contact', { FirstName: 'A' }))).toBe('REQUIRED_FIELD_MISSING');
    expect(refusalOf(() => agent.insert('Video_Session__c', {}))).toBe('FIELD_CUSTOM_VALIDATION_EXCEPTION');
  });

  it('of a case runs the assignment rule unless it is told not to', () => {
    integration.update('Case', cases.open, { Video_Call_Reference__c: '00001026' }, { useAssignmentRules: false });
    expect(org.records.get('Case', cases.open)).toMatchObject({
      OwnerId: users.agent,
      Video_Call_Reference__c: '00001026',
    });
    integration.update('Case', cases.open, { Video_Call_Reference__c: '00001026' });
    expect(org.records.get('Case', cases.open)?.['OwnerId']).toMatch(/^00G/u);
  });

  it('counts case numbers on from those that are there', () => {
    const numbers = org.records.list('Case').map((row) => Number(row['CaseNumber']));
    const id = agent.insert('Case', { Subject: 'A kettle that whistles' });
    expect(Number(org.records.get('Case', id)?.['CaseNumber'])).toBe(Math.max(...numbers) + 1);
  });

  it('gives no record to a person who has left', () => {
    org.records.patch('User', users.agent2, { IsActive: false });
    expect(refusalOf(() => agent.insert('Contact', { LastName: 'Left', OwnerId: users.agent2 }))).toBe(
      'INACTIVE_OWNER_OR_USER',
    );
  });

  it('takes ids of 15 characters, and a geolocation by its parts', () => {
    const id = newSession({ Case__c: cases.open.slice(0, 15) });
    expect(agent.get('Video_Session__c', id.slice(0, 15))?.['Case__c']).toBe(cases.open);
    integration.update('Video_Session__c', id, { Location__Latitude__s: 1.29, Location__Longitude__s: 103.85 });
    expect(agent.get('Video_Session__c', id)?.['Location__c']).toEqual({ latitude: 1.29, longitude: 103.85 });
    expect(refusalOf(() => integration.update('Video_Session__c', id, { Location__c: {} }))).toBe(
      'INVALID_FIELD_FOR_INSERT_UPDATE',
    );
  });

  it('leaves nothing behind when a transaction fails', () => {
    const before = org.records.get('Contact', contacts.mobile);
    expect(
      refusalOf(() =>
        integration.transaction(() => {
          integration.update('Contact', contacts.mobile, { Video_Call_Reference__c: '00001026' });
          integration.update('Case', cases.open, { Video_Call_Reference__c: 'x'.repeat(21) });
        }),
      ),
    ).toBe('STRING_TOO_LONG');
    expect(org.records.get('Contact', contacts.mobile)).toEqual(before);
  });
});

describe('a deletion', () => {
  it('is refused for a contact with cases', () => {
    expect(refusalOf(() => admin.delete('Contact', contacts.mobile))).toBe('DELETE_FAILED');
    expect(org.records.get('Contact', contacts.mobile)).toBeDefined();
  });

  it('that is refused changes nothing', () => {
    const account = agent.insert('Account', { Name: 'Brief Ltd' });
    const contact = agent.insert('Contact', { LastName: 'Brief', AccountId: account });
    agent.insert('Case', { Subject: 'Of no contact', AccountId: account });
    expect(refusalOf(() => admin.delete('Account', account))).toBe('DELETE_FAILED');
    expect(org.records.get('Contact', contact)).toBeDefined();
  });

  it('empties the lookups to a record that is gone', () => {
    const contact = agent.insert('Contact', { LastName: 'Brief' });
    const session = newSession({ Contact__c: contact });
    admin.delete('Contact', contact);
    expect(org.records.get('Video_Session__c', session)?.['Contact__c']).toBeNull();
    expect(refusalOf(() => admin.update('Contact', contact, { LastName: 'Back' }))).toBe('ENTITY_IS_DELETED');
  });

  it('of an account takes its contacts along', () => {
    const account = agent.insert('Account', { Name: 'Brief Ltd' });
    const contact = agent.insert('Contact', { LastName: 'Brief', AccountId: account });
    admin.delete('Account', account);
    expect(org.records.get('Contact', contact)).toBeUndefined();
  });
});

describe('rights', () => {
  it('let agents create sessions and change none', () => {
    const id = newSession();
    expect(refusalOf(() => agent.update('Video_Session__c', id, { Invitation__c: 'Link' }))).toBe(
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
    expect(refusalOf(() => agent.delete('Video_Session__c', id))).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
  });

  it.each(['Status__c', 'Origin__c', 'Agent__c', 'Call_Reference__c', 'Sync_Revision__c'])(
    'keep agents from setting %s',
    (field) => {
      expect(refusalOf(() => newSession({ [field]: null }))).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
    },
  );

  it.each([
    ['Guest_Link__c', 'https://guest.example/1'],
    ['Location__Latitude__s', 1],
    ['Phone_Number__c', '+1'],
    ['Transcript__c', 'Hello'],
  ])('hide %s of a session from agents altogether', (field, value) => {
    expect(agent.canReadField('Video_Session__c', field)).toBe(false);
    expect(refusalOf(() => newSession({ [field]: value }))).toBe('INVALID_FIELD');
    expect(integration.canReadField('Video_Session__c', field)).toBe(true);
  });

  it('show nothing of the product to people without the permission set', () => {
    const nobody = org.asUser(users.nopermission);
    expect(nobody.canRead('Video_Session__c')).toBe(false);
    expect(refusalOf(() => nobody.insert('Video_Session__c', { Contact__c: contacts.mobile }))).toBe('NOT_FOUND');
    expect([...nobody.rows('Video_Settings__c')]).toEqual([]);
  });

  it('let agents read the settings and only administrators change them', () => {
    const [settings] = agent.rows('Video_Settings__c');
    expect(settings?.['Gate_Key__c']).toBe('sandbox-gate-key');
    const id = settings?.Id ?? '';
    expect(refusalOf(() => agent.update('Video_Settings__c', id, { Default_Region__c: 'SG' }))).toBe(
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
    expect(refusalOf(() => admin.update('Video_Settings__c', id, { Default_Region__c: 'SG' }))).toBe('none');
  });

  it('of the integration user reach what the middleware writes, and no more', () => {
    expect(refusalOf(() => integration.update('Case', cases.open, { Subject: 'x' }))).not.toBe('none');
    expect(refusalOf(() => integration.update('Contact', contacts.mobile, { Phone: '1' }))).toBe(
      'INVALID_FIELD_FOR_INSERT_UPDATE',
    );
  });
});

describe('sharing', () => {
  it('shows a person the records they own, that are shared with them, or that belong to the people below them', () => {
    const restricted = org.asUser(users.restricted);
    expect(restricted.get('Contact', contacts.mobile)).toBeDefined();
    expect(restricted.get('Contact', contacts.vip)).toBeUndefined();
    expect(restricted.get('Case', cases.open)).toBeUndefined();
    expect(agent.get('Case', cases.vip)).toBeDefined();
    const own = restricted.insert('Contact', { LastName: 'Own' });
    expect(restricted.get('Contact', own)).toBeDefined();
    expect(org.asUser(users.supervisor).get('Contact', own)).toBeDefined();
    expect(org.asUser(users.nopermission).get('Contact', own)).toBeDefined();
  });

  it('keeps proofs to their makers and to those who see all', () => {
    const proof = agent.insert('Video_Proof__c', {});
    expect(org.asUser(users.agent2).get('Video_Proof__c', proof)).toBeUndefined();
    expect(integration.get('Video_Proof__c', proof)).toBeDefined();
  });

  it('refuses lookups to records that a person may not see', () => {
    const restricted = org.asUser(users.restricted);
    expect(refusalOf(() => restricted.insert('Video_Session__c', { Contact__c: contacts.vip }))).toBe(
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    );
  });

  it('computes record access for any person, and none for unknown records', () => {
    const ids = [contacts.mobile, contacts.vip, '003000000000000AAA'];
    expect(org.recordAccess(users.restricted, ids).map((one) => one.maxAccessLevel)).toEqual(['Read', 'None', 'None']);
    expect(org.recordAccess(users.agent, ids).map((one) => one.hasEditAccess)).toEqual([true, true, false]);
    expect(org.recordAccess(users.admin, ids).map((one) => one.hasReadAccess)).toEqual([true, true, false]);
    expect(org.recordAccess('005000000000000AAA', ids).some((one) => one.hasReadAccess)).toBe(false);
  });
});

describe('the control plane', () => {
  it('plants and changes rows as given, and goes back to the seeds', () => {
    const stamps = { CreatedById: users.agent2, CreatedDate: '2020-01-01T00:00:00.000Z' };
    const planted = org.records.plant('Video_Proof__c', { Hash__c: 'h', ...stamps });
    expect(planted).toMatchObject(stamps);
    org.records.patch('Contact', contacts.mobile, { FirstName: 'Other' });
    expect(org.records.get('Contact', contacts.mobile)?.['Name']).toBe('Other Whitfield');
    org.clock.advance(5000);
    org.reset();
    expect(org.records.list('Video_Proof__c')).toEqual([]);
    expect(org.records.get('Contact', contacts.mobile)?.['Name']).toBe('Grace Whitfield');
    expect(org.clock.now()).toBe(Date.UTC(2026, 10, 23, 10));
  });
});
