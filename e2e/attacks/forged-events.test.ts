import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually, type Row } from '../support/control.ts';
import { actAs } from '../support/person.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases } = seedIds;
const SESSION = 'Video_Session__c';
const EVENT = 'Video_Session_Requested__e';

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

const publish = (values: Row): void => void system.sandbox.org.system().publish(EVENT, values);
const ofThisOrg = (sessionId: string): Row => ({
  Session_Id__c: sessionId,
  Org_Id__c: system.sandbox.org.organizationId,
});
const rowOf = (id: string): Promise<Row> => system.org.row(SESSION, id);

/** What a workflow asks for last: once it has its room, all that was published before has been looked at. */
async function untilAllIsRead(): Promise<void> {
  const last = system.sandbox.org.system().insert(SESSION, {
    Case__c: cases.open,
    Origin__c: 'Automation',
    Invitation__c: 'Link',
  });
  await eventually('the workflow has its room', async () => (await rowOf(last))['Status__c'] === 'Ready');
}

const tokensAsked = async (): Promise<number> =>
  (await system.video.requests()).filter(({ path }) => path.includes('/api/v1/tokens')).length;

describe('an event that somebody publishes by hand', () => {
  let mine: string;
  beforeEach(async () => {
    const agent = await actAs(system, 'agent@northlake.example');
    mine = await agent.createSession({ contactId: contacts.vip, caseId: cases.vip });
  });

  it.each(['agent', 'supervisor', 'restricted', 'integration'])(
    'needs rights that no permission set of ours gives: %s',
    (name) => {
      const { org } = system.sandbox;
      const person = org.asUser(org.user(`${name}@northlake.example`).id);
      expect(() => person.publish(EVENT, ofThisOrg(mine))).toThrow(/NOT_FOUND|INSUFFICIENT_ACCESS|CANNOT_INSERT/u);
      expect(org.events.list()).toEqual([]);
    },
  );

  it('makes no room of an agent’s session, which nobody has proved', async () => {
    const before = await rowOf(mine);
    publish(ofThisOrg(mine));
    await untilAllIsRead();
    expect(await rowOf(mine)).toEqual(before);
    expect(await tokensAsked()).toBe(1);
  });

  it.each(['Ready', 'Active', 'Completed', 'Expired', 'Failed', 'Cancelled'])(
    'makes no second room of a workflow’s session that is %s',
    async (Status__c) => {
      const done = await system.org.plant(SESSION, { Case__c: cases.open, Origin__c: 'Automation', Status__c });
      const before = await rowOf(done);
      publish(ofThisOrg(done));
      await untilAllIsRead();
      expect(await rowOf(done)).toEqual(before);
      expect(await tokensAsked()).toBe(1);
    },
  );

  it.each([
    ['another org', '00D000000000077AAA'],
    ['what is no org', 'northlake'],
  ])('starts nothing for a session of %s, also where its id is one of ours', async (_, Org_Id__c) => {
    // Planted, so that no flow of the org publishes an event of its own.
    const asked = await system.org.plant(SESSION, {
      Case__c: cases.open,
      Origin__c: 'Automation',
      Status__c: 'Requested',
      CreatedDate: new Date(system.sandbox.clock.now()).toISOString(),
    });
    publish({ Session_Id__c: asked, Org_Id__c });
    await untilAllIsRead();
    expect(await rowOf(asked)).toMatchObject({ Status__c: 'Requested' });
    expect(await tokensAsked()).toBe(1);
  });

  it('that names no session leaves the others alone', async () => {
    const odd = [contacts.vip, cases.open, "' OR Id != '", 'a'.repeat(18), '../sobjects/Case', '000000000000000AAA'];
    for (const id of odd) publish(ofThisOrg(id));
    await untilAllIsRead();
    expect(await tokensAsked()).toBe(1);
    expect(system.log()).not.toMatch(/"level":[56]0/u);
    const asked = (await system.org.requests()).map(({ path }) => decodeURIComponent(path));
    expect(asked.join('\n')).not.toMatch(/OR Id !=|\.\.\/sobjects/u);
  });
});
