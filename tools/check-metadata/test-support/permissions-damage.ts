import { remove, replace, type DamageCase } from './damage.ts';
import { grantOf, objectGrantOf } from './grant-pattern.ts';

const AGENT = 'Video_Agent.permissionset-meta.xml';
const INTEGRATION = 'Video_Integration.permissionset-meta.xml';
const ADMIN = 'Video_Admin.permissionset-meta.xml';

/** Damage to permission sets, and the rule that notices it. */
export const PERMISSIONS: readonly DamageCase[] = [
  [
    'a grant on a missing field',
    'permission-fields',
    replace(AGENT, 'Video_Session__c.Agent__c', 'Video_Session__c.Person__c'),
  ],
  [
    'a grant on a required field',
    'permission-fields',
    replace(AGENT, 'Video_Session__c.Agent__c', 'Video_Settings__c.Key__c'),
  ],
  [
    'a grant of nothing but editing',
    'permission-fields',
    replace(
      AGENT,
      '<editable>true</editable>\n        <field>Video_Session__c.Case__c</field>\n        <readable>true',
      '<editable>true</editable>\n        <field>Video_Session__c.Case__c</field>\n        <readable>false',
    ),
  ],
  [
    'a permission set for activated sessions',
    'object-access',
    replace(AGENT, '<hasActivationRequired>false', '<hasActivationRequired>true'),
  ],
  [
    'a grant of nothing',
    'people-permissions',
    replace(INTEGRATION, /(<field>Contact.OtherPhone<\/field>\s*<readable>)true/u, '$1false'),
  ],
  ['an app that is missing', 'references', remove('Start_Video.app-meta.xml')],
  ['contacts without accounts', 'permission-objects', replace(INTEGRATION, objectGrantOf('Account'), '')],
  [
    'a gate key that agents cannot read',
    'agent-permissions',
    replace(AGENT, grantOf('Video_Settings__c.Gate_Key__c'), ''),
  ],
  [
    'a phone field that agents cannot set',
    'agent-permissions',
    replace(AGENT, /<editable>true(<\/editable>\s*<field>Video_Session__c.Phone_Field__c)/u, '<editable>false$1'),
  ],
  [
    'a status that agents can set',
    'agent-permissions',
    replace(AGENT, /<editable>false(<\/editable>\s*<field>Video_Session__c.Status__c)/u, '<editable>true$1'),
  ],
  ['proofs that agents cannot create', 'agent-permissions', replace(AGENT, objectGrantOf('Video_Proof__c'), '')],
  [
    'sessions that agents can edit',
    'object-access',
    replace(
      AGENT,
      /<allowEdit>false(?=(?:(?!<\/objectPermissions>)[\s\S])*<object>Video_Session__c)/u,
      '<allowEdit>true',
    ),
  ],
  [
    'a gate key that administrators cannot read',
    'agent-permissions',
    replace(ADMIN, grantOf('Video_Settings__c.Gate_Key__c'), ''),
  ],
  [
    'settings that administrators cannot create',
    'agent-permissions',
    replace(ADMIN, objectGrantOf('Video_Settings__c'), ''),
  ],
  ['no permission set for agents', 'agent-permissions', remove(AGENT)],
  [
    'a call reference that is not to be written',
    'middleware-access',
    replace(INTEGRATION, grantOf('Case.Video_Call_Reference__c'), ''),
  ],
  [
    'a link that is only to be read',
    'middleware-access',
    replace(INTEGRATION, /<editable>true(<\/editable>\s*<field>Video_Session__c.Guest_Link__c)/u, '<editable>false$1'),
  ],
  [
    'settings that are not to be read',
    'middleware-access',
    replace(INTEGRATION, grantOf('Video_Settings__c.Default_Region__c'), ''),
  ],
  ['contacts of which only some are seen', 'middleware-access', replace(INTEGRATION, objectGrantOf('Contact'), '')],
  [
    'the contact of a case that is not to be read',
    'middleware-access',
    replace(INTEGRATION, grantOf('Case.ContactId'), ''),
  ],
  ['no permission set for the middleware', 'middleware-access', remove(INTEGRATION)],
  [
    'a mobile number that is not to be read',
    'integration-user',
    replace(INTEGRATION, grantOf('Contact.MobilePhone'), ''),
  ],
  ['an integration user without the API', 'integration-user', replace(INTEGRATION, 'ApiEnabled', 'RunReports')],
  ...['Guest_Link__c', 'Location__c', 'Phone_Number__c', 'Transcript__c'].flatMap((field): DamageCase[] =>
    [AGENT, ADMIN].map((set) => [
      `${field} shown by ${set}`,
      'field-classification',
      replace(set, 'Video_Session__c.Agent__c', `Video_Session__c.${field}`),
    ]),
  ),
  [
    'a setting that administrators cannot change',
    'people-permissions',
    replace('Video_Admin.permissionset-meta.xml', grantOf('Video_Settings__c.Console_Mode__c'), ''),
  ],
  [
    'an outcome that supervisors do not see',
    'people-permissions',
    replace('Video_Supervisor.permissionset-meta.xml', grantOf('Video_Session__c.Guest_Rating__c'), ''),
  ],
  ['no permission set for supervisors', 'people-permissions', remove('Video_Supervisor.permissionset-meta.xml')],
  [
    'agents who see proofs of others',
    'object-access',
    replace(AGENT, /<viewAllRecords>false/u, '<viewAllRecords>true'),
  ],
  ['agents who see every field', 'object-access', replace(AGENT, /<viewAllFields>false/u, '<viewAllFields>true')],
  [
    'administrators who cannot prove themselves',
    'object-access',
    replace('Video_Admin.permissionset-meta.xml', objectGrantOf('Video_Proof__c'), ''),
  ],
  ['agents without the app', 'object-access', replace(AGENT, '<visible>true', '<visible>false')],
  ['agents without the tab', 'object-access', replace(AGENT, '<visibility>Visible', '<visibility>None')],
  [
    'a phone that the middleware could change',
    'people-permissions',
    replace(INTEGRATION, /<editable>false(<\/editable>\s*<field>Contact.Phone<)/u, '<editable>true$1'),
  ],
  [
    'agents who do not see the call reference of a case',
    'people-permissions',
    replace(AGENT, grantOf('Case.Video_Call_Reference__c'), ''),
  ],
];
