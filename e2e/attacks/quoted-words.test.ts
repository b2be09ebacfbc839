import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually } from '../support/control.ts';
import { actAs, openRoom } from '../support/person.ts';
import { callSetup, openSetup } from '../support/setup.ts';
import { startSystem, type System } from '../support/system.ts';

const { contacts, cases } = seedIds;

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.close());
beforeEach(() => system.reset());

interface Readiness {
  readonly writeBack: { readonly unwritten: number; readonly parked: number; readonly pauseReason?: string };
}

/** What a rule, a trigger or a record of the org says about a customer; the last word finds it. */
const SAYINGS = [
  ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Mrs. Okonkwo has diagnosis E11.9 confirmed', 'Okonkwo'],
  ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'SessionTrigger: BeforeUpdate: Mr Adeyemi owes 4012 euros', 'Adeyemi'],
  ['CANNOT_EXECUTE_FLOW_TRIGGER', 'The flow failed for patient Lindqvist, ward 7', 'Lindqvist'],
  ['DUPLICATE_VALUE', 'duplicate value found: Policy__c duplicates value of Bergmann, policy 77-A', 'Bergmann'],
] as const;

async function readyz(): Promise<{ readonly text: string; readonly readiness: Readiness }> {
  const text = await (await fetch(`${system.middlewareUrl}/readyz`)).text();
  return { text, readiness: JSON.parse(text) as Readiness };
}

async function parkedReasons(): Promise<string> {
  const token = await openSetup(system, await actAs(system, 'admin@northlake.example'));
  return JSON.stringify((await callSetup(system, 'GET', '/deliveries', { token })).body);
}

describe('what the org’s own rules say of a customer', () => {
  it.each(SAYINGS)(
    'stands in the list of deliveries, and neither in the log nor in /readyz (session, %s)',
    async (errorCode, message, name) => {
      await system.org.post('/save-troubles', { object: 'Video_Session__c', errorCode, message });
      const agent = await actAs(system, 'agent@northlake.example');
      for (let start = 0; start < 4; start += 1)
        await openRoom(system, await agent.ask({ contactId: contacts.mobile, caseId: cases.open }));
      await eventually('deliveries pause', async () => (await readyz()).readiness.writeBack.pauseReason !== undefined);
      const { text, readiness } = await readyz();
      expect(readiness.writeBack.pauseReason).toBe(errorCode);
      expect(text).not.toContain(name);
      expect(await parkedReasons()).toContain(name);
      expect(system.log()).toContain(`"code":"${errorCode}"`);
      expect(system.log()).not.toContain(name);
    },
  );

  it.each(SAYINGS)(
    'does so where a case is left out (%s), and the log names the case',
    async (errorCode, message, name) => {
      await system.org.post('/save-troubles', { object: 'Case', errorCode, message });
      const agent = await actAs(system, 'agent@northlake.example');
      const asked = await agent.ask({ contactId: contacts.mobile, caseId: cases.open });
      await openRoom(system, asked);
      await eventually('the case is parked', async () => (await readyz()).readiness.writeBack.parked === 1);
      const refused = system
        .log()
        .split('\n')
        .find((line) => line.includes('record refused, written without it'));
      expect(JSON.parse(refused ?? '{}')).toMatchObject({ record: 'case', recordId: cases.open, code: errorCode });
      expect(system.log()).not.toContain(name);
      const session = await system.org.row('Video_Session__c', asked.sessionId);
      expect(session['Failure_Message__c']).toContain(errorCode);
      expect(session['Failure_Message__c']).not.toContain(name);
      expect(await parkedReasons()).toContain(name);
    },
  );
});
