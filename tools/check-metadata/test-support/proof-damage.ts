import { add, remove, replace, type DamageCase } from './damage.ts';
import { grantOf } from './grant-pattern.ts';

const RULE = 'proof-hash';
const BORN_EMPTY = 'Proof_Is_Born_Empty.validationRule-meta.xml';
const WRITTEN_ONCE = 'Hash_Is_Written_Once_By_Its_Creator.validationRule-meta.xml';
const LAYOUT = 'layouts/Video_Proof__c-Video Proof Layout.layout-meta.xml';
const LIST = 'objects/Video_Proof__c/listViews/All.listView-meta.xml';
const OBJECT = 'Video_Proof__c.object-meta.xml';
const AGENT = 'Video_Agent.permissionset-meta.xml';
const SUPERVISOR = 'Video_Supervisor.permissionset-meta.xml';

/** A file of metadata with this content, wherever such a file belongs. */
const file = (path: string, root: string, content: string) =>
  add(
    `force-app/main/default/${path}`,
    `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${root}>\n`,
  );
const hidden = '<editable>false</editable><field>Video_Proof__c.Hash__c</field><readable>true</readable>';

/** Ways by which a hash gets onto a row that its creator's page did not write, and the rule that notices each. */
export const PROOFS: readonly DamageCase[] = [
  ['proofs that are born with a hash', RULE, remove(BORN_EMPTY)],
  ['a rule that is switched off', RULE, replace(BORN_EMPTY, '<active>true', '<active>false')],
  ['proofs that are born to somebody else', RULE, replace(BORN_EMPTY, 'OwnerId &lt;&gt; $User.Id', 'FALSE')],
  ['a hash that is written twice', RULE, replace(WRITTEN_ONCE, 'NOT(ISBLANK(PRIORVALUE(Hash__c))),', '')],
  ['a hash that others write', RULE, replace(WRITTEN_ONCE, 'CreatedById &lt;&gt; $User.Id,', '')],
  ['a proof that changes hands', RULE, replace(WRITTEN_ONCE, 'ISCHANGED(OwnerId),', '')],
  ['a hash on a layout', RULE, replace(LAYOUT, '<field>Name</field>', '<field>Hash__c</field>')],
  ['a hash in a list', RULE, replace(LIST, '<columns>NAME', '<columns>Hash__c')],
  [
    'a hash among the search results',
    RULE,
    replace(OBJECT, '<searchLayouts>', '<searchLayouts><searchFilterFields>Hash__c</searchFilterFields>'),
  ],
  [
    'a hash in a compact layout',
    RULE,
    file(
      'objects/Video_Proof__c/compactLayouts/Proof.compactLayout-meta.xml',
      'CompactLayout',
      '<fields>Hash__c</fields>',
    ),
  ],
  [
    'an action that sets the hash',
    RULE,
    file(
      'quickActions/Video_Proof__c.New.quickAction-meta.xml',
      'QuickAction',
      '<fieldOverrides><field>Hash__c</field></fieldOverrides><targetObject>Video_Proof__c</targetObject>',
    ),
  ],
  [
    'a page that shows the hash',
    RULE,
    file(
      'flexipages/Proof.flexipage-meta.xml',
      'FlexiPage',
      '<fieldItem>Record.Hash__c</fieldItem><sobjectType>Video_Proof__c</sobjectType>',
    ),
  ],
  [
    'a flow that makes proofs',
    RULE,
    file('flows/Make_Proof.flow-meta.xml', 'Flow', '<recordCreates><object>Video_Proof__c</object></recordCreates>'),
  ],
  ['a hash that agents cannot write', RULE, replace(AGENT, grantOf('Video_Proof__c.Hash__c'), '')],
  [
    'a hash that supervisors see',
    RULE,
    replace(SUPERVISOR, '<fieldPermissions>', `<fieldPermissions>${hidden}</fieldPermissions>\n    <fieldPermissions>`),
  ],
];
