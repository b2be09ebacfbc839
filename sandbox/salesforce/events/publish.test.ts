import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Connection } from 'jsforce';
import type { MovableClock } from '../../core/clock.ts';
import { seedIds } from '../../seeds/index.ts';
import { createEventOrg, permitOrders } from '../../test-support/event-org.ts';
import { refusalOf } from '../../test-support/test-org.ts';
import { serveOrg, type ServedOrg } from '../rest/fixtures/serve-org.ts';
import type { Org } from '../types.ts';

const HOUR_MS = 3_600_000;
const { users } = seedIds;

let org: Org & { readonly clock: MovableClock };
beforeEach(() => {
  org = createEventOrg();
});

const published = (): unknown[] => org.events.list().map(({ values }) => values['Number__c']);
class Rollback extends Error {}

function rolledBack(event: string): void {
  const work = (): never => {
    org.system().publish(event, { Number__c: 'A-1' });
    throw new Rollback();
  };
  expect(() => org.system().transaction(work)).toThrow(Rollback);
}

describe('publishing an event', () => {
  it('waits for the outermost transaction', () => {
    org.system().transaction(() => {
      org.system().transaction(() => org.system().publish('Order_Placed__e', { Number__c: 'A-1' }));
      expect(published()).toEqual([]);
    });
    expect(published()).toEqual(['A-1']);
  });

  it('is undone by a rollback', () => {
    rolledBack('Order_Placed__e');
    expect(published()).toEqual([]);
  });

  it('is undone by the rollback of its own part alone', () => {
    org.system().transaction(() => {
      org.system().publish('Order_Placed__e', { Number__c: 'A-2' });
      rolledBack('Order_Placed__e');
    });
    expect(published()).toEqual(['A-2']);
  });

  it('survives a rollback where it is published at once', () => {
    rolledBack('Order_Viewed__e');
    expect(published()).toEqual(['A-1']);
  });

  it('stamps who published and when, and fills defaults', () => {
    permitOrders(org, users.agent, 'Order_Publisher');
    const { eventUuid } = org.asUser(users.agent).publish('Order_Placed__e', { Number__c: 'A-1' });
    const [event] = org.events.list();
    expect(event).toMatchObject({ eventUuid, createdById: users.agent, createdAt: org.clock.now() });
    expect(event?.values).toEqual({
      Number__c: 'A-1',
      Is_Gift__c: false,
      Note__c: null,
      Amount__c: null,
      Due__c: null,
    });
  });

  it.each([
    ['a missing required field', {}, 'REQUIRED_FIELD_MISSING'],
    ['an unknown field', { Number__c: 'A-1', Colour__c: 'red' }, 'INVALID_FIELD'],
    ['a text that is too long', { Number__c: 'A'.repeat(19) }, 'STRING_TOO_LONG'],
    ['a field of the bus', { Number__c: 'A-1', ReplayId: '7' }, 'INVALID_FIELD_FOR_INSERT_UPDATE'],
  ])('is refused with %s', (_, values, code) => {
    expect(refusalOf(() => org.system().publish('Order_Placed__e', values))).toBe(code);
    expect(published()).toEqual([]);
  });

  it('needs Create on the event', () => {
    const publish = (): unknown => org.asUser(users.agent).publish('Order_Placed__e', { Number__c: 'A-1' });
    expect(refusalOf(publish)).toBe('NOT_FOUND');
    permitOrders(org, users.agent, 'Order_Reader');
    expect(refusalOf(publish)).toBe('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    permitOrders(org, users.agent, 'Order_Publisher');
    expect(refusalOf(publish)).toBe('none');
  });
});

describe('the bus', () => {
  it('keeps events for 72 hours', () => {
    org.system().publish('Order_Placed__e', { Number__c: 'old' });
    org.clock.advance(48 * HOUR_MS);
    org.system().publish('Order_Placed__e', { Number__c: 'new' });
    org.clock.advance(24 * HOUR_MS + 1);
    expect(published()).toEqual(['new']);
  });

  it('is empty after a reset', () => {
    org.system().publish('Order_Placed__e', { Number__c: 'A-1' });
    org.reset();
    expect(published()).toEqual([]);
  });
});

describe('the REST API, driven by jsforce', () => {
  let served: ServedOrg;
  let connection: Connection;
  beforeEach(async () => {
    permitOrders(org, users.integration, 'Order_Publisher');
    served = await serveOrg(org);
    const accessToken = served.tokens.issue(users.integration);
    connection = new Connection({ instanceUrl: served.url, accessToken, version: '66.0' });
  });
  afterEach(() => served.close());

  it('publishes an event and names it among the errors of a success', async () => {
    const answer = await connection.sobject('Order_Placed__e').create({ Number__c: 'A-1' });
    const eventUuid = org.events.list()[0]?.eventUuid;
    expect(answer).toMatchObject({
      id: expect.stringMatching(/^e\d\dxx0000000001AAA$/u),
      success: true,
      errors: [{ statusCode: 'OPERATION_ENQUEUED', message: eventUuid }],
    });
  });

  it('publishes several at once, all or none', async () => {
    const orders = [{ Number__c: 'A-1' }, { Number__c: 'A'.repeat(30) }];
    await connection.sobject('Order_Placed__e').create(orders, { allOrNone: true });
    expect(published()).toEqual([]);
    await connection.sobject('Order_Placed__e').create(orders);
    expect(published()).toEqual(['A-1']);
  });

  it('has no query over events', async () => {
    await expect(connection.query('SELECT Number__c FROM Order_Placed__e')).rejects.toMatchObject({
      errorCode: 'INVALID_TYPE_FOR_OPERATION',
    });
  });

  it('describes an event as what is published and not stored', async () => {
    const { createable, updateable, queryable, searchable, fields } = await connection
      .sobject('Order_Placed__e')
      .describe();
    expect([createable, updateable, queryable, searchable]).toEqual([true, false, false, false]);
    expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(['ReplayId', 'EventUuid', 'Number__c']));
    expect(fields.map(({ name }) => name)).not.toContain('Id');
  });

  it('has no events in UI API', async () => {
    const headers = { authorization: `Bearer ${connection.accessToken ?? ''}` };
    const answer = await fetch(`${served.url}/services/data/v66.0/ui-api/object-info/Order_Placed__e`, { headers });
    expect(answer.status).toBe(403);
  });
});
