import type { Problem } from '../problem.ts';
import type { ObjectGrant, PermissionSet } from '../project/permission-set.ts';
import type { Project } from '../project/project.ts';
import { childrenOf, isTrue, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

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

/** Permission sets grant the objects, the app and the tabs that they are meant to grant, and no more. */
export const objectAccess: Rule = {
  name: 'object-access',
  check: ({ permissionSets }: Project) => [
    ...permissionSets.flatMap((set) => [...checkObjects(set), ...checkViewAllFields(set), ...checkWays(set)]),
    ...Object.keys(ACCESS)
      .filter((name) => !permissionSets.some(({ file }) => file.name === name))
      .map((name) => ({ file: 'force-app', problem: `has no permission set ${name}`, remedy: 'add it' })),
  ],
};

function checkObjects({ file: { path, name }, objects }: PermissionSet): Problem[] {
  const meant = ACCESS[name];
  if (meant === undefined)
    return [{ file: path, problem: 'is a permission set that nobody meant', remedy: 'add it to object-access.ts' }];
  const names = new Set([...Object.keys(meant), ...objects.map(({ object }) => object)]);
  return [...names].flatMap((object) => {
    const granted = lettersOf(objects.find((grant) => grant.object === object));
    const wanted = meant[object] ?? '';
    if (granted === wanted) return [];
    return [
      {
        file: path,
        problem: `grants "${granted}" on ${object}`,
        remedy: `grant "${wanted}", or change object-access.ts`,
      },
    ];
  });
}

function lettersOf(grant: ObjectGrant | undefined): string {
  if (grant === undefined) return '';
  const letters = {
    C: grant.mayCreate,
    R: grant.mayRead,
    E: grant.mayEdit,
    D: grant.mayDelete,
    A: grant.seesAll,
    M: grant.changesAll,
  };
  return Object.entries(letters)
    .filter(([, isGranted]) => isGranted)
    .map(([letter]) => letter)
    .join('');
}

/** Would show agents what the field permissions hide, fields of the future included. */
function checkViewAllFields({ file: { path, root } }: PermissionSet): Problem[] {
  return childrenOf(root, 'objectPermissions')
    .filter((grant) => isTrue(grant, 'viewAllFields'))
    .map((grant) => ({
      file: path,
      problem: `shows every field of ${textOf(grant, 'object')}`,
      remedy: 'set viewAllFields to false',
    }));
}

function checkWays({ file: { path, name, root } }: PermissionSet): Problem[] {
  const tabs = TABS[name];
  if (tabs === undefined) return [];
  const shown = childrenOf(root, 'tabSettings')
    .filter((setting) => textOf(setting, 'visibility') === 'Visible')
    .map((setting) => textOf(setting, 'tab'));
  const problems: Problem[] = tabs
    .filter((tab) => !shown.includes(tab))
    .map((tab) => ({ file: path, problem: `does not show the tab ${tab}`, remedy: 'add it to tabSettings' }));
  if (!childrenOf(root, 'applicationVisibilities').some((app) => isTrue(app, 'visible')))
    problems.push({ file: path, problem: 'shows no app', remedy: 'add it to applicationVisibilities' });
  return problems;
}
