import { rename, replace, type DamageCase } from './damage.ts';

const SESSION = 'objects/Video_Session__c';
const AGENT = 'Video_Agent.permissionset-meta.xml';

/** Damage to the form of files, and the rule that notices it. */
export const FORM: readonly DamageCase[] = [
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
    replace('Proof_Is_Born_Empty.validationRule-meta.xml', /<errorMessage>.*<\/errorMessage>/u, ''),
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
