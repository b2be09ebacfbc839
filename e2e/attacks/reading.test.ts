import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually } from '../support/control.ts';
import { actAs, openRoom, post, GATE_KEY } from '../support/person.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases, users } = seedIds;
const SESSION = 'Video_Session__c';
const TRANSCRIPT = 'My new address is 7 Quay Road';
const LATITUDE = 51.4816546;
const PROTECTED = [
  'Guest_Link__c',
  'Phone_Number__c',
  'Transcript__c',
  'Location__c',
  'Location__Latitude__s',
  'Location__Longitude__s',
];

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

interface Target {
  readonly sessionId: string;
  /** What must not come out, by what it is. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** A call with a customer whom trainees may not see, with everything that comes back from it. */
async function prepare(): Promise<Target> {
  const agent = await actAs(system, 'agent@northlake.example');
  const asked = await agent.ask({ contactId: contacts.vip, caseId: cases.vip });
  expect((await openRoom(system, asked)).status).toBe(201);
  const { sessionId } = asked;
  const row = await eventually('the room is on the session', async () => {
    const session = await system.org.row(SESSION, sessionId);
    return session['Status__c'] === 'Ready' && session;
  });
  await system.org.change(SESSION, sessionId, {
    Transcript__c: TRANSCRIPT,
    Location__Latitude__s: LATITUDE,
    Location__Longitude__s: -0.1790012,
  });
  return {
    sessionId,
    secrets: {
      link: String(row['Guest_Link__c']).split('/').at(-1) ?? '',
      number: String(row['Phone_Number__c']).slice(1),
      transcript: TRANSCRIPT,
      location: String(LATITUDE),
    },
  };
}

interface Road {
  readonly name: string;
  readonly path: string;
  readonly body?: unknown;
}

const soql = (name: string, query: string): Road => ({ name, path: `query?q=${encodeURIComponent(query)}` });

/** Every way of asking for a field that this person might think of. */
function roadsTo(field: string, { sessionId }: Target): Road[] {
  const name = `${SESSION}.${field}`;
  const url = `/services/data/v66.0/sobjects/${SESSION}/${sessionId}`;
  const query = `SELECT ${field} FROM ${SESSION} WHERE Id = '${sessionId}'`;
  const queryUrl = `/services/data/v66.0/query?q=${encodeURIComponent(query)}`;
  return [
    { name: 'record', path: `ui-api/records/${sessionId}?fields=${name}` },
    { name: 'record, if allowed', path: `ui-api/records/${sessionId}?fields=${SESSION}.Name&optionalFields=${name}` },
    { name: 'list', path: `ui-api/list-records/${SESSION}/All?fields=${name}` },
    { name: 'list, if allowed', path: `ui-api/list-records/${SESSION}/All?optionalFields=${name}` },
    { name: 'list sorted', path: `ui-api/list-records/${SESSION}/All`, body: { fields: [name], sortBy: [field] } },
    {
      name: 'list filtered',
      path: `ui-api/list-records/${SESSION}/All`,
      body: { where: `{ ${field}: { ne: null } }` },
    },
    {
      name: 'related list of a contact',
      path: `ui-api/related-list-records/${contacts.vip}/Video_Sessions__r?fields=${name}`,
    },
    { name: 'object', path: `sobjects/${SESSION}/${sessionId}` },
    { name: 'object, named', path: `sobjects/${SESSION}/${sessionId}?fields=Id,${field}` },
    { name: 'collection', path: `composite/sobjects/${SESSION}?ids=${sessionId}&fields=Id,${field}` },
    soql('query', query),
    soql('query of a parent', `SELECT (SELECT ${field} FROM Video_Sessions__r) FROM Contact`),
    soql('query of a parent’s parent', `SELECT (SELECT ${field} FROM Video_Sessions__r) FROM Case`),
    soql('query grouped', `SELECT ${field}, COUNT(Id) FROM ${SESSION} GROUP BY ${field}`),
    soql('query of the most', `SELECT MAX(${field}) FROM ${SESSION}`),
    soql('query by history', `SELECT Field, NewValue FROM Video_Session__History`),
    { name: 'deleted ones too', path: `queryAll?q=${encodeURIComponent(query)}` },
    {
      name: 'composite',
      path: 'composite',
      body: { compositeRequest: [{ method: 'GET', url: queryUrl, referenceId: 'one' }] },
    },
    {
      name: 'graph',
      path: 'composite/graph',
      body: {
        graphs: [
          { graphId: '1', compositeRequest: [{ method: 'PATCH', url, referenceId: 'one', body: { [field]: null } }] },
        ],
      },
    },
  ];
}

/** Questions whose answer would tell a value although it is not shown. */
const guesses = (field: string, { secrets }: Target): Road[] => [
  soql('equal', `SELECT Id FROM ${SESSION} WHERE ${field} = '${secrets['number'] ?? ''}'`),
  soql('like', `SELECT Id FROM ${SESSION} WHERE ${field} LIKE 'h%'`),
  soql('not empty', `SELECT Id FROM ${SESSION} WHERE ${field} != null`),
  soql('sorted', `SELECT Id FROM ${SESSION} ORDER BY ${field}`),
  soql('distance', `SELECT Id FROM ${SESSION} WHERE DISTANCE(${field}, GEOLOCATION(51.4, -0.1), 'km') < 50`),
];

async function askAs(username: string, { path, body }: Road): Promise<{ status: number; text: string }> {
  const { accessToken } = await actAs(system, username);
  const response = await fetch(`${system.sandbox.orgUrl}/services/data/v66.0/${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
  });
  return { status: response.status, text: await response.text() };
}

const found = (text: string, { secrets }: Target): string[] =>
  Object.entries(secrets).flatMap(([name, secret]) => (text.includes(secret) ? [name] : []));

const TRAINEE = 'restricted@northlake.example';
const LEAD = 'supervisor@northlake.example';

describe('what a call says of a customer', () => {
  let target: Target;
  beforeEach(async () => {
    target = await prepare();
  });

  it.each(['restricted', 'agent', 'agent2', 'admin', 'nopermission'])('comes out on no road for %s', async (person) => {
    const leaks: string[] = [];
    for (const field of PROTECTED)
      for (const road of roadsTo(field, target)) {
        const { text } = await askAs(`${person}@northlake.example`, road);
        leaks.push(...found(text, target).map((secret) => `${field} by ${road.name}: ${secret}`));
      }
    expect(leaks).toEqual([]);
  });

  it('cannot be guessed by asking for those that have it', async () => {
    for (const field of PROTECTED)
      for (const road of guesses(field, target)) {
        const { status, text } = await askAs(TRAINEE, road);
        expect([field, road.name, status, text.includes(target.sessionId)]).toEqual([field, road.name, 400, false]);
      }
  });

  it('is not even known to exist', async () => {
    for (const path of [`sobjects/${SESSION}/describe`, `ui-api/object-info/${SESSION}`]) {
      const { status, text } = await askAs(TRAINEE, { name: path, path });
      expect(status).toBe(200);
      for (const field of PROTECTED) expect(text).not.toContain(`"${field}"`);
    }
  });

  it('is there for team leads, on the same roads', async () => {
    const seen = new Set<string>();
    for (const field of PROTECTED)
      for (const road of roadsTo(field, target))
        for (const secret of found((await askAs(LEAD, road)).text, target)) seen.add(`${road.name}: ${secret}`);
    for (const road of ['record', 'record, if allowed', 'list', 'object', 'object, named', 'collection', 'query'])
      expect([...seen].filter((one) => one.startsWith(`${road}: `)).length).toBeGreaterThanOrEqual(3);
    expect([...seen]).toEqual(expect.arrayContaining(['composite: link', 'query of a parent: transcript']));
  });

  it('comes out by no flow that a person can launch', async () => {
    const { org } = system.sandbox;
    const texts: string[] = [];
    for (const { name } of org.metadata.automation.flows.values())
      for (const caseId of [cases.vip, cases.open]) {
        const inputs = [{ caseId, contactId: contacts.vip, title: 'Hello', body: 'Open this link' }];
        texts.push((await askAs(TRAINEE, { name, path: `actions/custom/flow/${name}`, body: { inputs } })).text);
      }
    expect(texts.flatMap((text) => found(text, target))).toEqual([]);
    expect(texts.join()).not.toContain('https://');
    const sessions = await system.org.rows(SESSION);
    expect(sessions.map(({ Id }) => Id)).toEqual([target.sessionId]);
    expect(org.flows.notifications.list()).toEqual([]);
  });

  it('comes out of the middleware for nobody who may not see the customer', async () => {
    const trainee = await actAs(system, TRAINEE);
    const proof = await trainee.createProof();
    const body = JSON.stringify({ ...proof, contactId: contacts.vip, caseId: cases.vip });
    const headers = { 'content-type': 'application/json', 'x-gate-key': GATE_KEY };
    const answer = await post(system, `/v1/video-sessions/${target.sessionId}/room`, body, headers);
    expect(answer.status).toBe(403);
    expect(found(JSON.stringify(answer.body), target)).toEqual([]);
    const status = await fetch(`${system.middlewareUrl}/v1/video-sessions/${target.sessionId}`);
    expect(status.status).toBe(401);
  });
});

describe('the reason why a call failed', () => {
  // A field that the integration user reads without a grant; the words stand for whatever an org puts there.
  it.each([
    ['{Status}', 'Divorce papers of Mrs. Okonkwo'],
    ['{Status}-{CaseNumber}', 'Diagnosis E11.9 confirmed'],
    ['{CaseNumber}{Status}', 'PIN 4711 forgotten'],
    ['{Status}', 'Ölfleck beim Kunden'],
  ])('repeats nothing of the case: pattern %s', async (pattern, words) => {
    await system.org.change('Case', cases.open, { Status: words });
    const [settings] = await system.org.rows('Video_Settings__c');
    await system.org.change('Video_Settings__c', String(settings?.['Id']), { Call_Reference_Pattern__c: pattern });
    await system.restartMiddleware();
    const agent = await actAs(system, 'agent@northlake.example');
    const answer = await openRoom(system, await agent.ask({ contactId: contacts.mobile, caseId: cases.open }));
    expect(answer).toMatchObject({ status: 422, body: { code: 'CALL_REFERENCE_INVALID' } });
    const session = system.sandbox.org.system().insert(SESSION, { Case__c: cases.open, Origin__c: 'Automation' });
    const row = await eventually('the workflow’s session has failed', async () => {
      const one = await system.org.row(SESSION, session);
      return one['Status__c'] === 'Failed' && one;
    });
    await system.sandbox.org.flows.settled();
    const told = system.sandbox.org.flows.notifications.list(users.agent);
    expect(told).toHaveLength(1);
    const texts = [JSON.stringify(answer.body), String(row['Failure_Message__c']), system.log(), JSON.stringify(told)];
    for (const word of words.split(' ').filter(({ length }) => length > 3))
      for (const text of texts) expect(text).not.toContain(word);
  });
});
