import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import {
  factsWith,
  failed,
  known,
  idleAutomation,
  noDeliveries,
  objectWith,
  orgWith,
  settingsOrg,
  settingsWith,
} from '../test-support/check-facts.ts';
import { agentLogin } from './agent-login.ts';
import { automationKey, eventSubscription, roomRequests } from './automation.ts';
import { callReference } from './call-reference.ts';
import type { CheckFacts } from './check.ts';
import { deliveryPause, parkedDeliveries } from './deliveries.ts';
import { agentLogins, agents, caseOwners } from './people.ts';
import { doNotCall } from './do-not-call.ts';
import { landlineOnly } from './landline-only.ts';
import { phoneFields } from './phone-fields.ts';
import { allowedRegions, defaultRegion } from './regions.ts';
import { startsPerHour } from './starts-per-hour.ts';
import { videoAccess, videoKey } from './video-key.ts';
import { writeBackTargets } from './write-back-targets.ts';

describe('phone-fields', () => {
  it('is well for fields that hold numbers', () => {
    expect(phoneFields.run(factsWith(settingsOrg({ phoneFields: ['Second__c', 'Phone'] })))).toMatchObject({
      state: 'ok',
      finding: 'Numbers are taken from Second__c, then Phone.',
    });
  });

  it('lists the others, each with its reason', () => {
    expect(phoneFields.run(factsWith(settingsOrg({ phoneFields: ['Birthdate', 'phone', 'Gone__c'] })))).toMatchObject({
      state: 'error',
      items: [
        expect.stringContaining('type date'),
        expect.stringContaining('Write it Phone'),
        expect.stringContaining('Gone__c'),
      ],
    });
  });
});

describe('do-not-call', () => {
  const contact = (fields: Readonly<Record<string, string>>) => ({ objects: { Contact: known(objectWith(fields)) } });
  const readable = contact({ DoNotCall: 'boolean', Opted_Out__c: 'boolean', Birthdate: 'date' });
  const verdict = (doNotCallField: string | null, org: object = readable) =>
    doNotCall.run(factsWith(settingsOrg({ doNotCallField }, org)));

  it.each([
    [null, 'ok', 'with Do Not Call without'],
    ['Opted_Out__c', 'ok', 'Do Not Call or Opted_Out__c'],
    ['opted_out__c', 'error', 'Write it Opted_Out__c'],
    ['Gone__c', 'error', 'names Gone__c'],
    ['Birthdate', 'error', 'type date'],
  ])('with the checkbox %s: %s', (field, state, finding) => {
    expect(verdict(field)).toMatchObject({ state, finding: expect.stringContaining(finding) });
  });

  it('is an error where Do Not Call itself cannot be read, whatever other checkbox can', () => {
    const org = contact({ Opted_Out__c: 'boolean' });
    for (const field of [null, 'Opted_Out__c'])
      expect(verdict(field, org)).toMatchObject({
        state: 'error',
        finding: expect.stringContaining('may not read Do Not Call'),
        remedy: expect.stringContaining('Video Integration'),
      });
  });

  it('warns where it is not respected, and asks for no field then', () => {
    const off = settingsOrg({ respectDoNotCall: false, doNotCallField: 'Gone__c' }, contact({}));
    expect(doNotCall.run(factsWith(off))).toMatchObject({
      state: 'warning',
      finding: expect.stringContaining('not respected'),
    });
  });

  it('tells why it is not known', () => {
    expect(verdict(null, { objects: { Contact: failed } })).toMatchObject({ state: 'error' });
    expect(verdict(null, { objects: {} })).toMatchObject({ state: 'not-applicable' });
    expect(doNotCall.run(factsWith(orgWith({ settings: known(null) })))).toMatchObject({ state: 'not-applicable' });
  });
});

describe('landline-only', () => {
  it.each([
    [null, 'ok', /fails, and the owner/u],
    ['Fail', 'ok', /fails, and the owner/u],
    ['Link', 'ok', /goes by link/u],
    ['Call', 'warning', /says “Call”, which the middleware does not know/u],
    ['link', 'warning', /does not know/u],
    ['constructor', 'warning', /does not know/u],
  ])('%s: %s', (saved, state, finding) => {
    const org = orgWith({ settings: known(settingsWith({}, { landlineOnly: saved })) });
    expect(landlineOnly.run(factsWith(org))).toMatchObject({ state, finding: expect.stringMatching(finding) });
  });
});

describe('default-region', () => {
  it.each([
    ['US', [], 'ok'],
    [null, [], 'warning'],
    ['XX', [], 'error'],
    ['US', ['GB'], 'warning'],
    ['GB', ['GB'], 'ok'],
  ])('%s with %j allowed: %s', (region, allowed, state) => {
    const org = settingsOrg({ defaultRegion: region, allowedRegions: allowed });
    expect(defaultRegion.run(factsWith(org))).toMatchObject({ state });
  });
});

describe('allowed-regions', () => {
  it.each([
    [[], 'ok', undefined],
    [['US', 'GB'], 'ok', undefined],
    [['US', 'EN'], 'warning', ['EN']],
    [['EN'], 'error', ['EN']],
  ])('%j: %s', (allowed, state, items) => {
    const verdict = allowedRegions.run(factsWith(settingsOrg({ allowedRegions: allowed })));
    expect(verdict).toMatchObject({ state, ...(items === undefined ? {} : { items }) });
  });
});

describe('call-reference', () => {
  const samples = (...values: string[]) =>
    known(values.map((Code__c, index) => ({ id: `500${index}`, number: `0000${index}`, values: { Code__c } })));
  const verdict = (...values: string[]) =>
    callReference.run(
      factsWith(
        settingsOrg(
          { callReferencePattern: '{Code__c}' },
          { recentCases: samples(...values), objects: { Case: known(objectWith({ Code__c: 'string' })) } },
        ),
      ),
    );

  it('is well where every case gives one', () => {
    expect(verdict('E14', 'another')).toMatchObject({
      state: 'ok',
      finding: 'The latest 2 cases give references that 8x8 takes.',
    });
    expect(verdict()).toMatchObject({ state: 'ok', finding: expect.stringContaining('no case yet') });
  });

  it('warns of some that do not fit, and is an error where none does', () => {
    const long = 'The water pressure drops every morning';
    expect(verdict('E14', long)).toMatchObject({
      state: 'warning',
      finding: '1 of the latest 2 cases give no usable call reference.',
      items: [expect.stringMatching(/^Case 00001: .*at most 20/u)],
    });
    expect(verdict(long, '')).toMatchObject({ state: 'error' });
  });

  it.each([
    ['{CaseNumber', 'warning', 'without its partner'],
    ['x', 'warning', 'same reference'],
    ['{Status}', 'warning', '2 of the latest 2 cases get the same reference'],
    ['{Nope}', 'error', 'Nope'],
  ])('judges the pattern %s itself: %s', (callReferencePattern, state, item) => {
    const recentCases = known(
      ['00001', '00002'].map((number) => ({ id: number, number, values: { CaseNumber: number, Status: 'New' } })),
    );
    const objects = { Case: known(objectWith({ CaseNumber: 'string', Status: 'picklist' })) };
    const org = settingsOrg({ callReferencePattern }, { recentCases, objects });
    expect(callReference.run(factsWith(org))).toMatchObject({
      state,
      items: expect.arrayContaining([expect.stringContaining(item)]),
    });
  });

  it('names a field of the pattern that is not there', () => {
    expect(callReference.run(factsWith(settingsOrg({ callReferencePattern: '{Number}' })))).toMatchObject({
      state: 'error',
      items: [expect.stringContaining('Number')],
    });
  });
});

describe('agent-login', () => {
  it.each([
    ['Email', 'ok', 'by their Email'],
    ['Login__c', 'ok', 'cannot be told'],
    ['Title', 'warning', 'as somebody else'],
    ['IsActive', 'error', 'type boolean'],
    ['Gone__c', 'error', 'Gone__c'],
  ])('%s: %s', (agentLoginField, state, finding) => {
    expect(agentLogin.run(factsWith(settingsOrg({ agentLoginField })))).toMatchObject({
      state,
      finding: expect.stringContaining(finding),
    });
  });
});

describe('starts-per-hour', () => {
  it.each([
    [60, 'ok'],
    [1, 'ok'],
    [30, 'ok'],
    [0, 'error'],
    [-5, 'error'],
    [0.5, 'error'],
  ])('%s: %s', (maxStartsPerHour, state) => {
    expect(startsPerHour.run(factsWith(settingsOrg({ maxStartsPerHour })))).toMatchObject({ state });
  });
});

describe('write-back-targets', () => {
  it.each([
    [true, true, 'ok'],
    [true, false, 'ok'],
    [false, true, 'ok'],
    [false, false, 'warning'],
  ])('case %s, contact %s: %s', (updateCase, updateContact, state) => {
    expect(writeBackTargets.run(factsWith(settingsOrg({ updateCase, updateContact })))).toMatchObject({ state });
  });
});

describe('people', () => {
  const maya = { id: '1', name: 'Maya', username: 'maya@example.com', login: 'maya' };
  const owner = { id: '2', name: 'Ben', openCases: 4 };
  const org = (assigned: (typeof maya | (Omit<typeof maya, 'login'> & { login: null }))[], owners: (typeof owner)[]) =>
    factsWith(orgWith({ people: known({ isComplete: true, assigned, owners }) }));

  it('agents: nobody is an error', () => {
    expect(agents.run(org([maya], []))).toMatchObject({ state: 'ok', finding: 'People who can start calls: 1.' });
    expect(agents.run(org([], []))).toMatchObject({ state: 'error', remedy: expect.stringContaining('Video Agent') });
  });

  it('case-owners: lists those who cannot start calls', () => {
    expect(caseOwners.run(org([maya], [{ ...owner, id: '1' }]))).toMatchObject({ state: 'ok' });
    expect(caseOwners.run(org([maya], [owner]))).toMatchObject({ state: 'warning', items: ['Ben (open cases: 4)'] });
  });

  it('agent-logins: lists those without', () => {
    expect(agentLogins.run(org([maya], []))).toMatchObject({ state: 'ok' });
    expect(agentLogins.run(org([], []))).toMatchObject({ state: 'not-applicable' });
    expect(agentLogins.run(org([{ ...maya, login: null }], []))).toMatchObject({
      state: 'warning',
      items: ['Maya (maya@example.com)'],
    });
  });

  it('are errors with the reason where Salesforce did not tell', () => {
    for (const check of [agents, caseOwners, agentLogins])
      expect(check.run(factsWith(orgWith({ people: failed })))).toMatchObject({ state: 'error' });
  });
});

describe('the key of 8x8', () => {
  const withKey = (
    source: 'setup' | 'environment' | 'none',
    test = (): Promise<unknown> => Promise.resolve(),
  ): CheckFacts =>
    factsWith(orgWith(), {
      video: { state: () => Promise.resolve({ source, lastSix: source === 'none' ? null : 'abc123' }), test },
    });

  it('video-key: tells where it is from, by its last six characters', async () => {
    expect(await videoKey.run(withKey('setup'))).toMatchObject({
      state: 'ok',
      finding: expect.stringContaining('abc123 (entered in Video Setup)'),
    });
    expect(await videoKey.run(withKey('environment'))).toMatchObject({
      state: 'ok',
      finding: expect.stringContaining('VIDEO_API_KEY'),
    });
    expect(await videoKey.run(withKey('none'))).toMatchObject({
      state: 'error',
      remedy: expect.stringContaining('Video Setup'),
    });
  });

  it('video-access: is an error with a remedy of its own for a refused key', async () => {
    const refuse = (code: 'VIDEO_UNAUTHORIZED' | 'VIDEO_UNAVAILABLE') => () =>
      Promise.reject(new AppError(code, 'No.'));
    expect(await videoAccess.run(withKey('setup'))).toMatchObject({ state: 'ok' });
    expect(await videoAccess.run(withKey('none'))).toMatchObject({ state: 'not-applicable' });
    expect(await videoAccess.run(withKey('setup', refuse('VIDEO_UNAUTHORIZED')))).toMatchObject({
      state: 'error',
      remedy: expect.stringContaining('valid key'),
    });
    expect(await videoAccess.run(withKey('setup', refuse('VIDEO_UNAVAILABLE')))).toMatchObject({
      state: 'error',
      remedy: expect.stringContaining('VIDEO_BASE_URL'),
    });
  });
});

describe('deliveries', () => {
  const facts = (more: Partial<typeof noDeliveries>): CheckFacts =>
    factsWith(orgWith(), { deliveries: () => Promise.resolve({ ...noDeliveries, ...more }) });

  it('parked-deliveries: lists what waits for a person', async () => {
    expect(await parkedDeliveries.run(facts({ unwritten: 2 }))).toMatchObject({
      state: 'ok',
      finding: expect.stringContaining('on their way: 2'),
    });
    const parked = [{ sessionId: 'a01', callReference: '00001017', reason: 'ENTITY_IS_DELETED' }];
    expect(await parkedDeliveries.run(facts({ parkedCount: 1, parked }))).toMatchObject({
      state: 'warning',
      items: ['00001017: ENTITY_IS_DELETED'],
    });
  });

  it('delivery-pause: tells why and until when', async () => {
    expect(await deliveryPause.run(facts({}))).toMatchObject({ state: 'ok' });
    expect(await deliveryPause.run(facts({ pause: 'unknown' }))).toMatchObject({ state: 'not-applicable' });
    expect(await deliveryPause.run(facts({ pause: { reason: 'limit', until: 0 } }))).toMatchObject({
      state: 'warning',
      finding: 'Deliveries to Salesforce pause until 1970-01-01T00:00:00.000Z: limit',
    });
  });
});

describe('automation', () => {
  const facts = (more: Partial<typeof idleAutomation>): CheckFacts =>
    factsWith(orgWith(), { automation: () => Promise.resolve({ ...idleAutomation, ...more }) });
  const failing = (kind: 'missing' | 'retry') =>
    ({ state: 'waiting', lastError: { kind, code: 'X', message: 'no such topic' } }) as const;

  it.each([
    ['connected', { state: 'connected', lastError: null }, 'ok', undefined],
    ['with another instance', { state: 'standby', lastError: null }, 'ok', undefined],
    ['starting', { state: 'starting', lastError: null }, 'not-applicable', undefined],
    ['not known to the doctor', 'unknown', 'not-applicable', undefined],
    ['without the event', failing('missing'), 'warning', 'Video Session Requested'],
    ['cut off', failing('retry'), 'warning', 'SALESFORCE_EVENTS_ENDPOINT'],
  ] as const)('event-subscription: %s', async (_, subscription, state, remedy) => {
    expect(await eventSubscription.run(facts({ subscription }))).toMatchObject({
      state,
      ...(remedy === undefined ? {} : { remedy: expect.stringContaining(remedy) }),
    });
  });

  it('automation-key: tells when it was used, and asks for none where nobody needs one', async () => {
    const lastFour = 'f00d';
    expect(await automationKey.run(facts({ keys: [{ lastFour, lastUsedAt: null, validUntil: null }] }))).toMatchObject({
      state: 'ok',
      finding: 'The automation key that ends in f00d has not been used yet.',
    });
    expect(await automationKey.run(facts({ keys: [{ lastFour, lastUsedAt: 0, validUntil: null }] }))).toMatchObject({
      finding: expect.stringContaining('1970-01-01T00:00:00.000Z'),
    });
    expect(await automationKey.run(facts({ keys: [] }))).toMatchObject({ state: 'not-applicable' });
  });

  it('automation-key: warns two weeks before a key ends, and for a week after it ended', async () => {
    const { now } = idleAutomation;
    const ending = (validUntil: number) => ({ lastFour: 'f00d', lastUsedAt: now, validUntil });
    const day = 24 * 3_600_000;
    expect(await automationKey.run(facts({ keys: [ending(now + 15 * day)] }))).toMatchObject({ state: 'ok' });
    for (const validUntil of [now + 14 * day, now + day, now + 1])
      expect(await automationKey.run(facts({ keys: [ending(validUntil)] }))).toMatchObject({
        state: 'warning',
        finding: expect.stringContaining('It ends at'),
        remedy: expect.stringContaining('make a new automation key'),
      });
    expect(await automationKey.run(facts({ keys: [], endedKey: ending(now - day) }))).toMatchObject({
      state: 'warning',
      finding: expect.stringContaining('f00d ended at'),
    });
  });

  it('room-requests: lists what waits for a person, and tells of a pause', async () => {
    expect(await roomRequests.run(facts({ waiting: 3 }))).toMatchObject({
      state: 'ok',
      finding: 'Workflows that wait for a room: 3.',
    });
    expect(await roomRequests.run(facts({ pause: 'unknown' }))).toMatchObject({ state: 'ok' });
    expect(await roomRequests.run(facts({ pause: { reason: 'limit', until: 0 } }))).toMatchObject({
      state: 'warning',
      finding: expect.stringContaining('limit'),
    });
    const parked = [{ sessionId: 'a01', reason: 'PHONE_MISSING' }];
    expect(await roomRequests.run(facts({ parkedCount: 1, parked }))).toMatchObject({
      state: 'warning',
      items: ['a01: PHONE_MISSING'],
    });
  });
});
