import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { ORGANIZATION_ID } from '../../sandbox/seeds/seed-ids.ts';
import { startCall } from '../support/automation.ts';
import { actAs, type Answer } from '../support/person.ts';
import { callSetup, openSetup } from '../support/setup.ts';
import { shareAmongTests } from '../support/share.ts';
import { startSystem, type System } from '../support/system.ts';

const wish = { organizationId: ORGANIZATION_ID, caseId: seedIds.cases.open };
const RULE = 'let the rules, triggers and flows of Video Session take';
const GRANT = 'assign it the permission set Video Integration';

let system: System;
shareAmongTests(startSystem, (started) => (system = started));

let key: string;
beforeEach(async () => {
  const token = await openSetup(system, await actAs(system, 'admin@northlake.example'));
  key = String((await callSetup(system, 'POST', '/automation-keys', { token, body: {} })).body['key']);
});

interface Refusal {
  readonly status?: number;
  readonly errorCode: string;
  readonly message: string;
  readonly fields?: readonly string[];
}

/** A call that a server asks for, whose record Salesforce refuses so. */
async function startRefused({ status = 400, ...error }: Refusal): Promise<Answer> {
  const halted = [{ errorCode: 'PROCESSING_HALTED', message: 'x' }];
  await system.org.fault({
    path: '/composite$',
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: {
      compositeResponse: [
        { referenceId: 'created', httpStatusCode: status, body: [error] },
        { referenceId: 'session', httpStatusCode: 400, body: halted },
        { referenceId: 'settings', httpStatusCode: 400, body: halted },
      ],
    },
  });
  const answer = await startCall(system, key, wish);
  await system.org.clearFaults();
  return answer;
}

describe('a server whose video session the org does not create', () => {
  it.each([
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Mrs. Okonkwo needs a priority first', RULE],
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'SessionTrigger: Okonkwo: System.NullPointerException', RULE],
    ['CANNOT_EXECUTE_FLOW_TRIGGER', 'The flow of Okonkwo failed', RULE],
    ['STORAGE_LIMIT_EXCEEDED', 'storage limit exceeded (Okonkwo)', 'free data storage'],
    ['DUPLICATES_DETECTED', 'Okonkwo has one already', RULE],
  ])('is told that the org refuses it, by the code %s', async (errorCode, message, remedy) => {
    const { status, body } = await startRefused({ errorCode, message });
    expect([status, body['code'], body['retryable']]).toEqual([503, 'NOT_CONFIGURED', false]);
    expect(body['detail']).toContain(`The org refuses new Video Sessions (${errorCode}).`);
    expect(body['detail']).toContain(remedy);
    // What rules and triggers say is about customers.
    expect(JSON.stringify(body) + system.log()).not.toContain('Okonkwo');
    expect(system.log()).toContain(errorCode);
  });

  it.each([
    [{ message: 'Required fields are missing: [Region__c]' }, 'Region__c'],
    [{ message: 'Required fields are missing: [Branch__c, Region__c]' }, 'Branch__c, Region__c'],
    [{ message: 'Pflichtfelder fehlen', fields: ['Desk__c'] }, 'Desk__c'],
  ])('is told the names of required fields (%j)', async (error, fields) => {
    const { body } = await startRefused({ errorCode: 'REQUIRED_FIELD_MISSING', ...error });
    expect(body['detail']).toContain(`(REQUIRED_FIELD_MISSING, fields ${fields}). Ask an administrator to give`);
  });

  it.each(['Request_Key__c', 'Request_Key__c of Video_Session__c', 'request_key__c'])(
    'learns that the key’s field is to be granted (%s)',
    async (field) => {
      const message = `Provided external ID field does not exist or is not accessible: ${field}`;
      const { body } = await startRefused({ status: 404, errorCode: 'NOT_FOUND', message });
      expect(body).toMatchObject({ code: 'NOT_CONFIGURED', retryable: false });
      expect(body['detail']).toContain('Request_Key__c');
      expect(body['detail']).toContain(GRANT);
    },
  );

  it.each(['INSUFFICIENT_ACCESS_OR_READONLY', 'INVALID_FIELD_FOR_INSERT_UPDATE', 'INVALID_TYPE'])(
    'learns that the integration user may not create them (%s)',
    async (errorCode) => {
      const { body } = await startRefused({ errorCode, message: 'x', fields: ['Origin__c'] });
      expect(body['code']).toBe('NOT_CONFIGURED');
      expect(body['detail']).toContain(`(${errorCode}, fields Origin__c)`);
      expect(body['detail']).toContain(GRANT);
    },
  );

  it.each([
    ['FIELD_INTEGRITY_EXCEPTION', ['Case__c'], 'VALIDATION_FAILED'],
    ['FIELD_INTEGRITY_EXCEPTION', ['Contact__c'], 'VALIDATION_FAILED'],
    ['FIELD_INTEGRITY_EXCEPTION', ['Country__c'], 'NOT_CONFIGURED'],
    ['FIELD_INTEGRITY_EXCEPTION', [], 'NOT_CONFIGURED'],
    ['INVALID_CROSS_REFERENCE_KEY', [], 'VALIDATION_FAILED'],
    ['MALFORMED_ID', ['Case__c'], 'VALIDATION_FAILED'],
    ['INVALID_CROSS_REFERENCE_KEY', ['OwnerId'], 'NOT_CONFIGURED'],
    ['ENTITY_IS_DELETED', ['Branch__c'], 'NOT_CONFIGURED'],
  ])('is told to name a case that exists only if %s is about it (%j)', async (errorCode, fields, code) => {
    const { body } = await startRefused({ errorCode, message: 'a problem with this country', fields });
    expect(body['code']).toBe(code);
  });

  it('is to try again where a trigger passes on a lock', async () => {
    const { body } = await startRefused({
      errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      message: 'SessionTrigger: Okonkwo: first error: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access',
    });
    expect(body).toMatchObject({ code: 'SALESFORCE_UNAVAILABLE', retryable: true });
    expect(system.log()).not.toContain('Okonkwo');
  });
});
