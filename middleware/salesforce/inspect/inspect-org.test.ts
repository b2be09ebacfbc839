import { describe, expect, it } from 'vitest';
import { SalesforceCallError } from '../call-error.ts';
import type { MeteredConnection, SalesforceAnswer } from '../connection.ts';
import { createOrgInspector } from './inspect-org.ts';

const field = { type: 'string', createable: true, updateable: true };
const described = {
  ...{ queryable: true, createable: true, updateable: true, deletable: true },
  fields: ['CaseNumber', 'Email', 'FederationIdentifier', 'MobilePhone'].map((name) => ({ ...field, name })),
};
const settings = {
  Id: 'a03',
  Gate_Key__c: 'gate',
  Middleware_URL__c: 'https://video.example.com',
  Update_Case__c: true,
  Update_Contact__c: false,
  Sync_Call_Details__c: true,
  Sync_Ratings__c: true,
  Sync_Location__c: false,
  Sync_Snapshots__c: false,
  Sync_Transcript__c: false,
  Unique_References__c: false,
  Max_Starts_Per_Hour__c: null,
  Retention_Days__c: null,
  Phone_Fields__c: 'MobilePhone',
  Agent_Login_Field__c: 'FederationIdentifier',
  Landline_Only__c: null,
  Respect_Do_Not_Call__c: true,
  Do_Not_Call_Field__c: null,
};
const rows = (...records: object[]): object => ({ done: true, records });

type Bodies = Readonly<Record<string, object>>;
const WELL: Bodies = {
  settings: rows(settings),
  organization: rows({ Name: 'Northlake', IsSandbox: false }),
  user: rows({ Name: 'Integration', Username: 'i@example.com' }),
  own_permissions: rows({ PermissionsViewSetup: true }),
  flows: rows({ ApiName: 'Start_Video_For_Case', Label: 'Start', IsActive: true }),
  cases: rows({ Id: '500', CaseNumber: '00001017' }),
  assignments: rows({
    AssigneeId: '005',
    Assignee: { Name: 'Maya', Username: 'maya@example.com', FederationIdentifier: ' maya.invalid ' },
  }),
  owners: rows({ OwnerId: '005', Name: 'Maya', openCases: 2 }),
  pages: rows(
    { Id: 'page1', MasterLabel: 'One', EntityDefinitionId: 'Case' },
    { Id: 'page2', MasterLabel: 'Two', EntityDefinitionId: 'Contact' },
  ),
  proof_rules: rows({ ValidationName: 'Proof_Is_Born_Empty', Active: false }),
  page1: {
    Metadata: { flexiPageRegions: [{ itemInstances: [{ componentInstance: { componentName: 'c:startVideo' } }] }] },
  },
  page2: { Metadata: { flexiPageRegions: [{ itemInstances: [{ componentInstance: { componentName: 'force:x' } }] }] } },
};
/** An org that answers composites with these bodies; an array is a refusal, as Salesforce writes it. */
function orgWith(bodies: Bodies = {}, more: Partial<MeteredConnection> = {}) {
  const calls: string[] = [];
  const known: Bodies = { ...WELL, ...bodies };
  const answer = (body: unknown): Promise<SalesforceAnswer> => Promise.resolve({ body, orgNow: 0 });
  const connection: MeteredConnection = {
    identity: () => Promise.resolve({ orgId: '00D', userId: '005' }),
    get: (path) => {
      calls.push(path.split('?')[0] ?? '');
      return answer(null);
    },
    post: (path, body) => {
      calls.push(path);
      const { compositeRequest } = body as { compositeRequest: { referenceId: string; url: string }[] };
      return answer({
        compositeResponse: compositeRequest.map(({ referenceId }) => {
          const own = referenceId.startsWith('describe_') ? (known[referenceId] ?? described) : known[referenceId];
          return { referenceId, body: own, httpStatusCode: Array.isArray(own) ? 400 : 200 };
        }),
      });
    },
    delete: () => answer(null),
    apiUsage: () => ({ used: 1, max: 10, ours: 1 }),
    ...more,
  };
  return { inspector: createOrgInspector(connection), calls };
}

const refusal = (errorCode: string): object => [{ errorCode, message: 'no' }];
const COMPOSITE = '/services/data/v66.0/composite';
const TOOLING = '/services/data/v66.0/tooling/composite';

describe('createOrgInspector', () => {
  it('learns everything in four calls', async () => {
    const { inspector, calls } = orgWith();
    const org = await inspector.inspect();
    expect(calls.toSorted()).toEqual([COMPOSITE, COMPOSITE, TOOLING, TOOLING]);
    expect(org).toMatchObject({
      user: { value: { username: 'i@example.com' } },
      organization: { value: { isSandbox: false } },
      settings: { value: { hasGateKey: true, middlewareUrl: 'https://video.example.com' } },
      recentCases: { value: [{ number: '00001017', values: { CaseNumber: '00001017' } }] },
      people: { value: { isComplete: true, assigned: [{ id: '005', login: 'maya' }], owners: [{ openCases: 2 }] } },
      flows: { value: [{ name: 'Start_Video_For_Case', isActive: true }] },
      pages: {
        value: [
          { label: 'One', hasComponent: true },
          { label: 'Two', hasComponent: false },
        ],
      },
      proofRules: { value: [{ name: 'Proof_Is_Born_Empty', isActive: false }] },
    });
  });

  it('needs no right to change the records that the settings leave alone, and the fields that they name', async () => {
    const { needs } = await orgWith().inspector.inspect();
    expect(needs.find(({ object }) => object === 'Contact')).toMatchObject({
      read: ['MailingCountry', 'OtherCountry', 'MobilePhone', 'DoNotCall'],
      update: [],
    });
    expect(needs.find(({ object }) => object === 'Case')?.update).toEqual(['Video_Call_Reference__c']);
    expect(needs.find(({ object }) => object === 'User')?.read).toEqual(['FederationIdentifier']);
  });

  it('keeps what one question was refused from the others', async () => {
    const { inspector } = orgWith({
      settings: refusal('INVALID_FIELD'),
      cases: refusal('QUERY_TIMEOUT'),
      flows: refusal('INVALID_TYPE'),
    });
    const org = await inspector.inspect();
    expect(org.settings).toEqual({ kind: 'failed', reason: 'INVALID_FIELD: no' });
    expect(org.recentCases).toMatchObject({ kind: 'failed' });
    expect(org.flows).toEqual({ kind: 'hidden' });
    expect(org.organization).toMatchObject({ kind: 'known' });
    // Without settings the usual login field is read.
    expect(org.people).toMatchObject({ kind: 'known' });
  });

  it('asks for pages and for rules in one call of the Tooling API, and tells what became of each', async () => {
    const hiddenRules = orgWith({ proof_rules: refusal('INVALID_TYPE'), pages: rows() });
    expect(await hiddenRules.inspector.inspect()).toMatchObject({
      pages: { kind: 'known', value: [] },
      proofRules: { kind: 'hidden' },
    });
    expect(hiddenRules.calls.toSorted()).toEqual([COMPOSITE, COMPOSITE, TOOLING]);
    expect(await orgWith({ proof_rules: rows(), pages: refusal('QUERY_TIMEOUT') }).inspector.inspect()).toMatchObject({
      pages: { kind: 'failed' },
      proofRules: { kind: 'known', value: [] },
    });
    expect(
      await orgWith({
        proof_rules: rows({ ValidationName: 'x' }),
        page2: refusal('UNKNOWN_EXCEPTION'),
      }).inspector.inspect(),
    ).toMatchObject({ pages: { kind: 'failed' }, proofRules: { kind: 'failed' } });
  });

  it('keeps settings without a gate key, and tells it from a record that is not there', async () => {
    const without = await orgWith({ settings: rows({ ...settings, Gate_Key__c: null }) }).inspector.inspect();
    expect(without.settings).toMatchObject({
      value: { hasGateKey: false, settings: { phoneFields: ['MobilePhone'] } },
    });
    expect((await orgWith({ settings: rows() }).inspector.inspect()).settings).toEqual({ kind: 'known', value: null });
  });

  it('says what is hidden without View Setup, even where Salesforce shows our own rows', async () => {
    const { inspector, calls } = orgWith({ own_permissions: rows({ PermissionsViewSetup: false }) });
    const org = await inspector.inspect();
    for (const answer of [org.people, org.flows, org.pages, org.proofRules]) expect(answer).toEqual({ kind: 'hidden' });
    expect(calls).toEqual([COMPOSITE, COMPOSITE]);
    expect(await inspector.people()).toEqual({ kind: 'hidden' });
  });

  it('asks nothing where it cannot log in', async () => {
    const fault = { kind: 'auth', code: 'invalid_client', message: 'no' } as const;
    const { inspector, calls } = orgWith({}, { identity: () => Promise.reject(new SalesforceCallError(fault)) });
    const org = await inspector.inspect();
    expect(org.login).toEqual({ kind: 'failed', reason: 'invalid_client: no' });
    expect([org.settings, org.objects['Case'], org.pages, org.proofRules]).toEqual(Array(4).fill({ kind: 'offline' }));
    expect(calls).toEqual([]);
  });

  it('tells people in two calls', async () => {
    const { inspector, calls } = orgWith();
    expect(await inspector.people()).toMatchObject({ value: { assigned: [{ name: 'Maya' }] } });
    expect(calls).toEqual([COMPOSITE, COMPOSITE]);
  });
});
