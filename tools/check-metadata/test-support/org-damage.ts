import { add, replace, type DamageCase } from './damage.ts';

const META = 'force-app/main/default';
const SESSION = 'objects/Video_Session__c';
const SETTINGS = 'objects/Video_Settings__c';
const AGENT = 'Video_Agent.permissionset-meta.xml';
const APP = 'Start_Video.app-meta.xml';
const PAGE = 'Video_Contact_Record_Page.flexipage-meta.xml';
const ACTION = 'Case.Start_Video.quickAction-meta.xml';
const LAYOUT = 'Video_Proof__c-Video Proof Layout.layout-meta.xml';
const REGION_RULE = 'Default_Region_Is_Country_Code.validationRule-meta.xml';
const field = (name: string): string => `${SESSION}/fields/${name}.field-meta.xml`;
const long = (length: number): string => 'x'.repeat(length);
const element = (name: string): RegExp => new RegExp(`<${name}>[\\s\\S]*?</${name}>`, 'u');
const said = (name: string, text: string): string => `<${name}>${text}</${name}>`;

/** What an org refuses and nothing else would notice, and the rule that does. */
export const ORG: readonly DamageCase[] = [
  ...(
    [
      ['a permission set', AGENT, 'description', 256],
      ['a validation rule', REGION_RULE, 'description', 256],
      ['a message', REGION_RULE, 'errorMessage', 256],
      ['a field', field('Status__c'), 'label', 41],
      ['a field', field('Status__c'), 'inlineHelpText', 511],
      ['a field', field('Status__c'), 'description', 1001],
      ['a component', 'startVideo.js-meta.xml', 'masterLabel', 81],
      ['a custom label', 'CustomLabels.labels-meta.xml', 'shortDescription', 81],
      ['an object', 'Video_Proof__c.object-meta.xml', 'pluralLabel', 41],
      ['a list view', `${SESSION}/listViews/All.listView-meta.xml`, 'label', 41],
      ['a page', PAGE, 'masterLabel', 81],
      ['a notification type', 'Video_Room_Ready.notiftype-meta.xml', 'description', 256],
    ] as const
  ).map(([what, file, name, length]): DamageCase => [
    `${what} with a long ${name}`,
    'lengths',
    replace(file, element(name), said(name, long(length))),
  ]),
  ['an action without words', 'lengths', replace(ACTION, '<label>Start Video', '<label>')],
  [
    'a number of 19 digits',
    'field-definition',
    replace(field('Sync_Revision__c'), element('precision'), said('precision', '19')),
  ],
  [
    'a number with more scale than digits',
    'field-definition',
    replace(field('Sync_Revision__c'), '<scale>0', '<scale>18'),
  ],
  [
    'a long text of 100 characters',
    'field-definition',
    replace(field('Transcript__c'), element('length'), said('length', '100')),
  ],
  [
    'a text with a precision',
    'field-definition',
    replace(field('Call_Reference__c'), '<length>', '<precision>18</precision><length>'),
  ],
  [
    'a lookup without a relationship',
    'field-definition',
    replace(field('Contact__c'), element('relationshipName'), ''),
  ],
  [
    'a required lookup that is emptied',
    'field-definition',
    replace(field('Contact__c'), '<required>false', '<required>true'),
  ],
  [
    'two lookups of one relationship',
    'field-definition',
    replace(field('Case__c'), '<referenceTo>Case', '<referenceTo>Contact'),
  ],
  [
    'a relationship with a wrong name',
    'api-name',
    replace(field('Contact__c'), '<relationshipName>Video_Sessions', '<relationshipName>Video__Sessions'),
  ],
  [
    'a checkbox without a default',
    'field-definition',
    replace(`${SETTINGS}/fields/Sync_Ratings__c.field-meta.xml`, element('defaultValue'), ''),
  ],
  [
    'a checkbox that is 5 by default',
    'default-value',
    replace(`${SETTINGS}/fields/Sync_Ratings__c.field-meta.xml`, element('defaultValue'), said('defaultValue', '5')),
  ],
  [
    'a default text without quotes',
    'default-value',
    replace(`${SETTINGS}/fields/Key__c.field-meta.xml`, '"default"', 'default'),
  ],
  ['a picklist with two defaults', 'picklist', replace(field('Status__c'), '<default>false', '<default>true')],
  ['a picklist that repeats a value', 'duplicates', replace(field('Invitation__c'), '<fullName>Link', '<fullName>SMS')],
  [
    'an object shared more widely outside',
    'object-definition',
    replace('Video_Proof__c.object-meta.xml', element('externalSharingModel'), said('externalSharingModel', 'Read')),
  ],
  [
    'an auto number without zeros',
    'object-definition',
    replace('Video_Session__c.object-meta.xml', 'VS-{000000}', 'VS-'),
  ],
  [
    'a formula that is not closed',
    'validation-rule',
    replace(REGION_RULE, 'ISBLANK(Default_Region__c)', 'ISBLANK(Default_Region__c'),
  ],
  ['a formula with an unknown function', 'validation-rule', replace(REGION_RULE, 'REGEX(', 'MATCHES(')],
  [
    'a formula that is a number',
    'validation-rule',
    replace(REGION_RULE, element('errorConditionFormula'), said('errorConditionFormula', 'LEN(Default_Region__c)')),
  ],
  [
    'a formula over a picklist as a text',
    'validation-rule',
    replace('Contact_Or_Case_On_Creation.validationRule-meta.xml', 'ISBLANK(Case__c)', 'Status__c = "Failed"'),
  ],
  [
    'an error shown at no field',
    'validation-rule',
    replace(REGION_RULE, '<errorDisplayField>Default_Region__c', '<errorDisplayField>Default_Region'),
  ],
  [
    'a long text in a compact layout',
    'compact-layout',
    replace('Video_Session_Compact_Layout.compactLayout-meta.xml', 'Agent__c', 'Transcript__c'),
  ],
  [
    'a filter by a long text',
    'list-columns',
    replace(`${SESSION}/listViews/Failed.listView-meta.xml`, '<field>Status__c', '<field>Transcript__c'),
  ],
  [
    'a filter logic over nothing',
    'list-columns',
    replace(
      `${SESSION}/listViews/Failed.listView-meta.xml`,
      '<columns>',
      '<booleanFilter>1 AND 2</booleanFilter><columns>',
    ),
  ],
  [
    'a column shown twice',
    'duplicates',
    replace(
      `${SESSION}/listViews/All.listView-meta.xml`,
      '<columns>Status__c</columns>',
      '<columns>Status__c</columns><columns>Status__c</columns>',
    ),
  ],
  [
    'a layout without a required field',
    'layout',
    replace(
      'Video_Settings__c-Video Settings Layout.layout-meta.xml',
      /<layoutItems>\s*<behavior>Required<\/behavior>[\s\S]*?<\/layoutItems>/u,
      '',
    ),
  ],
  [
    'a layout that lets the creator be changed',
    'layout',
    replace(LAYOUT, /<behavior>Readonly(<\/behavior>\s*<field>CreatedById)/u, '<behavior>Edit$1'),
  ],
  ['a section with a column too few', 'layout', replace(LAYOUT, 'TwoColumnsTopToBottom', 'OneColumn')],
  ['a grant given twice', 'duplicates', replace(AGENT, /(<fieldPermissions>[\s\S]*?<\/fieldPermissions>)/u, '$1$1')],
  [
    'a right to an unknown flow',
    'references',
    replace(
      AGENT,
      '<hasActivationRequired>',
      '<flowAccesses><enabled>true</enabled><flow>No_Flow</flow></flowAccesses><hasActivationRequired>',
    ),
  ],
  [
    'a custom permission that is not there',
    'references',
    replace(
      AGENT,
      '<hasActivationRequired>',
      '<customPermissions><enabled>true</enabled><name>No_One</name></customPermissions><hasActivationRequired>',
    ),
  ],
  [
    'a user permission that is not there',
    'permission-users',
    replace('Video_Integration.permissionset-meta.xml', 'ApiEnabled', 'ApiEnable'),
  ],
  [
    'a user permission without another',
    'permission-users',
    replace('Video_Setup_Insight.permissionset-meta.xml', '<name>ViewRoles', '<name>RunReports'),
  ],
  [
    'a part of an address that is granted',
    'permission-fields',
    replace('Video_Integration.permissionset-meta.xml', 'Contact.MailingAddress', 'Contact.MailingCity'),
  ],
  ['a tab with a wrong name', 'references', replace(AGENT, '<tab>Video_Session__c', '<tab>Video_Sessions__c')],
  [
    'an app with a tab twice',
    'duplicates',
    replace(APP, '<tabs>Video_Setup</tabs>', '<tabs>Video_Setup</tabs><tabs>Video_Setup</tabs>'),
  ],
  ['an app with a colour that is none', 'navigation', replace(APP, '#0176D3', 'blue')],
  ['a tab of a component for pages', 'navigation', replace('Video_Setup.tab-meta.xml', '>videoSetup<', '>startVideo<')],
  [
    'a page of two things in one item',
    'page',
    replace(
      PAGE,
      '</componentInstance>',
      '</componentInstance><fieldInstance><fieldItem>Record.Name</fieldItem><identifier>more</identifier></fieldInstance>',
    ),
  ],
  [
    'a page with a region twice',
    'duplicates',
    replace(PAGE, '<name>videoCallColumns</name>', '<name>videoCallColumn</name>'),
  ],
  [
    'a page that repeats an identifier',
    'duplicates',
    replace(PAGE, '<identifier>force_detailPanel', '<identifier>force_highlightsPanel'),
  ],
  [
    'a page shown on a wrong condition',
    'page',
    replace(
      PAGE,
      '<identifier>force_detailPanel</identifier>',
      '<identifier>force_detailPanel</identifier><visibilityRule><criteria><leftValue>{!Record.Nothing__c}</leftValue><operator>EQUAL</operator><rightValue>1</rightValue></criteria></visibilityRule>',
    ),
  ],
  ['a page of another template', 'page', replace(PAGE, 'recordHomeTemplateDesktop', 'recordHomeTemplateMobile')],
  [
    'an action of a screen flow that is none',
    'quick-action',
    replace(
      ACTION,
      /<lightningWebComponent>.*<\/lightningWebComponent>([\s\S]*)<type>LightningWebComponent/u,
      '<flowDefinition>Video_Room_Ready</flowDefinition>$1<type>Flow',
    ),
  ],
  [
    'a bundle for an unknown target',
    'component-bundle',
    replace('startVideo.js-meta.xml', '<target>lightning__RecordPage', '<target>lightning__RecordPages'),
  ],
  ['a bundle of a version to come', 'component-bundle', replace('startVideo.js-meta.xml', '66.0', '99.0')],
  [
    'a bundle for an object that is not there',
    'references',
    replace('startVideo.js-meta.xml', '<object>Case', '<object>Casse'),
  ],
  ['a label in no language', 'labels', replace('CustomLabels.labels-meta.xml', '<language>en_US', '<language>english')],
  ['a label twice', 'duplicates', replace('CustomLabels.labels-meta.xml', /(<labels>[\s\S]*?<\/labels>)/u, '$1$1')],
  [
    'a field with a space in its name',
    'api-name',
    add(
      `${META}/${SESSION}/fields/My Field__c.field-meta.xml`,
      '<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>My Field__c</fullName><label>A</label><type>Date</type></CustomField>',
    ),
  ],
  [
    'a list view of no object',
    'object-part',
    add(
      `${META}/objects/Nothing__c/listViews/All.listView-meta.xml`,
      '<ListView xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>All</fullName><filterScope>Everything</filterScope><label>All</label></ListView>',
    ),
  ],
  [
    'a list view of an event',
    'object-part',
    add(
      `${META}/objects/Video_Session_Requested__e/listViews/All.listView-meta.xml`,
      '<ListView xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>All</fullName><filterScope>Everything</filterScope><label>All</label></ListView>',
    ),
  ],
  [
    'a resource of no type',
    'static-resource',
    replace('phoneNumbers.resource-meta.xml', element('contentType'), said('contentType', 'javascript')),
  ],
];
