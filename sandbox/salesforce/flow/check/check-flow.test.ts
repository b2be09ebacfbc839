import { describe, expect, it } from 'vitest';
import {
  connect,
  createRecord,
  flowFile,
  notificationTypeFile,
  problemsOf,
  reference,
  startOn,
  text,
  updateTrigger,
} from '../fixtures/flow-org.ts';

const start = startOn('Case', 'Create');
const create = createRecord('Create', 'Video_Session__c', { Case__c: reference('$Record.Id') });
const assign = (to: string, value: string, name = 'Create'): string =>
  `<assignments><name>${name}</name><label>${name}</label><assignmentItems><assignToReference>${to}</assignToReference>
  <operator>Assign</operator>${value}</assignmentItems></assignments>`;
const variable = (name: string, more = ''): string =>
  `<variables><name>${name}</name><dataType>String</dataType>${more}</variables>`;
const notify = (inputs: Readonly<Record<string, string>>): string =>
  `<actionCalls><name>Create</name><label>Notify</label><actionName>customNotificationAction</actionName>
  <actionType>customNotificationAction</actionType>${Object.entries(inputs)
    .map(([name, value]) => `<inputParameters><name>${name}</name>${value}</inputParameters>`)
    .join('')}</actionCalls>`;

describe('a flow', () => {
  it('deploys with everything that it refers to', () => {
    expect(problemsOf(flowFile(start + create))).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    ['an element that is not known', `${start}${create}<waits><name>W</name></waits>`, /Flow\/waits lacks/u],
    [
      'a part that is not known',
      start + create.replace('<object>', '<colour>red</colour><object>'),
      /colour is no element/u,
    ],
    ['an unknown status', `${start}${create}<runInMode>AsKing</runInMode>`, /"AsKing"/u],
    ['another environment', `${start}${create}<environments>Slack</environments>`, /environment Default only/u],
    ['two things of one name', start + create + variable('Create'), /Create is used more than once/u],
    ['a target that is missing', startOn('Case', 'Nowhere') + create, /target Nowhere does not exist/u],
    [
      'a fault target that is missing',
      start + create.replace('<label>', `${connect('Gone', 'faultConnector')}<label>`),
      /target Gone/u,
    ],
    ['an unconnected start', startOn('Case', '') + create, /Nothing is connected/u],
    ['an object that is missing', startOn('Ghost__c', 'Create') + create, /Ghost__c cannot trigger/u],
    [
      'a field that is missing',
      start + create.replace('>Case__c<', '>Kase__c<'),
      /field "Kase__c" for the object "Video_Session__c"/u,
    ],
    [
      'a field that cannot be set',
      start + create.replace('>Case__c<', '>CreatedById<'),
      /"CreatedById".* cannot be set/u,
    ],
    [
      'a field of the record that is missing',
      start + create.replace('$Record.Id', '$Record.Ident'),
      /"Ident".*"Case"/u,
    ],
    ['a relationship that is missing', start + create.replace('$Record.Id', '$Record.Owner.Name'), /"Owner"/u],
    ['a variable that is missing', start + assign('count', text('1')), /reference count does not exist/u],
    [
      'a merge field that is missing',
      start + create.replace('<elementReference>$Record.Id</elementReference>', '<stringValue>{!nobody}</stringValue>'),
      /reference nobody/u,
    ],
    [
      'a formula that is wrong',
      `${start}${create}<formulas><name>F</name><dataType>Number</dataType><expression>LEN(1)</expression></formulas>`,
      /formula is invalid.*LEN/u,
    ],
    [
      'a formula over what is missing',
      `${start}${create}<formulas><name>F</name><dataType>String</dataType><expression>{!$Record.Nope}</expression></formulas>`,
      /"Nope"/u,
    ],
    [
      'a subflow that is missing',
      `${start}<subflows><name>Create</name><label>Sub</label><flowName>Gone</flowName></subflows>`,
      /flow Gone does not exist/u,
    ],
    [
      'a screen in an autolaunched flow',
      '<screens><name>S</name><label>S</label></screens><start><connector><targetReference>S</targetReference></connector></start>',
      /has no screens/u,
    ],
    [
      'a create before a save',
      startOn('Case', 'Create', '', 'Create', 'RecordBeforeSave') + create,
      /before a save cannot have/u,
    ],
    ['an input that the action has not', start + notify({ colour: text('red') }), /has no input colour/u],
    ['a required input that is missing', start + notify({ title: text('Hello') }), /needs the input recipientIds/u],
    [
      'one value where a collection is wanted',
      start + notify({ recipientIds: reference('$Record.OwnerId') }),
      /recipientIds of customNotificationAction takes a collection/u,
    ],
    [
      'a notification type that is missing',
      start +
        notify({
          customNotifTypeId:
            '<value><setupReference>Gone</setupReference><setupReferenceType>CustomNotificationType</setupReferenceType></value>',
        }),
      /CustomNotificationType Gone does not exist/u,
    ],
    [
      'an external service that is missing',
      `${start}<actionCalls><name>Create</name><actionName>Gone.go</actionName><actionType>externalService</actionType></actionCalls>`,
      /action Gone\.go does not exist/u,
    ],
    [
      'an action that is not known',
      `${start}<actionCalls><name>Create</name><actionName>x</actionName><actionType>apex</actionType></actionCalls>`,
      /'apex' is not a valid value/u,
    ],
    [
      'logic over a condition that is not there',
      startOn(
        'Case',
        'Create',
        '<filterLogic>1 AND 2</filterLogic><filters><field>Status</field><operator>EqualTo</operator><value><stringValue>New</stringValue></value></filters>',
      ) + create,
      /1 AND 2 does not name each/u,
    ],
  ])('is refused for %s', (_, body, problem) => {
    expect(problemsOf(flowFile(body)).join('\n')).toMatch(problem);
  });

  it('may set its own record before the save', () => {
    const body =
      startOn('Case', 'Set', '', 'Create', 'RecordBeforeSave') + updateTrigger('Set', { Comments: text('new') });
    expect(problemsOf(flowFile(body))).toEqual([]);
  });

  it('names a notification type that is deployed beside it', () => {
    const type =
      '<value><setupReference>Ready</setupReference><setupReferenceType>CustomNotificationType</setupReferenceType></value>';
    const body = start + notify({ customNotifTypeId: type, recipientIds: reference('people'), body: text('x') });
    const people = variable('people', '<isCollection>true</isCollection>');
    expect(problemsOf({ ...flowFile(body + people), ...notificationTypeFile('Ready') })).toEqual([]);
  });
});
