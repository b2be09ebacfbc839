import { describe, expect, it } from 'vitest';
import { PACKAGED_FLOWS } from '../domain/packaged-flows.ts';
import type { ObjectNeed } from '../domain/org-inspection.ts';
import { PROOF_RULES } from '../domain/proof-rules.ts';
import {
  failed,
  factsWith,
  hidden,
  known,
  objectWith,
  ORG_ID,
  orgWith,
  settingsOrg,
  settingsWith,
} from '../test-support/check-facts.ts';
import { apiAllowance } from './api-allowance.ts';
import { flows } from './flows.ts';
import { organization } from './organization.ts';
import { permissions } from './permissions.ts';
import { personAccounts } from './person-accounts.ts';
import { proofRules } from './proof-rules.ts';
import { publicUrl } from './public-url.ts';
import { recordPages } from './record-pages.ts';
import { salesforceLogin } from './salesforce-login.ts';
import { settingsRecord } from './settings-record.ts';

const offline = { kind: 'offline' } as const;

describe('public-url', () => {
  it('is well where pages call this middleware, however the path of the URL looks', () => {
    expect(publicUrl.run(factsWith())).toMatchObject({ state: 'ok' });
    const org = orgWith({ settings: known(settingsWith({}, { middlewareUrl: 'https://video.example.com/' })) });
    expect(publicUrl.run(factsWith(org))).toMatchObject({ state: 'ok' });
  });

  it.each([null, 'https://other.example.com', 'no address'])('is an error where they call %s', (middlewareUrl) => {
    const org = orgWith({ settings: known(settingsWith({}, { middlewareUrl })) });
    expect(publicUrl.run(factsWith(org))).toMatchObject({
      state: 'error',
      remedy: expect.stringContaining('set Middleware URL to https://video.example.com'),
    });
  });

  it('is not checked without settings, for that is told elsewhere', () => {
    for (const settings of [known(null), failed, offline])
      expect(publicUrl.run(factsWith(orgWith({ settings })))).toMatchObject({ state: 'not-applicable' });
  });
});

describe('salesforce-login', () => {
  it('names the integration user and the org', () => {
    expect(salesforceLogin.run(factsWith())).toEqual({
      state: 'ok',
      finding: `Logged in as Video Integration (integration@example.com) to Northlake (${ORG_ID}), a sandbox.`,
    });
  });

  it('is an error with the reason of Salesforce, and leads to the external client app', () => {
    expect(
      salesforceLogin.run(factsWith(orgWith({ login: { kind: 'failed', reason: 'invalid_client' } }))),
    ).toMatchObject({
      state: 'error',
      finding: expect.stringContaining('invalid_client'),
      remedy: expect.stringContaining('External Client App Manager → Start Video Middleware'),
    });
  });
});

describe('settings-record', () => {
  it.each([
    ['there', known(settingsWith()), 'ok', 'can be read'],
    ['missing', known(null), 'error', 'no Video Settings record'],
    ['without a gate key', known(settingsWith({}, { hasGateKey: false })), 'error', 'Gate Key is empty'],
    ['of an object that is not there', hidden, 'error', 'does not exist'],
    [
      'with fields that are hidden',
      { kind: 'failed', reason: "INVALID_FIELD: No such column 'Org_Id__c'" },
      'error',
      'may not read',
    ],
    ['not answered', failed, 'error', 'QUERY_TIMEOUT'],
    ['out of reach', offline, 'not-applicable', 'cannot log in'],
  ] as const)('%s', (_, settings, state, finding) => {
    expect(settingsRecord.run(factsWith(orgWith({ settings })))).toMatchObject({
      state,
      finding: expect.stringContaining(finding),
    });
  });
});

describe('organization', () => {
  it('is well in the org of the settings, by 15 or 18 characters', () => {
    expect(organization.run(factsWith())).toMatchObject({ state: 'ok' });
    expect(organization.run(factsWith(settingsOrg({ orgId: ORG_ID.slice(0, 15) })))).toMatchObject({ state: 'ok' });
  });

  it('warns where nobody said which org it is, with the value to paste', () => {
    expect(organization.run(factsWith(settingsOrg({ orgId: null })))).toMatchObject({
      state: 'warning',
      remedy: expect.stringContaining(`set Organization ID to ${ORG_ID}`),
    });
  });

  it('takes another org for a refreshed sandbox, and says how to confirm it', () => {
    expect(organization.run(factsWith(settingsOrg({ orgId: '00D000000000009AAA' })))).toMatchObject({
      state: 'error',
      finding: expect.stringContaining('refreshed sandbox'),
      remedy: expect.stringContaining(`set Organization ID to ${ORG_ID}`),
    });
  });
});

describe('permissions', () => {
  const need: ObjectNeed = {
    object: 'Case',
    read: ['Subject', 'ContactId'],
    create: [],
    update: ['Ref__c'],
    mustDelete: true,
  };
  const full = objectWith({ Subject: 'string', ContactId: 'reference', Ref__c: 'string' });
  const verdict = (access: typeof full | null, needs = [need]) =>
    permissions.run(factsWith(orgWith({ needs, objects: { Case: known(access) } })));

  it('is well where nothing is missing', () => {
    expect(verdict(full)).toMatchObject({ state: 'ok' });
  });

  it('lists what is missing, one by one', () => {
    const fields = full.fields
      .filter(({ name }) => name !== 'ContactId')
      .map((field) => (field.name === 'Ref__c' ? { ...field, mayUpdate: false } : field));
    expect(verdict({ ...full, mayUpdate: false, mayDelete: false, fields })).toMatchObject({
      state: 'error',
      items: ['Case: Edit', 'Case: Delete', 'Case.ContactId: Read Access', 'Case.Ref__c: Edit Access'],
      remedy: expect.stringContaining('integration@example.com'),
    });
    expect(verdict({ ...full, mayCreate: false }, [{ ...need, create: ['Subject'] }])).toMatchObject({
      items: ['Case: Create'],
    });
  });

  it('lists an object that is not there by itself, without its fields', () => {
    expect(verdict(null)).toMatchObject({ state: 'error', items: ['Case: Read'] });
    expect(verdict({ ...full, mayQuery: false })).toMatchObject({ items: ['Case: Read'] });
  });

  it('is an error with the reason where describe failed', () => {
    expect(permissions.run(factsWith(orgWith({ needs: [need], objects: { Case: failed } })))).toMatchObject({
      state: 'error',
      finding: expect.stringContaining('QUERY_TIMEOUT'),
    });
  });
});

describe('api-allowance', () => {
  it.each([
    [11_999, 'ok'],
    [12_000, 'warning'],
    [15_000, 'error'],
  ])('%s of 15,000 calls: %s', (used, state) => {
    const verdict = apiAllowance.run(factsWith(orgWith({ apiUsage: { used, max: 15_000, ours: 7 } })));
    expect(verdict).toMatchObject({
      state,
      finding: expect.stringMatching(new RegExp(`^${used.toLocaleString('en')} of 15,000 .* 7 of them`, 'u')),
    });
  });

  it('is not checked where Salesforce told nothing', () => {
    expect(apiAllowance.run(factsWith(orgWith({ apiUsage: null })))).toMatchObject({ state: 'not-applicable' });
  });
});

describe('flows', () => {
  it('lists those that are not active or not there', () => {
    expect(flows.run(factsWith())).toMatchObject({ state: 'ok' });
    const all = PACKAGED_FLOWS.map((name) => ({ name, label: 'A flow', isActive: name !== 'Video_Room_Ready' }));
    expect(flows.run(factsWith(orgWith({ flows: known(all.slice(1)) })))).toMatchObject({
      state: 'warning',
      items: ['A flow (Video_Room_Ready): not active', `${PACKAGED_FLOWS[0] ?? ''}: not deployed`],
    });
  });

  it('is not checked where there is none, or where Setup is hidden: then it says how to show it', () => {
    expect(flows.run(factsWith(orgWith({ flows: known([]) })))).toMatchObject({ state: 'not-applicable' });
    expect(flows.run(factsWith(orgWith({ flows: hidden })))).toMatchObject({
      state: 'not-applicable',
      remedy: expect.stringContaining('Video Setup Insight'),
    });
  });
});

describe('proof-rules', () => {
  const [born, hash] = PROOF_RULES;
  const on = (name: string) => ({ name, isActive: true });
  const off = (name: string) => ({ name, isActive: false });
  const byHand = expect.stringContaining('Grant Access Using Hierarchies');

  it('is well while both are active, whatever other rules there are, and says what no API tells', () => {
    const org = orgWith({ proofRules: known([off('Rule_Of_Yours'), on(hash), on(born)]) });
    expect(proofRules.run(factsWith(org))).toMatchObject({ state: 'ok', remedy: byHand });
  });

  it.each([
    [[on(born), off(hash)], [`${hash}: not active`]],
    [[on(hash)], [`${born}: not deployed`]],
    [
      [off(born), on('Rule_Of_Yours')],
      [`${born}: not active`, `${hash}: not deployed`],
    ],
    [[], [`${born}: not deployed`, `${hash}: not deployed`]],
  ])('is an error of %j', (rules, items) => {
    const verdict = proofRules.run(factsWith(orgWith({ proofRules: known(rules) })));
    expect(verdict).toMatchObject({ state: 'error', items, remedy: expect.stringContaining('tick Active') });
    expect(verdict).toMatchObject({ remedy: byHand });
  });

  it('cannot be told where Setup is hidden: then it says how to show it, or where to look', () => {
    const verdict = proofRules.run(factsWith(orgWith({ proofRules: hidden })));
    expect(verdict).toMatchObject({
      state: 'not-applicable',
      finding: expect.stringContaining('Cannot be told'),
      remedy: expect.stringMatching(/Video Setup Insight.*Object Manager → Video Proof/u),
    });
    expect(verdict).toMatchObject({ remedy: byHand });
  });
});

describe('record-pages', () => {
  const own = { label: 'Own case page', object: 'Case', hasComponent: false };
  const contact = { label: 'Contact page', object: 'Contact', hasComponent: true };

  it('lists the pages without the component, with the steps to add it', () => {
    expect(recordPages.run(factsWith())).toMatchObject({ state: 'ok' });
    expect(
      recordPages.run(factsWith(orgWith({ pages: known([contact, { ...own, hasComponent: true }, own]) }))),
    ).toMatchObject({
      state: 'warning',
      finding: 'Some record pages do not hold Start Video.',
      items: ['Own case page (Case)'],
      remedy: expect.stringContaining('Lightning App Builder'),
    });
  });

  it('says where no page at all holds it', () => {
    expect(recordPages.run(factsWith(orgWith({ pages: known([contact, own]) })))).toMatchObject({
      state: 'warning',
      finding: expect.stringContaining('No record page of Case'),
    });
    expect(recordPages.run(factsWith(orgWith({ pages: known([]) })))).toMatchObject({ state: 'warning', items: [] });
  });
});

describe('person-accounts', () => {
  it.each([
    ['does not have', objectWith({ Name: 'string' }), 'ok'],
    ['has', objectWith({ IsPersonAccount: 'boolean' }), 'warning'],
    ['does not show', null, 'not-applicable'],
  ] as const)('an org that %s them', (_, account, state) => {
    expect(personAccounts.run(factsWith(orgWith({ objects: { Account: known(account) } })))).toMatchObject({ state });
  });
});
