import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { eventually, type Row } from '../support/control.ts';
import { actAs, openRoom, type Asked, type Person } from '../support/person.ts';
import { shareAmongTests } from '../support/share.ts';
import { startStage, type LocalInstance, type Stage } from './stage.ts';

const { contacts, cases } = seedIds;
const wish = { contactId: contacts.mobile, caseId: cases.open };
const REFERENCE = '00001026';
const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const TRIGGER =
  'CaseTrigger: execution of AfterUpdate caused by: System.DmlException: Update failed. First exception on row 0; first error: ';

let stage: Stage;
shareAmongTests(startStage, (started) => (stage = started));

let middleware: LocalInstance;
let person: Person;
beforeEach(async () => {
  middleware = await stage.startHere(stage.newStorage(), stage.sandbox.clock);
  person = await actAs(stage, 'agent@northlake.example');
  await eventually('it is ready', async () => (await fetch(`${middleware.url}/readyz`)).ok);
});
afterEach(() => middleware.end());

interface Trouble {
  readonly object: string;
  readonly id?: string;
  readonly errorCode: string;
  readonly message: string;
  readonly times?: number;
}

const troubled = (trouble: Trouble): Promise<unknown> => stage.org.post('/save-troubles', trouble);
const mended = async (): Promise<void> => {
  await fetch(`${stage.sandbox.orgUrl}/_sandbox/save-troubles`, { method: 'DELETE' });
};
const session = ({ sessionId }: Asked): Promise<Row> => stage.org.row('Video_Session__c', sessionId);
const referenceOn = async (object: string, id: string): Promise<unknown> =>
  (await stage.org.row(object, id))['Video_Call_Reference__c'];
const writeBack = async (): Promise<{ unwritten: number; parked: number }> => {
  const { writeBack: counts } = (await (await fetch(`${middleware.url}/readyz`)).json()) as {
    writeBack: { unwritten: number; parked: number };
  };
  return counts;
};

async function call(asked = wish): Promise<Asked> {
  const question = await person.ask(asked);
  expect((await openRoom({ middlewareUrl: middleware.url }, question)).status).toBe(201);
  return question;
}

/** Lets the org's time pass in steps, so that whatever is put off gets its turn. */
async function pass(what: string, stepMs: number, probe: () => Promise<boolean>): Promise<void> {
  await eventually(what, async () => {
    if (await probe()) return true;
    stage.sandbox.clock.advance(stepMs);
    return false;
  });
}

describe('a case that Salesforce cannot take for long', () => {
  it.each([
    ['ENTITY_IS_LOCKED', 'the entity is locked for editing'],
    ['UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record'],
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `${TRIGGER}ENTITY_IS_LOCKED, the entity is locked for editing: []`],
  ])('holds up neither its session nor the contact, and gets its reference once it is free: %s', async (code, said) => {
    await troubled({ object: 'Case', id: cases.open, errorCode: code, message: said });
    const asked = await call();
    await pass('the session is ready', SECOND_MS, async () => (await session(asked))['Status__c'] === 'Ready');
    expect(await session(asked)).toMatchObject({
      Call_Reference__c: REFERENCE,
      Failure_Code__c: code,
      Failure_Message__c: expect.stringMatching(/not on the case yet, and is tried again by itself/u),
    });
    expect(await referenceOn('Contact', contacts.mobile)).toBe(REFERENCE);
    expect(await writeBack()).toEqual({ unwritten: 1, parked: 0 });

    await mended();
    await pass('the case has it', 60 * SECOND_MS, async () => (await referenceOn('Case', cases.open)) === REFERENCE);
    await eventually('nothing is left', async () => (await writeBack()).unwritten === 0);
    // Nobody called meanwhile; of the trouble nothing is left.
    expect([null, 'NOT_LOGGED']).toContain((await session(asked))['Failure_Code__c']);
  });

  it('is tried for days, with growing pauses, and does not keep the session from expiring', async () => {
    await troubled({ object: 'Case', id: cases.open, errorCode: 'ENTITY_IS_LOCKED', message: 'locked' });
    const asked = await call();
    await pass('the session is ready', SECOND_MS, async () => (await session(asked))['Status__c'] === 'Ready');
    stage.sandbox.clock.advance(HOUR_MS);
    await middleware.reconcile();
    await eventually('it is expired', async () => (await session(asked))['Status__c'] === 'Expired');
    const before = await stage.org.apiCalls();
    for (let hour = 0; hour < 48; hour += 1) {
      stage.sandbox.clock.advance(HOUR_MS);
      await eventually('it had its turn', async () => (await writeBack()).parked === 0);
    }
    expect((await stage.org.apiCalls()) - before).toBeLessThan(200);
    expect(await writeBack()).toEqual({ unwritten: 1, parked: 0 });
    await mended();
    await pass('the case has it', HOUR_MS, async () => (await referenceOn('Case', cases.open)) === REFERENCE);
  });

  it('is given up after a week, and says why', async () => {
    await troubled({ object: 'Case', id: cases.open, errorCode: 'ENTITY_IS_LOCKED', message: 'locked' });
    const asked = await call();
    await pass('it is parked', 6 * HOUR_MS, async () => (await writeBack()).parked === 1);
    expect(await middleware.deliveries.list(1)).toMatchObject([
      { sessionId: asked.sessionId, reason: expect.stringContaining('ENTITY_IS_LOCKED') },
    ]);
  });
});

describe('a passing trouble within an error that sounds final', () => {
  it.each([
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `${TRIGGER}UNABLE_TO_LOCK_ROW, unable to obtain exclusive access: []`],
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Could not update the account: UNABLE_TO_LOCK_ROW'],
    ['CANNOT_EXECUTE_FLOW_TRIGGER', 'The flow failed to access the value: Apex CPU time limit exceeded'],
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'CaseTrigger: System.LimitException: Too many SOQL queries: 101'],
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `${'x'.repeat(900)} deadlock detected`],
  ])('is tried again, and the case gets its reference: %s', async (errorCode, message) => {
    await troubled({ object: 'Case', errorCode, message, times: 2 });
    const asked = await call();
    await pass('all is written', SECOND_MS, async () => (await writeBack()).unwritten === 0);
    expect(await referenceOn('Case', cases.open)).toBe(REFERENCE);
    expect(await session(asked)).toMatchObject({ Status__c: 'Ready', Failure_Code__c: null });
  });

  it('that does not pass is given up after some attempts: left out, parked, and said', async () => {
    await troubled({ object: 'Case', errorCode: 'CANNOT_EXECUTE_FLOW_TRIGGER', message: 'Too many SOQL queries: 101' });
    const asked = await call();
    await pass('it is parked', HOUR_MS, async () => (await writeBack()).parked === 1);
    expect(await session(asked)).toMatchObject({ Failure_Code__c: 'CANNOT_EXECUTE_FLOW_TRIGGER' });
    expect(await referenceOn('Contact', contacts.mobile)).toBe(REFERENCE);
  });

  it('of the session itself is given up after some attempts, and waits for a retry', async () => {
    await troubled({
      object: 'Video_Session__c',
      errorCode: 'CANNOT_EXECUTE_FLOW_TRIGGER',
      message: 'Apex CPU time limit exceeded',
    });
    const asked = await call();
    await pass('it is parked', 60 * SECOND_MS, async () => (await writeBack()).parked === 1);
    await mended();
    await middleware.deliveries.retry({ sessionId: asked.sessionId });
    await eventually('it is written', async () => (await writeBack()).unwritten === 0);
    expect((await session(asked))['Call_Reference__c']).toBe(REFERENCE);
  });

  it.each(['Please close the case first', 'The amount is too high'])(
    'is none where nothing says so: %s',
    async (said) => {
      await troubled({ object: 'Case', errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: said });
      const asked = await call();
      await eventually('it is parked', async () => (await writeBack()).parked === 1);
      expect((await session(asked))['Failure_Code__c']).toBe('FIELD_CUSTOM_VALIDATION_EXCEPTION');
    },
  );
});

describe('records that move or end before the write-back', () => {
  /** Until it is lifted, nothing is written. */
  const holdBack = (): Promise<void> => stage.org.fault({ path: 'composite/graph$', status: 503 });
  const letGo = async (): Promise<void> => {
    await stage.org.clearFaults();
    stage.sandbox.clock.advance(60 * SECOND_MS);
    await eventually('all is settled', async () => (await writeBack()).unwritten === 0);
  };

  it('go on with the contact that survives a merge', async () => {
    await holdBack();
    await call();
    await stage.org.post('/merge', { object: 'Contact', masterId: contacts.germany, mergedId: contacts.mobile });
    await letGo();
    expect(await referenceOn('Contact', contacts.germany)).toBe(REFERENCE);
    expect(await referenceOn('Case', cases.open)).toBe(REFERENCE);
    expect(await middleware.deliveries.list(1)).toEqual([]);
  });

  it('go on with the case that survives a merge', async () => {
    await holdBack();
    await call();
    await stage.org.post('/merge', { object: 'Case', masterId: cases.otherContact, mergedId: cases.open });
    await letGo();
    expect(await referenceOn('Case', cases.otherContact)).toBe(REFERENCE);
    expect(await writeBack()).toEqual({ unwritten: 0, parked: 0 });
  });

  it.each(['delete', 'purge'])('are finished without the case that is gone: %s', async (how) => {
    await holdBack();
    const asked = await call();
    await stage.org.post(`/${how}`, { object: 'Case', id: cases.open });
    await letGo();
    expect(await session(asked)).toMatchObject({ Call_Reference__c: REFERENCE, Failure_Code__c: null });
    expect(await writeBack()).toEqual({ unwritten: 0, parked: 0 });
  });

  it.each(['delete', 'purge'])('are finished where the session itself is gone: %s', async (how) => {
    await holdBack();
    const asked = await Promise.all([call(), call({ ...wish, contactId: contacts.mobile }), call()]);
    const other = await call({ contactId: contacts.germany } as typeof wish);
    for (const { sessionId } of asked) await stage.org.post(`/${how}`, { object: 'Video_Session__c', id: sessionId });
    await letGo();
    expect(await writeBack()).toEqual({ unwritten: 0, parked: 0 });
    expect((await session(other))['Status__c']).toBe('Ready');
    const { recent } = await middleware.deliveries.overview(10);
    expect(
      recent.filter(({ reason }) => reason?.startsWith('The session was deleted in Salesforce') === true),
    ).toHaveLength(3);
  });

  it('are not taken for gone where our user may not read them any more', async () => {
    await holdBack();
    const asked = await call();
    const gone = { status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }] };
    await stage.org.clearFaults();
    await stage.org.fault({
      path: '/query',
      status: 400,
      body: [{ errorCode: 'INVALID_TYPE', message: 'not supported' }],
    });
    await troubled({ object: 'Video_Session__c', errorCode: gone.body[0]?.errorCode ?? '', message: 'does not exist' });
    stage.sandbox.clock.advance(60 * SECOND_MS);
    await eventually('it is parked', async () => (await writeBack()).parked === 1);
    await stage.org.clearFaults();
    await mended();
    await middleware.deliveries.retry('all');
    await eventually('it is written', async () => (await writeBack()).unwritten === 0);
    expect((await session(asked))['Status__c']).toBe('Ready');
  });
});
