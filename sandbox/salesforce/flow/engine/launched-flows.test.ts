import { describe, expect, it } from 'vitest';
import { recordIdOf } from '../../store/record-id.ts';
import { seedIds } from '../../../seeds/index.ts';
import type { Org } from '../../types.ts';
import {
  assign,
  connect,
  createFlowOrg,
  createRecord,
  flowFile,
  NOTIFICATION_SENDER,
  notificationTypeFile,
  reference,
  text,
} from '../fixtures/flow-org.ts';

const { users, cases, contacts } = seedIds;

const variable = (name: string, more = '', type = 'String'): string =>
  `<variables><name>${name}</name><dataType>${type}</dataType>${more}</variables>`;
const IN = '<isInput>true</isInput>';
const OUT = '<isOutput>true</isOutput>';
const start = (first: string): string => `<start>${connect(first)}</start>`;
const set = (name: string, to: string, value: string, next = '', operator = 'Assign'): string =>
  `<assignments><name>${name}</name><label>${name}</label><assignmentItems><assignToReference>${to}</assignToReference>
  <operator>${operator}</operator>${value}</assignmentItems>${next === '' ? '' : connect(next)}</assignments>`;
const getCase = (next: string, more = ''): string =>
  `<recordLookups><name>Get_Case</name><label>Get</label>${connect(next)}<filterLogic>and</filterLogic>
  <filters><field>Id</field><operator>EqualTo</operator>${reference('caseId')}</filters>
  <getFirstRecordOnly>true</getFirstRecordOnly>${more}<object>Case</object>
  <storeOutputAutomatically>true</storeOutputAutomatically></recordLookups>`;
const run = async (org: Org, caseId: string, userId: string = users.agent, flow = 'Try'): Promise<unknown> =>
  (await org.flows.launch(flow, userId, { caseId }))['result'];

const READ_SUBJECT =
  variable('caseId', IN) +
  variable('result', OUT) +
  start('Get_Case') +
  getCase('Found') +
  `<decisions><name>Found</name><label>Found?</label>${connect('None', 'defaultConnector')}<rules><name>Yes</name>
  <conditionLogic>and</conditionLogic><conditions><leftValueReference>Get_Case</leftValueReference><operator>IsNull</operator>
  <rightValue><booleanValue>false</booleanValue></rightValue></conditions>${connect('Tell')}<label>Yes</label></rules></decisions>` +
  set('None', 'result', text('none')) +
  set('Tell', 'result', text('{!Get_Case.Contact.LastName} of {!Get_Case.CaseNumber}'));

describe('an autolaunched flow', () => {
  it('looks up a record, decides, and answers with what it found', async () => {
    const org = createFlowOrg(flowFile(READ_SUBJECT));
    expect(await run(org, cases.open)).toMatch(/^Whitfield of 0000\d{4}$/u);
    expect(await run(org, recordIdOf('500', 999))).toBe('none');
  });

  it('sees what its person sees, and everything in system context', async () => {
    const system = READ_SUBJECT + '<runInMode>SystemModeWithoutSharing</runInMode>';
    const shared = READ_SUBJECT + '<runInMode>SystemModeWithSharing</runInMode>';
    const org = createFlowOrg({ ...flowFile(READ_SUBJECT), ...flowFile(system, 'All'), ...flowFile(shared, 'Shared') });
    const seen = ['Try', 'All', 'Shared'].map((flow) => run(org, cases.vip, users.restricted, flow));
    expect(await Promise.all(seen)).toEqual(['none', expect.stringMatching(/^Vance/u), 'none']);
  });

  it('that reads a field of nothing fails and says which', async () => {
    const body = variable('caseId', IN) + variable('result', OUT) + start('Get_Case') + getCase('Tell');
    const org = createFlowOrg(flowFile(body + set('Tell', 'result', reference('Get_Case.Subject'))));
    await expect(run(org, recordIdOf('500', 999))).rejects.toThrow(
      "The flow failed to access the value for Get_Case.Subject because it hasn't been set or assigned.",
    );
    expect(org.flows.errors).toMatchObject([{ flow: 'Try', element: 'Tell' }]);
  });

  it('reads no more than the fields that it asks for', async () => {
    const body = variable('caseId', IN) + variable('result', OUT) + start('Get_Case');
    const get = getCase('Tell', '<queriedFields>Id</queriedFields><queriedFields>Status</queriedFields>');
    const org = createFlowOrg(
      flowFile(body + get + set('Tell', 'result', text('{!Get_Case.Status}/{!Get_Case.Subject}'))),
    );
    expect(await run(org, cases.open)).toBe('New/');
  });

  it('calls another with inputs and takes its outputs, in its own context', async () => {
    const caller =
      variable('caseId', IN) +
      variable('result', OUT) +
      start('Ask') +
      `<subflows><name>Ask</name><label>Ask</label>${connect('Keep')}<flowName>Answer</flowName><inputAssignments>
      <name>caseId</name>${reference('caseId')}</inputAssignments><storeOutputAutomatically>true</storeOutputAutomatically></subflows>` +
      set('Keep', 'result', text('answered: {!Ask.result}'));
    const org = createFlowOrg({ ...flowFile(caller), ...flowFile(READ_SUBJECT, 'Answer') });
    expect(await run(org, cases.open)).toMatch(/^answered: Whitfield/u);
    org.flows.setActive('Answer', false);
    await expect(run(org, cases.open)).rejects.toThrow('The flow Answer has no active version');
  });

  it('goes through a collection, in the order that was asked for', async () => {
    const body =
      variable('caseId', IN) +
      variable('result', OUT) +
      start('Get_All') +
      `<recordLookups><name>Get_All</name><label>Get</label>${connect('Each')}<filterLogic>and</filterLogic>
      <filters><field>ContactId</field><operator>EqualTo</operator>${text(contacts.mobile)}</filters>
      <getFirstRecordOnly>false</getFirstRecordOnly><object>Case</object><sortField>CaseNumber</sortField>
      <sortOrder>Desc</sortOrder><storeOutputAutomatically>true</storeOutputAutomatically></recordLookups>
      <loops><name>Each</name><label>Each</label><collectionReference>Get_All</collectionReference>
      ${connect('Note', 'nextValueConnector')}</loops>` +
      set('Note', 'result', text('{!Each.Status}.'), 'Each', 'Add');
    expect(await run(createFlowOrg(flowFile(body)), cases.open)).toBe('New.Working.Closed.');
  });

  it('undoes all its work if it fails', async () => {
    const body =
      start('One') +
      createRecord('One', 'Video_Session__c', { Case__c: text(cases.open) }, connect('Two')) +
      createRecord('Two', 'Video_Session__c', { Case__c: text(cases.open), Invitation__c: text('Owl') });
    const org = createFlowOrg(flowFile(body));
    await expect(org.flows.launch('Try', users.agent, {})).rejects.toThrow('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
    expect(org.records.list('Video_Session__c')).toEqual([]);
  });
});

describe('notifications and mail of a flow', () => {
  const PEOPLE = variable('people', '<isCollection>true</isCollection>') + variable('to', IN);
  const notify = (type: string): string => `<actionCalls><name>Notify</name><label>Notify</label>
    <actionName>customNotificationAction</actionName><actionType>customNotificationAction</actionType>
    <inputParameters><name>customNotifTypeId</name>${type}</inputParameters>
    <inputParameters><name>recipientIds</name>${reference('people')}</inputParameters>
    <inputParameters><name>title</name>${text('Ready')}</inputParameters>
    <inputParameters><name>body</name>${text('Join now')}</inputParameters>
    <inputParameters><name>targetId</name>${text(cases.open)}</inputParameters></actionCalls>`;
  const READY =
    '<value><setupReference>Ready</setupReference><setupReferenceType>CustomNotificationType</setupReferenceType></value>';
  /** An org in which the administrator's flows may send. */
  const notifying = (type = READY, more = ''): Org => {
    const body = PEOPLE + more + start('Add') + set('Add', 'people', reference('to'), 'Notify', 'Add') + notify(type);
    const org = createFlowOrg({ ...flowFile(body), ...notificationTypeFile('Ready'), ...NOTIFICATION_SENDER });
    assign(org, 'Notification_Sender', users.admin);
    return org;
  };

  it('reach a person, unread, with the record to open', async () => {
    const org = notifying();
    await org.flows.launch('Try', users.admin, { to: users.agent });
    expect(org.flows.notifications.list(users.agent)).toMatchObject([
      { type: 'Ready', title: 'Ready', body: 'Join now', targetId: cases.open, senderId: users.admin, isRead: false },
    ]);
    expect(org.flows.notifications.list(users.agent2)).toEqual([]);
  });

  it('reach the members of a queue', async () => {
    const org = notifying();
    const queue = org.records.list('Group').find(({ Type }) => Type === 'Queue')?.Id ?? '';
    org.records
      .list('GroupMember')
      .filter(({ GroupId }) => GroupId === queue)
      .forEach(({ Id }) => org.records.remove('GroupMember', Id));
    for (const id of [users.agent, users.agent2])
      org.records.plant('GroupMember', { GroupId: queue, UserOrGroupId: id });
    await org.flows.launch('Try', users.admin, { to: queue });
    const recipients = org.flows.notifications.list().map(({ recipientId }) => recipientId);
    expect(new Set(recipients)).toEqual(new Set([users.agent, users.agent2]));
  });

  it.each([
    ['of a type that is missing', text('0ML000000000001AAA'), users.agent, /notification type ID is invalid/u],
    ['to nobody that it can reach', READY, cases.open, /neither a user nor a group/u],
  ])('%s are refused', async (_, type, to, problem) => {
    await expect(notifying(type).flows.launch('Try', users.admin, { to })).rejects.toThrow(problem);
  });

  it('are sent for a person without the permission only in the context of the system', async () => {
    await expect(notifying().flows.launch('Try', users.agent, { to: users.agent })).rejects.toThrow(
      'You need the permission Send Custom Notifications',
    );
    const org = notifying(READY, '<runInMode>SystemModeWithSharing</runInMode>');
    await org.flows.launch('Try', users.agent, { to: users.agent });
    expect(org.flows.notifications.list(users.agent)).toHaveLength(1);
  });

  const MAIL = `${start('Mail')}<actionCalls><name>Mail</name><label>Mail</label><actionName>emailSimple</actionName>
    <actionType>emailSimple</actionType><inputParameters><name>emailAddresses</name>${text('grace@example.com')}</inputParameters>
    <inputParameters><name>emailSubject</name>${text('Your call')}</inputParameters>
    <inputParameters><name>emailBody</name>${text('The link')}</inputParameters></actionCalls>`;

  it('is mailed, unless the org delivers no mail', async () => {
    const org = createFlowOrg(flowFile(MAIL));
    await org.flows.launch('Try', users.agent, {});
    expect(org.flows.emails.list()).toMatchObject([
      { to: ['grace@example.com'], subject: 'Your call', body: 'The link' },
    ]);
    org.flows.emails.deliverability = 'System';
    await expect(org.flows.launch('Try', users.agent, {})).rejects.toThrow('NO_MASS_MAIL_PERMISSION');
  });
});

describe('a screen flow', () => {
  const screen = (name: string, fields: string, next = ''): string =>
    `<screens><name>${name}</name><label>${name}</label>${next === '' ? '' : connect(next)}${fields}</screens>`;
  const choice = (name: string): string =>
    `<choices><name>${name}</name><choiceText>By ${name}</choiceText><dataType>String</dataType>${text(name)}</choices>`;
  const BODY =
    variable('recordId', IN) +
    choice('SMS') +
    choice('Link') +
    start('Ask') +
    screen(
      'Ask',
      `<fields><name>Hello</name><fieldText>&lt;p&gt;Hello {!$User.FirstName}&lt;/p&gt;</fieldText><fieldType>DisplayText</fieldType></fields>
      <fields><name>How</name><choiceReferences>SMS</choiceReferences><choiceReferences>Link</choiceReferences><dataType>String</dataType>
      <defaultSelectedChoiceReference>Link</defaultSelectedChoiceReference><fieldText>Invite by</fieldText>
      <fieldType>RadioButtons</fieldType><isRequired>true</isRequired></fields>`,
      'Create',
    ) +
    createRecord(
      'Create',
      'Video_Session__c',
      { Case__c: reference('recordId'), Invitation__c: reference('How') },
      connect('Done'),
    ) +
    screen(
      'Done',
      '<fields><name>Bye</name><fieldText>Invited by {!How}</fieldText><fieldType>DisplayText</fieldType></fields>',
    );

  it('shows its screens one after the other and does its work between them', async () => {
    const org = createFlowOrg(flowFile(BODY, 'Try', 'Flow'));
    const { screens } = org.flows;
    const first = await screens.start(org.flows.screenFlow('Try'), users.agent, { recordId: cases.open });
    expect(first).toMatchObject({
      status: 'screen',
      screen: {
        title: 'Ask',
        buttonLabel: 'Next',
        fields: [{ text: '<p>Hello Maya</p>' }, { value: 'Link', choices: [{ label: 'By SMS', value: 'SMS' }, {}] }],
      },
    });
    if (first.status !== 'screen') return;
    expect(await screens.submit(first.interviewId, users.agent, {})).toMatchObject({ missing: ['How'] });
    const second = await screens.submit(first.interviewId, users.agent, { How: 'SMS' });
    expect(second).toMatchObject({ screen: { buttonLabel: 'Finish', fields: [{ text: 'Invited by SMS' }] } });
    expect(org.records.list('Video_Session__c')).toMatchObject([{ Invitation__c: 'SMS', CreatedById: users.agent }]);
    expect(await screens.submit(first.interviewId, users.agent, {})).toEqual({ status: 'finished' });
  });

  it('belongs to who started it, and runs with their rights', async () => {
    const org = createFlowOrg(flowFile(BODY, 'Try', 'Flow'));
    const { screens } = org.flows;
    const view = await screens.start(org.flows.screenFlow('Try'), users.nopermission, { recordId: cases.open });
    if (view.status !== 'screen') throw new Error('No screen');
    await expect(screens.submit(view.interviewId, users.agent, { How: 'SMS' })).rejects.toThrow('NOT_FOUND');
    expect(await screens.submit(view.interviewId, users.nopermission, { How: 'SMS' })).toMatchObject({
      status: 'failed',
    });
    expect(org.flows.errors).toMatchObject([{ flow: 'Try', element: 'Create' }]);
  });
});
