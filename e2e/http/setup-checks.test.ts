import { describe, expect, it } from 'vitest';
import { PACKAGED_FLOWS } from '../../middleware/domain/packaged-flows.ts';
import { ORGANIZATION_ID, seedIds } from '../../sandbox/seeds/index.ts';
import { settledApiCalls } from '../support/control.ts';
import { copyForEachTest } from '../support/package-copy.ts';
import { actAs, openRoom } from '../support/person.ts';
import { askForToken, callSetup, openSetup, settingsIdOf } from '../support/setup.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const { users, cases, contacts } = seedIds;
const SETS = 'force-app/main/default/permissionsets';
const PAGES = 'force-app/main/default/flexipages';
const RULES = 'force-app/main/default/objects/Video_Proof__c/validationRules';

type Check = Readonly<Record<string, unknown>>;
interface Report {
  readonly checks: readonly Check[];
  check(id: string): Check | undefined;
}

async function report(system: System): Promise<Report> {
  const token = await openSetup(system, await actAs(system, 'admin@northlake.example'));
  const { status, body } = await callSetup(system, 'GET', '/checks', { token });
  expect(status).toBe(200);
  const checks = body['checks'] as readonly Check[];
  return { checks, check: (id) => checks.find((one) => one['id'] === id) };
}

async function people(system: System): Promise<Readonly<Record<string, unknown>>> {
  const token = await openSetup(system, await actAs(system, 'admin@northlake.example'));
  return (await callSetup(system, 'GET', '/people', { token })).body;
}

const notWell = ({ checks }: Report): unknown[] =>
  checks.filter(({ state }) => state === 'error' || state === 'warning').map(({ id }) => id);

describe('GET /v1/setup/checks and people', () => {
  let system: System;
  shareAmongTests(startSystem, (started) => (system = started));

  const setSettings = async (values: Check): Promise<void> =>
    system.org.change('Video_Settings__c', await settingsIdOf(system), values);

  it('find nothing to mend in the org as it is deployed, for five API calls', async () => {
    const token = await openSetup(system, await actAs(system, 'admin@northlake.example'));
    const before = await settledApiCalls(system.org);
    const { body, headers } = await callSetup(system, 'GET', '/checks', { token });
    expect(await system.org.apiCalls()).toBe(before + 5);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(
      (body['checks'] as Check[]).filter(({ state }) => !['ok', 'not-applicable'].includes(String(state))),
    ).toEqual([]);
    expect(body['apiUsage']).toEqual({ used: expect.any(Number), max: 15_000, ours: expect.any(Number) });
    expect(Date.parse(String(body['checkedAt']))).not.toBeNaN();
  });

  it.each(['Proof_Is_Born_Empty', 'Hash_Is_Written_Once_By_Its_Creator'])(
    'is an error while somebody has switched off %s',
    async (rule) => {
      const switchRule = (isActive: boolean) =>
        system.org.post(`/validation-rules/Video_Proof__c/${rule}`, { isActive });
      await switchRule(false);
      expect((await report(system)).check('proof-rules')).toMatchObject({
        state: 'error',
        items: [`${rule}: not active`],
        remedy: expect.stringContaining('tick Active'),
      });
      await switchRule(true);
      expect((await report(system)).check('proof-rules')).toMatchObject({ state: 'ok' });
    },
  );

  it('are closed to an agent, and without a token', async () => {
    expect(await askForToken(system, await actAs(system, 'agent@northlake.example'))).toMatchObject({ status: 403 });
    for (const path of ['/checks', '/people']) {
      expect(await callSetup(system, 'GET', path)).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED' } });
      expect(await callSetup(system, 'GET', path, { token: 'x'.repeat(43) })).toMatchObject({ status: 401 });
    }
  });

  it('tell what is wrong with the settings, and nothing else', async () => {
    await setSettings({
      Middleware_URL__c: 'https://another.example.com',
      Phone_Fields__c: 'MobilePhone,Fax__c',
      Default_Region__c: 'XX',
      Call_Reference_Pattern__c: '{CaseNumber}-{CaseNumber}-{CaseNumber}',
      Agent_Login_Field__c: 'Title',
      Allowed_Regions__c: 'US,UK',
    });
    const found = await report(system);
    expect(notWell(found)).toEqual([
      'public-url',
      'permissions',
      'phone-fields',
      'default-region',
      'call-reference',
      'agent-login',
      'allowed-regions',
    ]);
    expect(found.check('permissions')?.['items']).toEqual(['Contact.Fax__c: Read Access']);
    expect(found.check('phone-fields')?.['items']).toEqual([expect.stringContaining('Fax__c')]);
    expect(found.check('call-reference')?.['items']).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Case \d{8}: .*at most 20/u)]),
    );
  });

  it('warn of a value of Landline Only that is none of ours, which keeps no agent from calling', async () => {
    await setSettings({ Landline_Only__c: 'Call' });
    await system.restartMiddleware();
    const found = await report(system);
    expect(notWell(found)).toEqual(['landline-only']);
    expect(found.check('landline-only')).toMatchObject({ finding: expect.stringContaining('“Call”') });
    const agent = await actAs(system, 'agent@northlake.example');
    expect((await openRoom(system, await agent.ask({ contactId: contacts.mobile }))).status).toBe(201);
    const token = await openSetup(system, await actAs(system, 'admin@northlake.example'));
    const judge = (value: string) =>
      callSetup(system, 'POST', '/settings/check', { token, body: { Landline_Only__c: value } });
    expect((await judge('Whatever')).body['problems']).toMatchObject([{ id: 'landline-only', state: 'warning' }]);
    expect((await judge('Link')).body['problems']).toEqual([]);
  });

  it('judge Do Not Call before it is saved, as they do afterwards', async () => {
    const token = await openSetup(system, await actAs(system, 'admin@northlake.example'));
    const judge = async (changes: Check): Promise<unknown> =>
      (await callSetup(system, 'POST', '/settings/check', { token, body: changes })).body['problems'];
    for (const [changes, state] of [
      [{ Do_Not_Call_Field__c: 'Gone__c' }, 'error'],
      [{ Do_Not_Call_Field__c: 'MobilePhone' }, 'error'],
      [{ Respect_Do_Not_Call__c: false }, 'warning'],
    ] as const)
      expect(await judge(changes)).toEqual([expect.objectContaining({ id: 'do-not-call', state })]);
    for (const changes of [{ Do_Not_Call_Field__c: 'DoNotCall' }, { Respect_Do_Not_Call__c: true }])
      expect(await judge(changes)).toEqual([]);
  });

  it('take the settings of another org for a refreshed sandbox, as a call does', async () => {
    await setSettings({ Org_Id__c: '00D000000000077AAA' });
    expect((await report(system)).check('organization')).toMatchObject({
      state: 'error',
      remedy: expect.stringContaining(ORGANIZATION_ID),
    });
    const agent = await actAs(system, 'agent@northlake.example');
    const asked = await agent.ask({ contactId: contacts.mobile, caseId: cases.open });
    expect((await openRoom(system, asked)).body).toMatchObject({ code: 'WRONG_ORG' });
  });

  it('tell that 8x8 refuses the key, or cannot be reached', async () => {
    await system.video.post('/api-keys', { keys: ['another-key-of-8x8'] });
    expect((await report(system)).check('video-access')).toMatchObject({
      state: 'error',
      finding: expect.stringContaining('refused the API key'),
    });
    await system.video.fault({ path: '/api/v1/tokens', status: 503 });
    const found = await report(system);
    expect(found.check('video-access')).toMatchObject({
      state: 'error',
      remedy: expect.stringContaining('VIDEO_BASE_URL'),
    });
    expect(notWell(found)).toEqual(['video-access', 'call-log-access']);
  });

  it('name the owners of open cases who are no agents, and agents without a login', async () => {
    await system.org.change('Case', cases.open, { OwnerId: users.nopermission });
    await system.org.change('User', users.agent, { FederationIdentifier: 'maya' });
    await setSettings({ Agent_Login_Field__c: 'FederationIdentifier' });
    const found = await report(system);
    expect(found.check('case-owners')).toMatchObject({ state: 'warning', items: ['Ben Castell (open cases: 1)'] });
    expect(found.check('agent-logins')).toMatchObject({ state: 'warning', finding: expect.stringMatching(/: 4\.$/u) });
    expect(await people(system)).toMatchObject({
      isComplete: true,
      reason: null,
      assigned: expect.arrayContaining([
        expect.objectContaining({ id: users.agent, name: 'Maya Lindqvist', login: 'maya' }),
        expect.objectContaining({ id: users.agent2, login: null }),
      ]),
      missing: [{ id: users.nopermission, name: 'Ben Castell', openCases: 1 }],
    });
  });

  it('name a flow that an administrator deactivated, and know every flow of the package that has to run', async () => {
    const rows = await system.org.rows('FlowDefinitionView');
    const active = rows.filter(({ IsActive }) => IsActive === true);
    expect(active.map(({ ApiName }) => ApiName).toSorted()).toEqual(PACKAGED_FLOWS.toSorted());
    const [flow] = active;
    await system.org.change('FlowDefinitionView', String(flow?.['Id']), { IsActive: false });
    expect((await report(system)).check('flows')).toMatchObject({
      state: 'warning',
      items: [expect.stringContaining(`(${String(flow?.['ApiName'])}): not active`)],
    });
  });

  it('go on without Salesforce: one error, and the checks that need no org', async () => {
    await system.org.fault({ path: '/services/data/.*/composite$', status: 500 });
    const token = await openSetup(system, await actAs(system, 'admin@northlake.example')).catch(() => null);
    expect(token).toBeNull();
    await system.org.clearFaults();
    const valid = await openSetup(system, await actAs(system, 'admin@northlake.example'));
    await system.org.fault({ path: '/services/data/.*/composite$', status: 500 });
    const { body } = await callSetup(system, 'GET', '/checks', { token: valid });
    const found = body['checks'] as Check[];
    const states = Object.fromEntries(found.map(({ id, state }) => [String(id), state]));
    expect(states).toMatchObject({ 'settings-record': 'error', 'video-access': 'ok', 'parked-deliveries': 'ok' });
  });
});

describe('GET /v1/setup/checks in an org that was deployed by halves', () => {
  const org = copyForEachTest((project) => startSystem({ project }));

  it('lists each missing permission, and leaves out what the integration user may not see', async () => {
    org.copy.remove(`${SETS}/Video_Setup_Insight.permissionset-meta.xml`);
    org.copy.edit(`${SETS}/Video_Integration.permissionset-meta.xml`, (xml) =>
      xml
        .replace(
          /<fieldPermissions>\s*<editable>false<\/editable>\s*<field>Contact\.MobilePhone<[^]*?<\/fieldPermissions>/u,
          '',
        )
        .replace(
          /<editable>true<\/editable>(\s*<field>Video_Session__c\.Guest_Link__c<)/u,
          '<editable>false</editable>$1',
        ),
    );
    const system = await org.deploy();
    const found = await report(system);
    expect(found.check('permissions')).toMatchObject({
      state: 'error',
      items: ['Video_Session__c.Guest_Link__c: Edit Access', 'Contact.MobilePhone: Read Access'],
      remedy: expect.stringContaining('Video Integration'),
    });
    expect(found.check('phone-fields')).toMatchObject({ state: 'error' });
    for (const id of ['flows', 'record-pages', 'proof-rules', 'agents', 'case-owners', 'agent-logins']) {
      expect(found.check(id)).toMatchObject({
        state: 'not-applicable',
        remedy: expect.stringContaining('Video Setup Insight'),
      });
    }
    expect(await people(system)).toMatchObject({
      isComplete: false,
      assigned: [],
      reason: expect.stringContaining('Video Setup Insight'),
    });
  });

  it('names a rule of proofs that is not there', async () => {
    org.copy.remove(`${RULES}/Proof_Is_Born_Empty.validationRule-meta.xml`);
    const system = await org.deploy();
    expect((await report(system)).check('proof-rules')).toMatchObject({
      state: 'error',
      items: ['Proof_Is_Born_Empty: not deployed'],
    });
  });

  it('names a record page without the component', async () => {
    org.copy.edit(`${PAGES}/Video_Case_Record_Page.flexipage-meta.xml`, (xml) =>
      xml.replace('<componentName>startVideo<', '<componentName>force:detailPanel<'),
    );
    const system = await org.deploy();
    expect((await report(system)).check('record-pages')).toMatchObject({
      state: 'warning',
      finding: expect.stringContaining('No record page of Case'),
      items: [expect.stringMatching(/\(Case\)$/u)],
    });
  });
});
