import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { actAs, openRoom, type Answer } from '../support/person.ts';
import { callSetup, openSetup, settingsIdOf } from '../support/setup.ts';
import { startSystem, type System } from '../support/system.ts';

interface PhoneRow {
  readonly contactId: string;
  readonly name: string;
  readonly field: string | null;
  readonly number: string | null;
  readonly problem: { readonly code: string; readonly message: string } | null;
  readonly before: { readonly field: string | null; readonly number: string | null } | null;
}
interface ReferenceRow {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly callReference: string | null;
  readonly problem: { readonly code: string } | null;
}

const DEFAULTS = { phoneFields: ['MobilePhone', 'Phone'], defaultRegion: 'US', allowedRegions: [] as string[] };

let system: System;
let token: string;

beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.close());
beforeEach(async () => {
  await system.reset();
  token = await openSetup(system, await actAs(system, 'admin@northlake.example'));
});

const ask = (path: string, body: object): Promise<Answer> =>
  callSetup(system, 'POST', `/previews${path}`, { token, body });
const phones = async (changes: object = {}): Promise<readonly PhoneRow[]> =>
  (await ask('/phones', { ...DEFAULTS, ...changes })).body['rows'] as PhoneRow[];
const references = async (pattern: string): Promise<readonly ReferenceRow[]> =>
  (await ask('/call-references', { pattern })).body['rows'] as ReferenceRow[];

/** A person who may edit the settings, and sees few contacts and cases. */
async function openAsTrainee(): Promise<void> {
  const sets = await system.org.rows('PermissionSet');
  const admin = sets.find((set) => set['Name'] === 'Video_Admin');
  await system.org.plant('PermissionSetAssignment', {
    PermissionSetId: String(admin?.['Id']),
    AssigneeId: seedIds.users.restricted,
  });
  token = await openSetup(system, await actAs(system, 'restricted@northlake.example'));
}

/** As an administrator takes the access to a field out of every profile and permission set. */
function takeAway(field: string): void {
  const { records } = system.sandbox.org;
  for (const row of records.list('FieldPermissions'))
    if (row['Field'] === field) records.remove('FieldPermissions', row.Id);
}

describe('previews of numbers', () => {
  it('are what a call does', async () => {
    const agent = await actAs(system, 'agent@northlake.example');
    const rows = await phones();
    expect(rows.length).toBeGreaterThanOrEqual(8);
    expect(new Set(rows.map(({ problem }) => problem?.code ?? 'fine'))).toEqual(new Set(['fine', 'PHONE_INVALID']));
    for (const { contactId, number, problem } of rows) {
      const { body } = await openRoom(system, await agent.ask({ contactId }));
      expect([body['phoneNumber'] ?? null, body['code'] ?? null]).toEqual([number, problem?.code ?? null]);
    }
  });

  it('name the field, and follow fields, region and countries that were not saved yet', async () => {
    const of = (rows: readonly PhoneRow[], contactId: string) => rows.find((row) => row.contactId === contactId);
    const { mobile, singapore } = seedIds.contacts;
    expect(of(await phones(), mobile)).toMatchObject({
      name: 'Grace Whitfield',
      field: 'MobilePhone',
      number: '••••0134',
    });
    expect(of(await phones({ phoneFields: ['Phone'] }), mobile)).toMatchObject({ field: 'Phone', number: '••••0188' });
    expect(of(await phones({ phoneFields: [] }), mobile)).toMatchObject({ field: 'MobilePhone' });
    // The address of this contact names a country; that of the other does not.
    expect(of(await phones({ defaultRegion: 'DE' }), mobile)).toMatchObject({ number: '••••0134' });
    const abroad = await system.org.plant('Contact', { LastName: 'Nowhere', MobilePhone: '(415) 555-0134' });
    expect(of(await phones({ defaultRegion: null }), abroad)?.problem?.code).toBe('PHONE_INVALID');
    const german = await phones({ allowedRegions: ['de'] });
    expect(of(german, singapore)?.problem?.code).toBe('REGION_NOT_ALLOWED');
  });

  const RESPECTED = { respectDoNotCall: true };
  const rowOf = async (contactId: string, changes: object): Promise<PhoneRow | undefined> =>
    (await phones(changes)).find((row) => row.contactId === contactId);

  it('respect Do Not Call as a call does, saved or not', async () => {
    const { mobile } = seedIds.contacts;
    await system.org.change('Contact', mobile, { DoNotCall: true });
    const agent = await actAs(system, 'agent@northlake.example');
    const { body } = await openRoom(system, await agent.ask({ contactId: mobile }));
    expect((await rowOf(mobile, RESPECTED))?.problem).toEqual({ code: body['code'], message: body['detail'] });
    expect(await rowOf(mobile, {})).toMatchObject({ number: '••••0134', problem: null });
    await system.org.change('Contact', mobile, { DoNotCall: false });
    expect(await rowOf(mobile, RESPECTED)).toMatchObject({ number: '••••0134', problem: null });
  });

  it('say what becomes of a workflow’s call to a landline, and to a number that nobody can check', async () => {
    const landline = await system.org.plant('Contact', { LastName: 'Fixed', Phone: '+49 30 123456' });
    expect(await rowOf(landline, {})).toMatchObject({ problem: { code: 'PHONE_INVALID' }, workflow: null });
    expect(await rowOf(landline, { landlineOnly: 'Link' })).toMatchObject({
      problem: { code: 'PHONE_INVALID' },
      workflow: 'A workflow’s call goes by link.',
    });
    const odd = await system.org.plant('Contact', { LastName: 'Odd', Phone: '+6512345678' });
    expect(await rowOf(odd, {})).toMatchObject({
      number: '••••5678',
      problem: null,
      workflow: expect.stringMatching(/^A workflow’s call fails/u),
    });
  });

  it('tell nobody who may not read Do Not Call whether it is ticked', async () => {
    const { mobile } = seedIds.contacts;
    takeAway('Contact.DoNotCall');
    const asked: (PhoneRow | undefined)[] = [];
    for (const DoNotCall of [true, false]) {
      await system.org.change('Contact', mobile, { DoNotCall });
      asked.push(await rowOf(mobile, RESPECTED));
    }
    expect(asked[0]).toEqual(asked[1]);
    expect(asked[0]).toMatchObject({ number: null });
  });

  it('keep in sight who has a number by the saved settings alone, and say what it was', async () => {
    const { mobile } = seedIds.contacts;
    const before = { field: 'MobilePhone', number: '••••0134', workflow: null };
    const only = await system.org.plant('Contact', { LastName: 'Mobile only', MobilePhone: '+1 415 555 0134' });
    const rows = await phones({ phoneFields: ['Phone'] });
    const of = (contactId: string) => rows.find((row) => row.contactId === contactId);
    expect(of(only)).toMatchObject({ number: null, problem: { code: 'PHONE_MISSING' }, before });
    expect(of(mobile)).toMatchObject({ number: '••••0188', before });
    expect((await phones()).every((row) => row.before === null)).toBe(true);
    // Nobody learns that way what stands in a field which they may not read.
    takeAway('Contact.MobilePhone');
    const hidden = await phones({ phoneFields: ['Phone'] });
    expect(hidden.some(({ contactId }) => contactId === only)).toBe(false);
    expect(hidden.every((row) => row.before === null)).toBe(true);
  });

  it('are there although the saved settings are of no use', async () => {
    await system.org.change('Video_Settings__c', await settingsIdOf(system), { Phone_Fields__c: 'Nope__c' });
    await system.restartMiddleware();
    token = await openSetup(system, await actAs(system, 'admin@northlake.example'));
    expect((await phones()).some(({ number }) => number !== null)).toBe(true);
  });

  it('show nobody whom the person may not see', async () => {
    const { vip, mobile, noCase } = seedIds.contacts;
    expect((await phones()).map(({ contactId }) => contactId)).toContain(mobile);
    await openAsTrainee();
    const seen = (await phones()).map(({ contactId }) => contactId);
    expect(seen.toSorted()).toEqual([mobile, noCase].toSorted());
    expect(seen).not.toContain(vip);
  });

  it('show no number of a field that the person may not read, however many of them', async () => {
    takeAway('Contact.MobilePhone');
    const rows = await phones();
    expect(rows.length).toBeGreaterThanOrEqual(8);
    for (const { field, number, problem } of rows)
      expect([field, number, problem?.code]).toEqual([null, null, 'ACCESS_DENIED']);
    expect(rows[0]?.problem?.message).toMatch(/^You may not read MobilePhone,/u);
    const phoneOnly = await phones({ phoneFields: ['Phone'] });
    expect(phoneOnly.some(({ number }) => number !== null)).toBe(true);
  });

  it('show no number where Salesforce does not tell the rights of others', async () => {
    const insight = (await system.org.rows('PermissionSet')).find((set) => set['Name'] === 'Video_Setup_Insight');
    const { records } = system.sandbox.org;
    for (const row of records.list('PermissionSetAssignment'))
      if (row['PermissionSetId'] === insight?.['Id']) records.remove('PermissionSetAssignment', row.Id);
    const rows = await phones();
    expect(new Set(rows.map(({ number, problem }) => [number, problem?.code].join()))).toEqual(
      new Set([',ACCESS_DENIED']),
    );
    expect(rows[0]?.problem?.message).toContain('Video Setup Insight');
    // What takes no grant is shown: whoever sees a case sees its number.
    expect((await references('{CaseNumber}')).every(({ callReference }) => callReference !== null)).toBe(true);
  });

  it('show the latest contacts first, also of those that were made within one second', async () => {
    const CreatedDate = new Date(system.sandbox.clock.now()).toISOString();
    const made: string[] = [];
    for (const LastName of ['First', 'Second', 'Third'])
      made.unshift(await system.org.plant('Contact', { LastName, MobilePhone: '(415) 555-0134', CreatedDate }));
    const seen = (await phones()).map(({ contactId }) => contactId);
    expect(seen.slice(0, 4)).toEqual([...made, seedIds.contacts.mobile]);
  });

  it.each([
    [{ phoneFields: ['Missing__c'] }, 'NOT_CONFIGURED'],
    [{ phoneFields: ["Phone != null OR Id != '"] }, 'NOT_CONFIGURED'],
    [{ phoneFields: ['Email'] }, 'NOT_CONFIGURED'],
    [{ defaultRegion: 'Germany' }, 'VALIDATION_FAILED'],
    [{ allowedRegions: 'DE' }, 'VALIDATION_FAILED'],
    [{ unknown: true }, 'VALIDATION_FAILED'],
    [{ landlineOnly: 'Call' }, 'VALIDATION_FAILED'],
    // The integration user may not read it.
    [{ respectDoNotCall: true, doNotCallField: 'HasOptedOutOfEmail' }, 'NOT_CONFIGURED'],
    [{ respectDoNotCall: true, doNotCallField: "DoNotCall = true OR Id != ''" }, 'NOT_CONFIGURED'],
  ])('refuse %j', async (changes, code) => {
    expect((await ask('/phones', { ...DEFAULTS, ...changes })).body['code']).toBe(code);
  });
});

describe('previews of call references', () => {
  it('are what a call does', async () => {
    const pattern = 'Northlake{CaseNumber}{Status}';
    await system.org.change('Video_Settings__c', await settingsIdOf(system), { Call_Reference_Pattern__c: pattern });
    const agent = await actAs(system, 'agent@northlake.example');
    const rows = await references(pattern);
    expect(new Set(rows.map(({ problem }) => problem?.code ?? 'fine'))).toEqual(
      new Set(['fine', 'CALL_REFERENCE_INVALID']),
    );
    for (const { caseId, callReference, problem } of rows) {
      const contactId = (await system.org.row('Case', caseId))['ContactId'];
      if (typeof contactId !== 'string' || caseId === seedIds.cases.vip) continue;
      const { body } = await openRoom(system, await agent.ask({ contactId, caseId, invitation: 'Link' }));
      expect([body['callReference'] ?? null, body['code'] ?? null]).toEqual([callReference, problem?.code ?? null]);
    }
  });

  it('show the newest cases first, and none that the person may not see', async () => {
    const [newest] = await references('{CaseNumber}');
    expect(newest).toEqual({
      caseId: expect.any(String),
      caseNumber: expect.stringMatching(/^\d{8}$/u),
      callReference: newest?.caseNumber,
      problem: null,
    });
    expect((await references('')).length).toBeGreaterThan(3);
    await openAsTrainee();
    expect((await references('{CaseNumber}')).map(({ caseId }) => caseId)).not.toContain(seedIds.cases.vip);
  });

  it('show nothing made of a field that the person may not read', async () => {
    const pattern = '{CaseNumber}{Video_Call_Reference__c}';
    expect((await references(pattern)).some(({ callReference }) => callReference !== null)).toBe(true);
    takeAway('Case.Video_Call_Reference__c');
    for (const { callReference, problem } of await references(pattern))
      expect([callReference, problem?.code]).toEqual([null, 'ACCESS_DENIED']);
    expect((await references('{CaseNumber}')).every(({ callReference }) => callReference !== null)).toBe(true);
  });

  it('say which field a pattern names in vain', async () => {
    const { body } = await ask('/call-references', { pattern: '{Missing__c}' });
    expect(body).toMatchObject({ code: 'NOT_CONFIGURED', detail: expect.stringContaining('Missing__c') });
  });
});

describe('GET /v1/setup/options', () => {
  it('lists the fields of the org that settings may name', async () => {
    const { body } = await callSetup(system, 'GET', '/options', { token });
    const names = (key: string) => (body[key] as { name: string }[]).map(({ name }) => name);
    expect(names('phoneFields')).toEqual(expect.arrayContaining(['MobilePhone', 'Phone', 'HomePhone']));
    expect(names('loginFields')).toEqual(expect.arrayContaining(['Email', 'Username', 'FederationIdentifier']));
    expect(names('caseFields')).toEqual(expect.arrayContaining(['CaseNumber', 'Status']));
    expect(names('phoneFields')).not.toContain('Email');
    // The integration user may not read it, so a pattern with it would not work.
    expect(names('caseFields')).not.toContain('Subject');
    expect(body['phoneFields']).toContainEqual({ name: 'MobilePhone', label: expect.stringContaining('Mobile') });
  });
});
