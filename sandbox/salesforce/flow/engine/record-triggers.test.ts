import { describe, expect, it } from 'vitest';
import { seedIds } from '../../../seeds/index.ts';
import { refusalOf } from '../../../test-support/test-org.ts';
import { SalesforceError } from '../../salesforce-error.ts';
import type { Org } from '../../types.ts';
import {
  AFTER_COMMIT,
  connect,
  createFlowOrg,
  createRecord,
  filter,
  flowFile,
  reference,
  startOn,
  text,
  updateTrigger,
} from '../fixtures/flow-org.ts';

const { users, cases } = seedIds;
const ESCALATED = filter('Status', text('Escalated'));
const WHEN_CHANGED = '<doesRequireRecordChangedToMeetCriteria>true</doesRequireRecordChangedToMeetCriteria>';
const newSession = createRecord('Create', 'Video_Session__c', { Case__c: reference('$Record.Id') });

const escalate = (org: Org, id: string = cases.open): void =>
  org.asUser(users.agent).update('Case', id, { Status: 'Escalated' });
const sessionsOf = (org: Org): number => org.records.list('Video_Session__c').length;
const caseOf = (org: Org) => org.records.get('Case', cases.open);

describe('a flow after a save', () => {
  const onEscalation = startOn('Case', 'Create', `${ESCALATED}${WHEN_CHANGED}`);

  it('creates a record for the one that was saved, stamped with the person', () => {
    const org = createFlowOrg(flowFile(onEscalation + newSession));
    escalate(org);
    expect(org.records.list('Video_Session__c')).toMatchObject([
      { Case__c: cases.open, CreatedById: users.agent, OwnerId: users.agent },
    ]);
  });

  it('runs only when the record comes to meet the conditions', () => {
    const org = createFlowOrg(flowFile(onEscalation + newSession));
    org.asUser(users.agent).update('Case', cases.open, { Status: 'Working' });
    expect(sessionsOf(org)).toBe(0);
    escalate(org);
    org.asUser(users.agent).update('Case', cases.open, { Status: 'Escalated', Subject: 'Still escalated' });
    expect(sessionsOf(org)).toBe(1);
  });

  it('runs for each update that meets them where nothing is said of change', () => {
    const org = createFlowOrg(flowFile(startOn('Case', 'Create', ESCALATED) + newSession));
    escalate(org);
    escalate(org);
    expect(sessionsOf(org)).toBe(2);
  });

  it.each([
    ['Create', 0],
    ['Update', 1],
  ])('triggered by %s runs %i times for an update', (on, times) => {
    const org = createFlowOrg(flowFile(startOn('Case', 'Create', ESCALATED, on) + newSession));
    escalate(org);
    expect(sessionsOf(org)).toBe(times);
  });

  it.each([
    ['ISCHANGED({!$Record.Status}) &amp;&amp; ISPICKVAL({!$Record.Status}, "Escalated")', 1],
    ['ISNEW()', 0],
    ['ISPICKVAL(PRIORVALUE({!$Record.Status}), "New")', 1],
    ['{!$Record.Contact.LastName} = "Nobody"', 0],
  ])('asks its formula: %s', (formula, times) => {
    const org = createFlowOrg(
      flowFile(startOn('Case', 'Create', `<filterFormula>${formula}</filterFormula>`) + newSession),
    );
    escalate(org);
    expect(sessionsOf(org)).toBe(times);
  });

  it('that is not active does nothing until an administrator activates it', () => {
    const org = createFlowOrg(flowFile(onEscalation + newSession));
    org.flows.setActive('Try', false);
    escalate(org);
    expect(sessionsOf(org)).toBe(0);
    org.flows.setActive('Try', true);
    escalate(org, cases.germany);
    expect(sessionsOf(org)).toBe(1);
  });

  it('runs in system context: the person needs no right to what it creates', () => {
    const org = createFlowOrg(flowFile(onEscalation + newSession));
    org.asUser(users.nopermission).update('Case', cases.open, { Status: 'Escalated' });
    expect(sessionsOf(org)).toBe(1);
  });

  it('that changes its own record is not set off by that again', () => {
    const flow = startOn('Case', 'Change') + updateTrigger('Change', { Comments: text('seen {!$Record.Status}') });
    const org = createFlowOrg(flowFile(flow));
    escalate(org);
    expect(caseOf(org)).toMatchObject({ Status: 'Escalated', Comments: 'seen Escalated' });
  });

  it('runs for every record of a collection, and undoes those alone that fail', () => {
    const tooLong = createRecord('Create', 'Video_Session__c', {
      Case__c: reference('$Record.Id'),
      Call_Reference__c: reference('$Record.Subject'),
    });
    const org = createFlowOrg(flowFile(onEscalation + tooLong));
    const session = org.asUser(users.agent);
    const refusals = [cases.shortNumber, cases.longNumber].map((id) =>
      refusalOf(() => session.update('Case', id, { Status: 'Escalated' })),
    );
    expect(refusals).toEqual(['none', 'CANNOT_EXECUTE_FLOW_TRIGGER']);
    expect(sessionsOf(org)).toBe(1);
  });
});

describe('a flow that fails after a save', () => {
  const invalid = { Invitation__c: text('Carrier pigeon') };

  it('undoes the save and everything done so far, and says so in Salesforce’s words', () => {
    const second = createRecord('Fail', 'Video_Session__c', invalid);
    const first = createRecord('Create', 'Video_Session__c', { Case__c: reference('$Record.Id') }, connect('Fail'));
    const org = createFlowOrg(flowFile(startOn('Case', 'Create', ESCALATED) + first + second));
    const call = (): void => escalate(org);
    expect(call).toThrow(SalesforceError);
    expect(call).toThrow(
      /CANNOT_EXECUTE_FLOW_TRIGGER: We can't save this record because the “Try” process failed\. Give your Salesforce admin these details\. This error occurred when the flow tried to create records: INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST/u,
    );
    expect(sessionsOf(org)).toBe(0);
    expect(caseOf(org)).toMatchObject({ Status: 'New' });
  });

  it('goes on at the fault path with the reason, and the save stands', () => {
    const create = createRecord('Create', 'Video_Session__c', invalid, connect('Note', 'faultConnector'));
    const note = updateTrigger('Note', { Comments: text('{!$Flow.FaultMessage}') });
    const org = createFlowOrg(flowFile(startOn('Case', 'Create', ESCALATED) + create + note));
    escalate(org);
    expect(caseOf(org)).toMatchObject({ Status: 'Escalated' });
    expect(caseOf(org)?.['Comments']).toContain('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  });

  it('by a custom error refuses the save with its message and field', () => {
    const error = `<customErrors><name>Refuse</name><label>Refuse</label><customErrorMessages>
      <errorMessage>{!$Record.CaseNumber} stays with us</errorMessage><fieldSelection>Status</fieldSelection>
      <isFieldError>true</isFieldError></customErrorMessages></customErrors>`;
    const org = createFlowOrg(flowFile(startOn('Case', 'Refuse', ESCALATED) + error));
    expect(() => escalate(org)).toThrow(/^FIELD_CUSTOM_VALIDATION_EXCEPTION: 0000\d+ stays with us$/u);
    expect(caseOf(org)).toMatchObject({ Status: 'New' });
  });

  it('ends a path that never ends by itself', () => {
    const again = `<assignments><name>Again</name><label>Again</label>${connect('Again')}</assignments>`;
    const org = createFlowOrg(flowFile(startOn('Case', 'Again') + again));
    expect(() => escalate(org)).toThrow(/does not end/u);
  });
});

describe('a flow before a save', () => {
  const before = (body: string): Org =>
    createFlowOrg(flowFile(startOn('Case', 'Set', ESCALATED, 'CreateAndUpdate', 'RecordBeforeSave') + body));

  it('sets fields of the record in the same save', () => {
    const org = before(
      updateTrigger('Set', { Priority: text('High'), Comments: text('was {!$Record__Prior.Status}') }),
    );
    escalate(org);
    expect(caseOf(org)).toMatchObject({ Status: 'Escalated', Priority: 'High', Comments: 'was New' });
  });

  it('is refused a value that the field cannot hold', () => {
    const org = before(updateTrigger('Set', { SuppliedName: text('x'.repeat(81)) }));
    expect(refusalOf(() => escalate(org))).toBe('STRING_TOO_LONG');
  });
});

describe('the path after a commit', () => {
  it('runs later, in a transaction of its own, with the record as it is by then', async () => {
    const path = updateTrigger('Later', { Comments: text('then {!$Record.Priority}') });
    const org = createFlowOrg(flowFile(startOn('Case', '', ESCALATED + WHEN_CHANGED + AFTER_COMMIT('Later')) + path));
    escalate(org);
    org.asUser(users.agent).update('Case', cases.open, { Priority: 'Low' });
    expect(caseOf(org)).toMatchObject({ Comments: null });
    await org.flows.settled();
    expect(caseOf(org)).toMatchObject({ Comments: 'then Low' });
  });

  it('that fails leaves the save as it is, and an administrator is told', async () => {
    const create = createRecord('Fail', 'Video_Session__c', { Invitation__c: text('Pigeon') });
    const org = createFlowOrg(flowFile(startOn('Case', '', ESCALATED + AFTER_COMMIT('Fail')) + create));
    escalate(org);
    await org.flows.settled();
    expect(caseOf(org)).toMatchObject({ Status: 'Escalated' });
    expect(org.flows.errors).toMatchObject([
      { flow: 'Try', element: 'Fail', userId: users.agent, recordId: cases.open },
    ]);
  });

  it('that sets itself off again and again is ended', async () => {
    const path = updateTrigger('Again', { Comments: text('{!$Record.Comments}.') });
    const org = createFlowOrg(flowFile(startOn('Case', '', ESCALATED + AFTER_COMMIT('Again')) + path));
    escalate(org);
    await org.flows.settled();
    expect(caseOf(org)).toMatchObject({ Comments: '.'.repeat(16) });
    expect(org.flows.errors).toHaveLength(1);
  });

  it('does not run for a save that was rolled back', async () => {
    const org = createFlowOrg(flowFile(startOn('Case', '', ESCALATED + AFTER_COMMIT('Create')) + newSession));
    const session = org.asUser(users.agent);
    expect(() =>
      session.transaction(() => {
        escalate(org);
        throw new RangeError('undo');
      }),
    ).toThrow(RangeError);
    await org.flows.settled();
    expect(sessionsOf(org)).toBe(0);
  });
});
