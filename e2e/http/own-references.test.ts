import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually } from '../support/control.ts';
import { actAs, openRoom, type Person } from '../support/person.ts';
import { changeSettings } from '../support/settings.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases } = seedIds;
const wish = { contactId: contacts.mobile, caseId: cases.open };

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

let agent: Person;
beforeEach(async () => {
  await eventually('it is ready', async () => (await fetch(`${system.middlewareUrl}/readyz`)).ok);
  agent = await actAs(system, 'agent@northlake.example');
});

const start = async (person = agent): Promise<unknown> =>
  (await openRoom(system, await person.ask(wish))).body['callReference'];
const references = (): readonly string[] =>
  system.sandbox.video.store.rooms().map(({ callReference }) => callReference);

describe('references of their own', () => {
  it('stand at 8x8 and on the records, the first as it is', async () => {
    await changeSettings(system, { Unique_References__c: true });
    expect([await start(), await start(), await start()]).toEqual(['00001026', '00001026-2', '00001026-3']);
    expect(references()).toEqual(['00001026', '00001026-2', '00001026-3']);
    await eventually('the case has the latest', async () => {
      const { Video_Call_Reference__c } = await system.org.row('Case', cases.open);
      return Video_Call_Reference__c === '00001026-3';
    });
  });

  it('are given to renewed rooms, and to calls of workflows', async () => {
    await changeSettings(system, { Unique_References__c: true });
    const asked = await agent.ask(wish);
    await openRoom(system, asked);
    await system.org.advance(16 * 60_000);
    agent = await actAs(system, 'agent@northlake.example');
    const renewed = await openRoom(system, { ...asked, ...(await agent.createProof()) });
    expect(renewed.body['callReference']).toBe('00001026-2');
    const sessionId = await system.org.plant('Video_Session__c', {
      Contact__c: contacts.mobile,
      Case__c: cases.open,
      Origin__c: 'Automation',
    });
    await system.org.advance(2 * 60_000);
    await system.restartMiddleware();
    await eventually('the workflow has its room', async () => {
      const { Call_Reference__c } = await system.org.row('Video_Session__c', sessionId);
      return Call_Reference__c === '00001026-3';
    });
  });

  it('are not given unless somebody asks for them', async () => {
    expect([await start(), await start()]).toEqual(['00001026', '00001026']);
  });
});
