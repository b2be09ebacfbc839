import { filesOf } from '../../../sandbox/salesforce/deploy/deployment.ts';
import { elementsAt, isTrue, textOf, type Element } from '../../../sandbox/salesforce/metadata/xml/element.ts';
import type { OwnRule } from '../project/project.ts';

/**
 * Who may do what: Create, Read, Edit, Delete, view All records, Modify all records. Agents create and never edit,
 * but for the hash of a proof of their own, which rules of the object bind to its creator. Deleting rows of others takes
 * Modify All, and that takes Edit.
 */
const ACCESS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Video_Agent: { Video_Proof__c: 'CRE', Video_Session__c: 'CR', Video_Settings__c: 'R' },
  Video_Automation: { UserExternalCredential: 'R', Video_Session__c: 'R' },
  Video_Supervisor: { Video_Session__c: 'RA' },
  Video_Admin: { Video_Proof__c: 'CRE', Video_Session__c: 'REDAM', Video_Settings__c: 'CREDAM' },
  Video_Integration: {
    Account: 'R',
    Case: 'REDAM',
    Contact: 'REDAM',
    Video_Proof__c: 'REDAM',
    Video_Session__c: 'CREDAM',
    Video_Session_Requested__e: 'R',
    Video_Settings__c: 'RA',
  },
  /** Beside Video_Integration; shows Setup and no record. */
  Video_Setup_Insight: {},
};
/** What people reach these by. */
const TABS: Readonly<Record<string, readonly string[]>> = {
  Video_Agent: ['Video_Session__c'],
  Video_Supervisor: ['Video_Session__c'],
  Video_Admin: ['Video_Session__c', 'Video_Settings__c'],
};
const LETTERS: Readonly<Record<string, string>> = {
  C: 'allowCreate',
  R: 'allowRead',
  E: 'allowEdit',
  D: 'allowDelete',
  A: 'viewAllRecords',
  M: 'modifyAllRecords',
};

/** Permission sets grant the objects, the app and the tabs that they are meant to grant, and no more. */
export const objectAccess: OwnRule = {
  name: 'object-access',
  check: (project, say) => {
    const files = filesOf(project, 'permissionset');
    for (const name of Object.keys(ACCESS))
      if (!files.some((file) => file.name === name)) say('force-app', `has no permission set ${name}`, 'add it');
    for (const file of files) {
      const { name, root } = file;
      const meant = ACCESS[name];
      if (meant === undefined) {
        say(file, 'is a permission set that nobody meant', 'add it to object-access.ts');
        continue;
      }
      // Source: Metadata API Developer Guide, "PermissionSet": hasActivationRequired makes it a session-based one.
      if (isTrue(root, 'hasActivationRequired'))
        say(file, 'grants nothing until somebody activates it in a session', 'set hasActivationRequired to false');
      const grants = elementsAt(root, 'objectPermissions');
      const granted = new Map(grants.map((grant) => [textOf(grant, 'object'), lettersOf(grant)]));
      for (const object of new Set([...Object.keys(meant), ...granted.keys()])) {
        const [given, wanted] = [granted.get(object) ?? '', meant[object] ?? ''];
        if (given !== wanted)
          say(file, `grants "${given}" on ${object}`, `grant "${wanted}", or change object-access.ts`);
      }
      // Would show agents what the field permissions hide, fields of the future included.
      for (const grant of grants)
        if (isTrue(grant, 'viewAllFields'))
          say(file, `shows every field of ${textOf(grant, 'object')}`, 'set viewAllFields to false');
      const tabs = elementsAt(root, 'tabSettings');
      const shown = tabs.filter((tab) => textOf(tab, 'visibility') === 'Visible').map((tab) => textOf(tab, 'tab'));
      for (const tab of TABS[name] ?? [])
        if (!shown.includes(tab)) say(file, `does not show the tab ${tab}`, 'add it to tabSettings');
      for (const tab of shown)
        if (tab.endsWith('__c') && granted.get(tab)?.includes('R') !== true)
          say(file, `shows the tab ${tab} without Read`, 'grant the object');
      if (
        TABS[name] !== undefined &&
        !elementsAt(root, 'applicationVisibilities').some((app) => isTrue(app, 'visible'))
      )
        say(file, 'shows no app', 'add it to applicationVisibilities');
    }
  },
};

function lettersOf(grant: Element): string {
  return Object.entries(LETTERS)
    .filter(([, right]) => isTrue(grant, right))
    .map(([letter]) => letter)
    .join('');
}
