import { remove, replace, type DamageCase } from './damage.ts';

const FOR_CASE = 'Start_Video_For_Case.flow-meta.xml';
const NOTIFY = 'Video_Notify_Case_Owner.flow-meta.xml';
const NOW = 'Start_Video_Now.flow-meta.xml';
const PUBLISH = 'Video_Session_Publish_Request.flow-meta.xml';
const READY = 'Video_Room_Ready.flow-meta.xml';
const MAIL = 'Video_Template_Case_Status_Email.flow-meta.xml';

const faultOf = (name: string): RegExp =>
  new RegExp(
    `(<name>${name}</name>(?:(?!</(?:recordLookups|recordCreates|recordUpdates|actionCalls)>)[\\s\\S])*?)<faultConnector>[\\s\\S]*?</faultConnector>`,
    'u',
  );

/** Damage to flows, and the rule that notices it. */
export const FLOWS: readonly DamageCase[] = [
  ['a flow of another API version', 'deployment', replace(FOR_CASE, '66.0', '60.0')],
  [
    'a flow that says nothing of itself',
    'explanation',
    replace(READY, /<description>Tells the owner.*?<\/description>/u, ''),
  ],
  [
    'a variable without explanation',
    'explanation',
    replace(FOR_CASE, /<description>The case that.*?<\/description>/u, ''),
  ],
  ['a template that is active', 'flow-form', replace(MAIL, '<status>Draft', '<status>Active')],
  ['a packaged flow that is not active', 'flow-form', replace(READY, '<status>Active', '<status>Draft')],
  ['two elements of one name', 'flow-form', replace(NOTIFY, '<name>Tell_Missing<', '<name>Tell_Problem<')],
  [
    'an element of an unknown kind',
    'shape',
    replace(READY, '<environments>', '<waits><name>Wait</name></waits><environments>'),
  ],
  ['no template for a status', 'flow-form', remove(MAIL)],
  ['a path to nowhere', 'flow', replace(FOR_CASE, '<targetReference>Get_Case<', '<targetReference>Get_Cases<')],
  [
    'an element that nothing leads to',
    'flow-form',
    replace(FOR_CASE, '<targetReference>Use_Open_Session<', '<targetReference>Create_Session<'),
  ],
  ['a subflow that is not there', 'flow', remove(FOR_CASE)],
  ['a subflow that is not active', 'flow-form', replace(FOR_CASE, '<status>Active', '<status>Draft')],
  ['an input that the subflow does not take', 'flow', replace(READY, '<name>title</name>', '<name>heading</name>')],
  [
    'an output that the subflow does not give',
    'flow',
    replace(MAIL, '{!Start_Video.guestLink}', '{!Start_Video.link}'),
  ],
  ['a variable that is not there', 'flow', replace(NOTIFY, '<name>recipients<', '<name>receivers<')],
  ['a merge field that is not there', 'flow', replace(NOTIFY, '{!title}', '{!heading}')],
  ['a field of the record that is not there', 'flow', replace(READY, '$Record.Case__c', '$Record.Ticket__c')],
  ['a field that was not read', 'flow-form', replace(NOTIFY, '<queriedFields>OwnerId</queriedFields>', '')],
  ['a global that is not there', 'flow', replace(PUBLISH, '$Organization.Id', '$Organization.Key')],
  ['a body of another class', 'flow', replace(NOW, '_VideoSessionRequest<', '_VideoRequest<')],
  ['a body without that property', 'flow', replace(NOW, 'request.requestId', 'request.number')],
  ['an answer without that property', 'flow', replace(NOW, '.guestLink<', '.consoleLink<')],
  [
    'an object that is not there',
    'flow',
    replace(PUBLISH, '<object>Video_Session_Requested__e', '<object>Video_Requested__e'),
  ],
  ['a field that is not there', 'flow', replace(PUBLISH, '<field>Org_Id__c', '<field>Organization__c')],
  ['a value that is not there', 'flow-values', replace(READY, '<stringValue>Ready<', '<stringValue>Waiting<')],
  ['a filter that is not there', 'flow', replace(FOR_CASE, '(4 AND 5)', '(4 AND 6)')],
  [
    'every field being read',
    'flow-form',
    replace(NOTIFY, /<queriedFields>Id<\/queriedFields>\s*<storeOutputAutomatically>/u, '<storeOutputAutomatically>'),
  ],
  [
    'a notification type that is not there',
    'flow-values',
    replace(NOTIFY, '<stringValue>Video_Room_Ready<', '<stringValue>Video_Ready<'),
  ],
  [
    'an action that is not there',
    'flow',
    replace(NOW, 'Start_Video_Middleware.startVideoSession', 'Start_Video_Middleware.startVideo'),
  ],
  ['an action without what it needs', 'flow', replace(NOTIFY, '<name>recipientIds<', '<name>targetPageRef<')],
  ['an action with more than it takes', 'flow', replace(MAIL, '<name>emailBody<', '<name>emailText<')],
  ['a lookup that may fail', 'flow-faults', replace(FOR_CASE, faultOf('Get_Case'), '$1')],
  ['a publishing that may fail', 'flow-faults', replace(PUBLISH, faultOf('Publish_Request'), '$1')],
  ['a notification that may fail', 'flow-faults', replace(NOTIFY, faultOf('Notify_Owner'), '$1')],
  [
    'a notification within the save',
    'flow-faults',
    replace(
      READY,
      /<scheduledPaths>[\s\S]*<\/scheduledPaths>/u,
      '<connector><targetReference>Notify_Owner</targetReference></connector>',
    ),
  ],
  ['a canvas without layout', 'flow-scanner', replace(READY, 'AUTO_LAYOUT_CANVAS', 'FREE_FORM_CANVAS')],
  [
    'another flow beyond sharing',
    'flow-scanner',
    replace(READY, '<processType>', '<runInMode>SystemModeWithoutSharing</runInMode><processType>'),
  ],
  ...[FOR_CASE, NOW, NOTIFY].map((flow): DamageCase => [
    `${flow} with the rights of the system for everybody`,
    'flow-access',
    replace(flow, '<start>', '<runInMode>SystemModeWithoutSharing</runInMode><start>'),
  ]),
  [
    'a flow that reads the link of any call',
    'flow-access',
    replace(NOW, '<queriedFields>Status__c', '<queriedFields>Guest_Link__c</queriedFields><queriedFields>Status__c'),
  ],
  [
    'agents who are let run a flow',
    'flow-access',
    replace(
      'Video_Agent.permissionset-meta.xml',
      '<hasActivationRequired>',
      '<flowAccesses><enabled>true</enabled><flow>Start_Video_Now</flow></flowAccesses><hasActivationRequired>',
    ),
  ],
  [
    'an id of one org',
    'flow-scanner',
    replace(READY, '<stringValue>Video room ready<', '<stringValue>005Hn000001AbCdIAK<'),
  ],
];
