import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createFlowOrg,
  filter,
  flowFile,
  reference,
  startOn,
  text,
} from '../../sandbox/salesforce/flow/fixtures/flow-org.ts';
import { serveOrg, type ServedOrg } from '../../sandbox/salesforce/rest/fixtures/serve-org.ts';
import type { Org } from '../../sandbox/salesforce/types.ts';
import { seedIds } from '../../sandbox/seeds/index.ts';

const { users, cases, contacts } = seedIds;
/** What one call of the API saves, and what Salesforce runs flows for side by side. */
const MOST = 200;
const SESSION = 'Video_Session__c';

/** As somebody's own flow asks, on the path within the save: for whichever case `caseId` names. */
const asking = (object: string, entry: string, caseId: string): ReturnType<typeof flowFile> =>
  flowFile(
    `${startOn(object, 'Ask', entry)}<subflows><name>Ask</name><label>Ask</label><flowName>Start_Video_For_Case</flowName>
    <inputAssignments><name>caseId</name>${caseId}</inputAssignments>
    <storeOutputAutomatically>true</storeOutputAutomatically></subflows>`,
    `Ask_By_${object}`,
  );

interface Result {
  readonly id?: string;
  readonly success: boolean;
  readonly errors: readonly { readonly statusCode: string }[];
}

let org: Org;
let served: ServedOrg;
beforeEach(async () => {
  org = createFlowOrg({
    ...asking('Case', filter('Status', text('Escalated')), reference('$Record.Id')),
    ...asking('Contact', filter('Title', text('Waiting')), text(cases.open)),
  });
  served = await serveOrg(org);
});
afterEach(() => served.close());

/** Saves records in one call. */
async function save(
  method: 'POST' | 'PATCH',
  object: string,
  records: readonly object[],
  userId: string = users.integration,
) {
  const response = await fetch(`${served.url}/services/data/v66.0/composite/sobjects`, {
    method,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${served.tokens.issue(userId)}` },
    body: JSON.stringify({ records: records.map((values) => ({ attributes: { type: object }, ...values })) }),
  });
  return (await response.json()) as readonly Result[];
}

const many = <T>(make: (index: number) => T): readonly T[] => Array.from({ length: MOST }, (_, index) => make(index));
const plantCases = (): readonly string[] =>
  many(() => org.records.plant('Case', { Status: 'New', ContactId: contacts.mobile, OwnerId: users.agent }).Id);
const published = (): unknown[] =>
  org.events
    .list()
    .filter(({ event }) => event === 'Video_Session_Requested__e')
    .map(({ values }) => values['Session_Id__c']);

describe(`${String(MOST)} records in one call`, () => {
  it('sessions of workflows: each is published, by one statement', async () => {
    const request = { Case__c: cases.open, Origin__c: 'Automation', Invitation__c: 'Link' };
    const results = await save(
      'POST',
      SESSION,
      many(() => request),
    );
    expect(results.filter(({ success }) => success)).toHaveLength(MOST);
    expect(published()).toEqual(results.map(({ id }) => id));
    expect(org.flows.statements.usage).toEqual({ query: 0, dml: 1 });
  });

  it('sessions of which one is refused: the others are published', async () => {
    const request = { Case__c: cases.open, Origin__c: 'Automation' };
    const results = await save('POST', SESSION, [request, { ...request, Invitation__c: 'Owl' }, request]);
    expect(results.map(({ success }) => success)).toEqual([true, false, true]);
    expect(published()).toEqual([results[0]?.id, results[2]?.id]);
  });

  it('rooms that became ready: the owner of each case is told, and the end of each frees its case', async () => {
    const sessions = plantCases().map((Case__c) =>
      org.system().insert(SESSION, { Case__c, Origin__c: 'Automation', Open_Case_Key__c: Case__c }),
    );
    const write = (Status__c: string) =>
      save(
        'PATCH',
        SESSION,
        sessions.map((id) => ({ id, Status__c })),
      );
    expect((await write('Ready')).filter(({ success }) => success)).toHaveLength(MOST);
    await org.flows.settled();
    expect(org.flows.notifications.list(users.agent)).toHaveLength(MOST);
    expect(org.flows.errors).toEqual([]);
    await write('Completed');
    expect(org.records.list(SESSION).filter((row) => row['Open_Case_Key__c'] !== null)).toEqual([]);
  });

  it('cases that a flow asks calls for: a session each, by as many statements as for one', async () => {
    const ids = plantCases();
    const results = await save(
      'PATCH',
      'Case',
      ids.map((id) => ({ id, Status: 'Escalated' })),
      users.admin,
    );
    expect(results.filter(({ success }) => success)).toHaveLength(MOST);
    expect(org.records.list(SESSION).map((row) => [row['Case__c'], row['Open_Case_Key__c']])).toEqual(
      ids.map((id) => [id, id]),
    );
    expect(published()).toHaveLength(MOST);
    // The case, an open session; the new session, its event.
    expect(org.flows.statements.usage).toEqual({ query: 2, dml: 2 });
  });

  it('the same case asked for by two of them: one session', async () => {
    const ids = [contacts.mobile, contacts.germany];
    await save(
      'PATCH',
      'Contact',
      ids.map((id) => ({ id, Title: 'Waiting' })),
      users.admin,
    );
    expect(org.records.list(SESSION)).toMatchObject([{ Case__c: cases.open, Open_Case_Key__c: cases.open }]);
    expect(published()).toHaveLength(1);
    expect(org.flows.errors).toEqual([]);
  });
});
