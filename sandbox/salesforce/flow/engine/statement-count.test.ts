import { afterEach, describe, expect, it } from 'vitest';
import { seedIds } from '../../../seeds/index.ts';
import { serveOrg, type ServedOrg } from '../../rest/fixtures/serve-org.ts';
import type { Org } from '../../types.ts';
import {
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
const SUBJECT = 'Try';
/** Statements of one by one would be too many. */
const MORE_THAN_LIMITS = 101;
/** So many saves take their time on a busy machine. */
const MANY_RECORDS_MS = 30_000;

let served: ServedOrg | undefined;
afterEach(() => served?.close());

interface Result {
  readonly success: boolean;
  readonly errors: readonly { readonly statusCode: string; readonly message: string }[];
}

/** Updates cases in one call of the API. */
async function update(org: Org, ids: readonly string[], values: object): Promise<Result[]> {
  served = await serveOrg(org);
  const response = await fetch(`${served.url}/services/data/v66.0/composite/sobjects`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${served.tokens.issue(users.admin)}` },
    body: JSON.stringify({ records: ids.map((id) => ({ attributes: { type: 'Case' }, id, ...values })) }),
  });
  return (await response.json()) as Result[];
}

/** Plants cases until there are so many that carry the subject. */
function plantCases(org: Org, count: number): string[] {
  return Array.from({ length: count }, () => org.records.plant('Case', { Subject: SUBJECT, Status: 'New' }).Id);
}

const lookUp = (name: string, more: string, firstOnly = false): string =>
  `<recordLookups><name>${name}</name><label>${name}</label>${more}${filter('Subject', text(SUBJECT))}
  <getFirstRecordOnly>${String(firstOnly)}</getFirstRecordOnly><object>Case</object>
  <storeOutputAutomatically>true</storeOutputAutomatically></recordLookups>`;

/** For each of the cases with the subject: what `each` names, which comes back to the loop. */
const loop = (each: string): string =>
  `${lookUp('Get_All', connect('Each'))}<loops><name>Each</name><label>Each</label>
  <collectionReference>Get_All</collectionReference><iterationOrder>Asc</iterationOrder>
  ${connect(each, 'nextValueConnector')}</loops>`;
const CATCH = connect('Note', 'faultConnector');
const NOTE = updateTrigger('Note', { Comments: text('caught') });
const queryEach = loop('Look') + lookUp('Look', connect('Each') + CATCH) + NOTE;
const saveEach =
  loop('Create') +
  createRecord('Create', 'Video_Session__c', { Case__c: reference('Each.Id') }, connect('Each') + CATCH) +
  NOTE;

describe('what flows ask of the database', () => {
  it(
    'counts once for all records of a call, and so does what follows from it',
    async () => {
      const onCase =
        lookUp('Get_All', connect('Create'), true) +
        createRecord('Create', 'Video_Session__c', { Case__c: reference('$Record.Id') });
      const onSession = updateTrigger('Fill', { Failure_Message__c: text('seen') });
      const org = createFlowOrg({
        ...flowFile(startOn('Case', 'Get_All', ESCALATED) + onCase),
        ...flowFile(startOn('Video_Session__c', 'Fill', '', 'Create') + onSession, 'Fill'),
      });
      const results = await update(org, plantCases(org, MORE_THAN_LIMITS), { Status: 'Escalated' });
      expect(results.filter(({ success }) => success)).toHaveLength(MORE_THAN_LIMITS);
      expect(org.records.list('Video_Session__c')).toHaveLength(MORE_THAN_LIMITS);
      expect(org.flows.statements.usage).toEqual({ query: 1, dml: 2 });
    },
    MANY_RECORDS_MS,
  );

  it('counts anew in a loop and with each call', async () => {
    const org = createFlowOrg(flowFile(startOn('Case', 'Get_All', ESCALATED) + queryEach));
    const ids = plantCases(org, 3);
    await update(org, ids, { Status: 'Escalated' });
    expect(org.flows.statements.usage).toEqual({ query: 1 + ids.length, dml: 0 });
    await served?.close();
    await update(org, ids.slice(1), { Comments: 'Once more' });
    expect(org.flows.statements.usage).toEqual({ query: 1 + ids.length, dml: 0 });
  });

  it.each([
    ['SOQL queries: 101', queryEach, 100],
    ['DML statements: 151', saveEach, 151],
  ])(
    'past the limit undoes the call for every record, whatever fault paths there are: %s',
    async (words, body, count) => {
      const org = createFlowOrg(flowFile(startOn('Case', 'Get_All', filter('Subject', text(SUBJECT))) + body));
      const [first = ''] = plantCases(org, count);
      // The one that comes first sets no flow off.
      const results = await update(org, [cases.open, first], { Status: 'Escalated' });
      expect(results).toHaveLength(2);
      for (const { success, errors } of results)
        expect([success, errors]).toMatchObject([
          false,
          [
            {
              statusCode: 'CANNOT_EXECUTE_FLOW_TRIGGER',
              message: expect.stringContaining(`System.LimitException: Too many ${words}`) as unknown,
            },
          ],
        ]);
      expect([cases.open, first].map((id) => org.records.get('Case', id)?.['Status'])).toEqual(['New', 'New']);
      expect(org.records.list('Video_Session__c')).toEqual([]);
    },
  );

  it('past the limit also ends the flow whose statement set the other off', async () => {
    const onSession = startOn('Video_Session__c', 'Get_All', '', 'Create') + queryEach.replace(NOTE, '');
    const outer = createRecord('Create', 'Video_Session__c', { Case__c: text(cases.open) }, CATCH);
    const caught = `<assignments><name>Note</name><label>Note</label><assignmentItems>
      <assignToReference>result</assignToReference><operator>Assign</operator>${text('caught')}</assignmentItems></assignments>`;
    const result = '<variables><name>result</name><dataType>String</dataType><isOutput>true</isOutput></variables>';
    const org = createFlowOrg({
      ...flowFile(onSession.replaceAll(CATCH, ''), 'Inner'),
      ...flowFile(`${result}${outer}${caught}<start>${connect('Create')}</start>`),
    });
    plantCases(org, 100);
    await expect(org.flows.launch('Try', users.agent, {})).rejects.toThrow('Too many SOQL queries: 101');
    expect(org.flows.errors).toMatchObject([{ flow: 'Try' }]);
    expect(org.records.list('Video_Session__c')).toEqual([]);
  });
});
