import { remove, replace, type DamageCase } from './damage.ts';

const SESSION = 'objects/Video_Session__c';
const SETTINGS = 'objects/Video_Settings__c';

/** Damage to objects, fields, lists and layouts, and the rule that notices it. */
export const OBJECTS: readonly DamageCase[] = [
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
    'references',
    replace(`${SESSION}/fields/Contact__c.field-meta.xml`, '<referenceTo>Contact', '<referenceTo>Kontact'),
  ],
  [
    'a picklist that takes anything',
    'records',
    replace(`${SESSION}/fields/Status__c.field-meta.xml`, '<restricted>true', '<restricted>false'),
  ],
  [
    'a field that nobody classified',
    'field-classification',
    replace(
      `${SESSION}/fields/Status__c.field-meta.xml`,
      '<securityClassification>Internal</securityClassification>',
      '',
    ),
  ],
  [
    'a sensitivity that no org has',
    'field-classification',
    replace(`${SETTINGS}/fields/Gate_Key__c.field-meta.xml`, '>Confidential<', '>Secret<'),
  ],
  [
    'a transcript that is less than restricted',
    'field-classification',
    replace(`${SESSION}/fields/Transcript__c.field-meta.xml`, '>Restricted<', '>Confidential<'),
  ],
  [
    'a compliance group that no org has',
    'field-classification',
    replace(`${SESSION}/fields/Location__c.field-meta.xml`, 'PII;GDPR', 'PII;DSGVO'),
  ],
  [
    'a field that does not say whether it is used',
    'field-classification',
    replace(`${SESSION}/fields/Status__c.field-meta.xml`, '<businessStatus>Active</businessStatus>', ''),
  ],
  [
    'a rule over a missing field',
    'validation-rule',
    replace('Sync_Revision_Never_Lower.validationRule-meta.xml', /Sync_Revision__c/gu, 'Revision__c'),
  ],
  [
    'a column that is missing',
    'list-columns',
    replace(`${SESSION}/listViews/Failed.listView-meta.xml`, 'Failure_Code__c', 'Error_Code__c'),
  ],
  [
    'a filter value that is missing',
    'list-columns',
    replace(`${SESSION}/listViews/Failed.listView-meta.xml`, '<value>Failed', '<value>Broken'),
  ],
  [
    'a compact layout with a missing field',
    'compact-layout',
    replace('Video_Session_Compact_Layout.compactLayout-meta.xml', 'Agent__c', 'Person__c'),
  ],
  [
    'a search layout with a missing field',
    'list-columns',
    replace('Video_Session__c.object-meta.xml', /Call_Reference__c/u, 'Reference__c'),
  ],
  [
    'a layout with a missing field',
    'layout',
    replace('Video_Session__c-Video Session Layout.layout-meta.xml', 'Agent__c', 'Person__c'),
  ],
  [
    'a layout that lacks a field',
    'records',
    replace(
      'Video_Settings__c-Video Settings Layout.layout-meta.xml',
      /<layoutItems>\s*<behavior>Edit<\/behavior>\s*<field>Gate_Key__c<\/field>\s*<\/layoutItems>/u,
      '',
    ),
  ],
  ['an object without a layout', 'records', remove('Video_Proof__c-Video Proof Layout.layout-meta.xml')],
  ['an object without its list', 'records', remove(`${SETTINGS}/listViews/All.listView-meta.xml`)],
  [
    'proofs that everybody reads',
    'guarantee',
    replace('Video_Proof__c.object-meta.xml', '<sharingModel>Private', '<sharingModel>Read'),
  ],
  [
    'an older state that overwrites a newer one',
    'guarantee',
    remove('Sync_Revision_Never_Lower.validationRule-meta.xml'),
  ],
  [
    'sessions that start without a status',
    'guarantee',
    replace(`${SESSION}/fields/Status__c.field-meta.xml`, '<default>true', '<default>false'),
  ],
  [
    'a call that belongs to two sessions',
    'guarantee',
    replace(`${SESSION}/fields/Video_Call_Id__c.field-meta.xml`, '<unique>true', '<unique>false'),
  ],
  [
    'a request that makes two sessions',
    'guarantee',
    replace(`${SESSION}/fields/Request_Key__c.field-meta.xml`, '<unique>true', '<unique>false'),
  ],
  [
    'a call reference that is cut off',
    'field-values',
    replace('objects/Case/fields/Video_Call_Reference__c.field-meta.xml', '<length>20', '<length>10'),
  ],
  [
    'a call reference that only one session may have',
    'field-values',
    replace(`${SESSION}/fields/Call_Reference__c.field-meta.xml`, '<unique>false', '<unique>true'),
  ],
  [
    'a hash that does not fit',
    'field-values',
    replace('objects/Video_Proof__c/fields/Hash__c.field-meta.xml', '<length>43', '<length>42'),
  ],
  [
    'a choice that code compares with and nobody can make',
    'field-values',
    replace(`${SETTINGS}/fields/Console_Mode__c.field-meta.xml`, '<fullName>Window', '<fullName>Popup'),
  ],
  [
    'an object that is shared but not streamed',
    'object-definition',
    replace('Video_Session__c.object-meta.xml', '<enableStreamingApi>true', '<enableStreamingApi>false'),
  ],
];
