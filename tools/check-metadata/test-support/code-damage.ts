import { add, remove, replace, type DamageCase } from './damage.ts';

const SESSION = 'objects/Video_Session__c';
const SETTINGS = 'objects/Video_Settings__c';

const BUNDLE = 'force-app/main/default/lwc/videoSessions';
const SOURCE = 'middleware/salesforce/more.ts';

/** Damage to what code relies on, and the rule that notices it. */
export const CODE: readonly DamageCase[] = [
  ['a field that a component reads', 'component', remove(`${SETTINGS}/fields/Middleware_URL__c.field-meta.xml`)],
  ['a resource that a component loads', 'component', remove('phoneNumbers.resource-meta.xml')],
  ['a related list that a component shows', 'component', add(`${BUNDLE}/more.ts`, `export const LIST = 'Calls__r';`)],
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
    'a field that the middleware asks for',
    'middleware-access',
    add(SOURCE, `export const QUERY = 'SELECT Colour__c FROM Video_Settings__c';`),
  ],
  ['a query that is no SOQL', 'middleware-access', add(SOURCE, `export const QUERY = 'SELECT FROM Case';`)],
  [
    'a status that the middleware does not know',
    'middleware-access',
    replace(`${SESSION}/fields/Status__c.field-meta.xml`, '<fullName>Active<', '<fullName>Running<'),
  ],
  [
    'a parent that the middleware asks for',
    'middleware-access',
    add(SOURCE, `export const QUERY = 'SELECT Agent__r.Shoe_Size FROM Video_Session__c';`),
  ],
  [
    'a field that the middleware may not change',
    'middleware-access',
    add(SOURCE, `export const body = { Gate_Key__c: 'new' };`),
  ],
  [
    'a field that the middleware reads and does not list',
    'needed-access',
    add(SOURCE, `export const QUERY = 'SELECT Transcript__c FROM Video_Session__c';`),
  ],
  [
    'a field that the middleware writes and does not list',
    'needed-access',
    add(SOURCE, `export const body = { Duration_Seconds__c: 12 };`),
  ],
  [
    'a flow that the setup checks look for and that is not active',
    'packaged-flows',
    replace('Video_Room_Ready.flow-meta.xml', '<status>Active<', '<status>Draft<'),
  ],
];
