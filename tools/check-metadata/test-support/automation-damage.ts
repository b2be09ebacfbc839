import { remove, replace, type DamageCase } from './damage.ts';
import { objectGrantOf } from './grant-pattern.ts';

const EVENT = 'Video_Session_Requested__e';
const EXTERNAL = 'Start_Video_Middleware.externalCredential-meta.xml';
const NAMED = 'Start_Video_Middleware.namedCredential-meta.xml';
const AUTOMATION = 'Video_Automation.permissionset-meta.xml';
const INTEGRATION = 'Video_Integration.permissionset-meta.xml';
const NOTIFICATION = 'Video_Room_Ready.notiftype-meta.xml';

/** Damage to what workflows reach the middleware and people by, and the rule that notices it. */
export const AUTOMATIONS: readonly DamageCase[] = [
  [
    'an event before the commit',
    'records',
    replace(`${EVENT}.object-meta.xml`, 'PublishAfterCommit', 'PublishImmediately'),
  ],
  ['an event of the old kind', 'platform-event', replace(`${EVENT}.object-meta.xml`, 'HighVolume', 'StandardVolume')],
  [
    'an event that is shared',
    'platform-event',
    replace(`${EVENT}.object-meta.xml`, '</CustomObject>', '<sharingModel>Read</sharingModel></CustomObject>'),
  ],
  [
    'an event without explanation',
    'explanation',
    replace(`${EVENT}.object-meta.xml`, /<description>.*<\/description>/u, ''),
  ],
  [
    'an event with a lookup',
    'field-definition',
    replace(`${EVENT}/fields/Session_Id__c.field-meta.xml`, '<type>Text', '<type>Lookup'),
  ],
  [
    'an event that may be deleted',
    'permission-objects',
    replace(
      INTEGRATION,
      /<modifyAllRecords>false(<\/modifyAllRecords>\s*<object>Video_Session_Requested__e)/u,
      '<modifyAllRecords>true$1',
    ),
  ],
  ['events that the middleware cannot read', 'object-access', replace(INTEGRATION, objectGrantOf(EVENT), '')],
  [
    'a notification type by another name',
    'records',
    replace(NOTIFICATION, '<customNotifTypeName>Video_Room_Ready', '<customNotifTypeName>Video_Ready'),
  ],
  ['a notification that nobody sees', 'records', replace(NOTIFICATION, '<desktop>true', '<desktop>false')],
  [
    'a notification type without explanation',
    'explanation',
    replace(NOTIFICATION, /<description>.*<\/description>/u, ''),
  ],
  ['a named credential of the old kind', 'credential', replace(NAMED, 'SecuredEndpoint', 'Legacy')],
  ['an address without encryption', 'credential', replace(NAMED, 'https://', 'http://')],
  [
    'a named credential that authenticates by nothing',
    'references',
    replace(NAMED, '<externalCredential>Start_Video_Middleware', '<externalCredential>Start_Video'),
  ],
  [
    'a header that replaces the key',
    'automation-key',
    replace(NAMED, '<generateAuthorizationHeader>false', '<generateAuthorizationHeader>true'),
  ],
  [
    'a header without the key',
    'automation-key',
    replace(NAMED, '<allowMergeFieldsInHeader>true', '<allowMergeFieldsInHeader>false'),
  ],
  ['a key in the metadata', 'automation-key', replace(EXTERNAL, /Bearer \{![^}]+\}/u, 'Bearer abc')],
  ['a key under another header', 'automation-key', replace(EXTERNAL, 'Authorization</', 'Key</')],
  ['a credential that nobody may use', 'credential', replace(EXTERNAL, 'NamedPrincipal', 'PerUserPrincipal')],
  ['a principal that is not there', 'references', replace(AUTOMATION, '-Automation<', '-Automations<')],
  ['a principal that is granted but off', 'automation-key', replace(AUTOMATION, '<enabled>true', '<enabled>false')],
  [
    'a principal without user external credentials',
    'automation-key',
    replace(AUTOMATION, objectGrantOf('UserExternalCredential'), ''),
  ],
  ['no permission set for automations', 'automation-key', remove(AUTOMATION)],
];
