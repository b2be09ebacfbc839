import { ownersWithoutAgentSet } from '../domain/owners-without-agent-set.ts';
import type { CheckDefinition } from './check.ts';
import { judge } from './judge.ts';

const PERMISSION_SETS = '/lightning/setup/PermSets/home';
const ASSIGN = 'Setup → Permission Sets → Video Agent → Manage Assignments → Add Assignments, and choose the people.';
// A list to start with; the setup page shows all.
const MAX_ITEMS = 20;

/** Somebody may start calls. */
export const agents: CheckDefinition = {
  id: 'agents',
  group: 'people',
  run: ({ org }) =>
    judge(org.people, ({ assigned, isComplete }) =>
      assigned.length === 0
        ? {
            state: 'error',
            finding: 'Nobody is assigned the permission set Video Agent itself, so nobody can start a call.',
            remedy: `${ASSIGN} Assignments by a permission set group are not seen by this check.`,
            setupPath: PERMISSION_SETS,
          }
        : { state: 'ok', finding: `People who can start calls: ${assigned.length}${isComplete ? '' : ' or more'}.` },
    ),
};

/** Those who work on cases may start calls. */
export const caseOwners: CheckDefinition = {
  id: 'case-owners',
  group: 'people',
  run: ({ org }) =>
    judge(org.people, (people) => {
      const missing = ownersWithoutAgentSet(people);
      if (missing.length === 0) return { state: 'ok', finding: 'All owners of open cases can start calls.' };
      return {
        state: 'warning',
        finding: `Owners of open cases who cannot start calls: ${missing.length}.`,
        remedy: ASSIGN,
        items: missing.slice(0, MAX_ITEMS).map(({ name, openCases }) => `${name} (open cases: ${openCases})`),
        setupPath: PERMISSION_SETS,
      };
    }),
};

/** Those who may start calls have a login at 8x8. */
export const agentLogins: CheckDefinition = {
  id: 'agent-logins',
  group: 'people',
  settings: ['Agent_Login_Field__c'],
  run: ({ org }) =>
    judge(org.people, ({ assigned }) => {
      if (assigned.length === 0) return { state: 'not-applicable', finding: 'There is no agent to check.' };
      const empty = assigned.filter(({ login }) => login === null);
      if (empty.length === 0) return { state: 'ok', finding: 'Every agent has a login for 8x8.' };
      return {
        state: 'warning',
        finding: `Agents without a login for 8x8, who cannot start a call: ${empty.length}.`,
        remedy: 'Setup → Users → the user → Edit: fill the field that Agent Login Field of the Video Settings names.',
        items: empty.slice(0, MAX_ITEMS).map(({ name, username }) => `${name} (${username})`),
        setupPath: '/lightning/setup/ManageUsers/home',
      };
    }),
};
