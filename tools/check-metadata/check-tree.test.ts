import { describe, expect, it } from '@jest/globals';
import { checkTree } from './check-tree.ts';
import { complaints, INTACT, remove, rename, replace, type Damage } from './test-support.ts';

const SESSION = 'objects/Video_Session__c';
const SETTINGS = 'objects/Video_Settings__c';
const AGENT = 'Video_Agent.permissionset-meta.xml';
const INTEGRATION = 'Video_Integration.permissionset-meta.xml';
const CONTACT_PAGE = 'Video_Contact_Record_Page.flexipage-meta.xml';

/** The field permission of a permission set, as it is written there. */
const grantOf = (field: string) =>
  new RegExp(
    `<fieldPermissions>\\s*<editable>\\w+</editable>\\s*<field>${field}</field>[\\s\\S]*?</fieldPermissions>`,
    'u',
  );
const objectGrantOf = (object: string) =>
  new RegExp(
    `<objectPermissions>(?:(?!</objectPermissions>)[\\s\\S])*<object>${object}</object>[\\s\\S]*?</objectPermissions>`,
    'u',
  );

type Case = readonly [what: string, rule: string, damage: Damage];

const FORM: readonly Case[] = [
  ['an element that is not closed', 'well-formed', replace(AGENT, '</label>', '')],
  ['a misspelt element', 'shape', replace(AGENT, /<readable>true<\/readable>/u, '<readible>true</readible>')],
  [
    'a value that is none of the allowed',
    'shape',
    replace(`${SESSION}/fields/Status__c.field-meta.xml`, '<type>Picklist', '<type>Pick'),
  ],
  [
    'a boolean that is no boolean',
    'shape',
    replace('Start_Video_8x8.cspTrustedSite-meta.xml', '<isActive>true', '<isActive>yes'),
  ],
  [
    'a missing element',
    'shape',
    replace('Hash_Has_43_Characters.validationRule-meta.xml', /<errorMessage>.*<\/errorMessage>/u, ''),
  ],
  [
    'a number that is none',
    'shape',
    replace(`${SESSION}/fields/Call_Reference__c.field-meta.xml`, '<length>20', '<length>many'),
  ],
  ['a repeated element', 'shape', replace('Start_Video.app-meta.xml', '<label>', '<label>Other</label><label>')],
  [
    'a field under another name than its file',
    'file-place',
    rename(`${SESSION}/fields/Status__c.field-meta.xml`, `${SESSION}/fields/State__c.field-meta.xml`),
  ],
  [
    'a list view outside its object',
    'file-place',
    rename(`${SESSION}/listViews/Failed.listView-meta.xml`, 'listViews/Failed.listView-meta.xml'),
  ],
  [
    'an unknown suffix',
    'file-place',
    rename('tabs/Video_Session__c.tab-meta.xml', 'tabs/Video_Session__c.tabb-meta.xml'),
  ],
  ['another root element', 'file-place', replace('tabs/Video_Session__c.tab-meta.xml', /CustomTab/gu, 'Tab')],
  ['another API version', 'deployment', replace('startVideo.js-meta.xml', '66.0', '60.0')],
  [
    'a replacement that finds nothing',
    'deployment',
    replace('sfdx-project.json', 'https://middleware.example.com', 'https://elsewhere.example.com'),
  ],
  [
    'a placeholder that nothing replaces',
    'deployment',
    replace('sfdx-project.json', '"integration@middleware.example.com"', '"someone"'),
  ],
];

const OBJECTS: readonly Case[] = [
  [
    'an object without a label',
    'object-definition',
    replace('Video_Proof__c.object-meta.xml', /<label>Video Proof<\/label>/u, ''),
  ],
  [
    'an object without its sharing',
    'object-definition',
    replace('Video_Session__c.object-meta.xml', '<sharingModel>Read</sharingModel>', ''),
  ],
  ['a missing compact layout', 'object-definition', remove('Video_Session_Compact_Layout.compactLayout-meta.xml')],
  [
    'tracked fields without history',
    'object-definition',
    replace('Video_Session__c.object-meta.xml', '<enableHistory>true', '<enableHistory>false'),
  ],
  [
    'a text without length',
    'field-definition',
    replace(`${SESSION}/fields/Call_Reference__c.field-meta.xml`, '<length>20</length>', ''),
  ],
  [
    'a lookup to nowhere',
    'field-definition',
    replace(`${SESSION}/fields/Contact__c.field-meta.xml`, '<referenceTo>Contact', '<referenceTo>Kontact'),
  ],
  [
    'a picklist that takes anything',
    'field-definition',
    replace(`${SESSION}/fields/Status__c.field-meta.xml`, '<restricted>true', '<restricted>false'),
  ],
  [
    'a rule over a missing field',
    'validation-rule',
    replace('Sync_Revision_Never_Lower.validationRule-meta.xml', /Sync_Revision__c/gu, 'Revision__c'),
  ],
  [
    'a column that is missing',
    'field-lists',
    replace(`${SESSION}/listViews/Failed.listView-meta.xml`, 'Failure_Code__c', 'Error_Code__c'),
  ],
  [
    'a filter value that is missing',
    'field-lists',
    replace(`${SESSION}/listViews/Failed.listView-meta.xml`, '<value>Failed', '<value>Broken'),
  ],
  [
    'a compact layout with a missing field',
    'field-lists',
    replace('Video_Session_Compact_Layout.compactLayout-meta.xml', 'Agent__c', 'Person__c'),
  ],
  [
    'a search layout with a missing field',
    'field-lists',
    replace('Video_Session__c.object-meta.xml', /Call_Reference__c/u, 'Reference__c'),
  ],
  [
    'a layout with a missing field',
    'layout',
    replace('Video_Session__c-Video Session Layout.layout-meta.xml', 'Agent__c', 'Person__c'),
  ],
  [
    'a layout that lacks a field',
    'layout',
    replace(
      'Video_Settings__c-Video Settings Layout.layout-meta.xml',
      /<layoutItems>\s*<behavior>Edit<\/behavior>\s*<field>Gate_Key__c<\/field>\s*<\/layoutItems>/u,
      '',
    ),
  ],
  ['an object without a layout', 'layout', remove('Video_Proof__c-Video Proof Layout.layout-meta.xml')],
];

const PERMISSIONS: readonly Case[] = [
  [
    'a grant on a missing field',
    'permission-set',
    replace(AGENT, 'Video_Session__c.Agent__c', 'Video_Session__c.Person__c'),
  ],
  [
    'a grant on a required field',
    'permission-set',
    replace(AGENT, 'Video_Session__c.Agent__c', 'Video_Proof__c.Hash__c'),
  ],
  [
    'a grant of nothing but editing',
    'permission-set',
    replace(
      AGENT,
      '<editable>true</editable>\n        <field>Video_Session__c.Case__c</field>\n        <readable>true',
      '<editable>true</editable>\n        <field>Video_Session__c.Case__c</field>\n        <readable>false',
    ),
  ],
  ['an app that is missing', 'permission-set', remove('Start_Video.app-meta.xml')],
  ['contacts without accounts', 'permission-set', replace(INTEGRATION, objectGrantOf('Account'), '')],
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
    'agent-permissions',
    replace(
      AGENT,
      /<allowEdit>false(?=(?:(?!<\/objectPermissions>)[\s\S])*<object>Video_Session__c)/u,
      '<allowEdit>true',
    ),
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
];

const PAGES: readonly Case[] = [
  [
    'a page with a missing component',
    'page',
    replace(CONTACT_PAGE, '<componentName>startVideo<', '<componentName>beginVideo<'),
  ],
  [
    'a page with a component not made for it',
    'page',
    replace('startVideo.js-meta.xml', '<object>Contact</object>', ''),
  ],
  [
    'a page with a missing field',
    'page',
    replace(CONTACT_PAGE, 'Record.Video_Call_Reference__c', 'Record.Reference__c'),
  ],
  ['a page with a missing action', 'page', remove('Contact.Start_Video.quickAction-meta.xml')],
  ['a page with a missing related list', 'page', replace(CONTACT_PAGE, 'Video_Sessions__r', 'Sessions__r')],
  ['a page with a missing facet', 'page', replace(CONTACT_PAGE, '<value>mainTabs<', '<value>otherTabs<')],
  [
    'an action that opens nothing',
    'quick-action',
    replace('Case.Start_Video.quickAction-meta.xml', 'startVideoAction', 'startVideoDialog'),
  ],
  [
    'an action that opens a component for pages',
    'quick-action',
    replace('Case.Start_Video.quickAction-meta.xml', 'startVideoAction', 'startVideo'),
  ],
  ['an app with a missing tab', 'app', remove('tabs/Video_Settings__c.tab-meta.xml')],
  ['an app with a missing page', 'app', remove(CONTACT_PAGE)],
  ['a tab without an object', 'app', rename('tabs/Video_Session__c.tab-meta.xml', 'tabs/Video_Call__c.tab-meta.xml')],
  ['a console that is not trusted', 'trusted-site', remove('Start_Video_8x8.cspTrustedSite-meta.xml')],
  [
    'a console without a camera',
    'trusted-site',
    replace('Start_Video_8x8.cspTrustedSite-meta.xml', '<canAccessCamera>true', '<canAccessCamera>false'),
  ],
  [
    'a console that is not to be framed',
    'trusted-site',
    replace('Start_Video_8x8.cspTrustedSite-meta.xml', '<isApplicableToFrameSrc>true', '<isApplicableToFrameSrc>false'),
  ],
  [
    'a middleware that is not to be called',
    'trusted-site',
    replace(
      'Start_Video_Middleware.cspTrustedSite-meta.xml',
      '<isApplicableToConnectSrc>true',
      '<isApplicableToConnectSrc>false',
    ),
  ],
  [
    'a trusted site with a path',
    'trusted-site',
    replace('Start_Video_8x8.cspTrustedSite-meta.xml', '.com<', '.com/console<'),
  ],
  [
    'a microphone that the org keeps back',
    'org-settings',
    replace('Security.settings-meta.xml', /<grantMicrophoneAccess>.*<\/grantMicrophoneAccess>/u, ''),
  ],
  ['no security settings', 'org-settings', remove('Security.settings-meta.xml')],
  ['an external client app that is missing', 'org-settings', remove('Start_Video_Middleware.eca-meta.xml')],
];

const CODE: readonly Case[] = [
  ['a field that a component reads', 'component', remove(`${SETTINGS}/fields/Middleware_URL__c.field-meta.xml`)],
  ['a resource that a component loads', 'component', remove('libphonenumber.resource-meta.xml')],
  [
    'a related list that a component shows',
    'component',
    replace('videoSessionList.ts', 'Video_Sessions__r', 'Calls__r'),
  ],
  ['a component without configuration', 'component', remove('videoCall.js-meta.xml')],
  [
    'a label that a component shows',
    'label',
    replace('CustomLabels.labels-meta.xml', '<fullName>StartVideo_Title<', '<fullName>StartVideo_Heading<'),
  ],
  ['an empty label', 'label', replace('CustomLabels.labels-meta.xml', /<value>.+<\/value>/u, '<value></value>')],
  ['a field that the middleware writes', 'middleware-names', remove(`${SESSION}/fields/Guest_Link__c.field-meta.xml`)],
  ['a field that the middleware reads', 'middleware-access', remove(`${SESSION}/fields/Phone_Field__c.field-meta.xml`)],
  [
    'a field that the middleware reads of a setting',
    'middleware-access',
    replace('settings-record.ts', "'Org_Id__c',", "'Organisation_Id__c',"),
  ],
  [
    'a query that is no SOQL',
    'middleware-access',
    replace('read-room-facts.ts', 'SELECT SystemModstamp FROM', 'SELECT FROM'),
  ],
  [
    'a status that the middleware does not know',
    'middleware-access',
    replace(`${SESSION}/fields/Status__c.field-meta.xml`, '<fullName>Active<', '<fullName>Running<'),
  ],
];

describe('checkTree', () => {
  it('finds nothing in the project as it is', () => {
    expect(checkTree(INTACT)).toEqual([]);
  });

  it.each([...FORM, ...OBJECTS, ...PERMISSIONS, ...PAGES, ...CODE])('finds %s by the rule %s', (_, rule, damage) => {
    expect(complaints(damage)).toContain(rule);
  });
});
