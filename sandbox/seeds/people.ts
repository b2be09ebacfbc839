import { seedIds } from './seed-ids.ts';

export interface SeedUser {
  readonly id: string;
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly profile: 'Standard User' | 'System Administrator' | 'Minimum Access - API Only Integrations';
  readonly permissionSets: readonly string[];
  readonly title: string;
  /** Member of the group that contacts and cases are shared with. */
  readonly inSupport: boolean;
}

const { users } = seedIds;

/** The people of the sandbox; the first is the system's own hand on seeded records. */
export const seedUsers: readonly SeedUser[] = [
  person(
    users.admin,
    'admin',
    'Ines',
    'Carvalho',
    'System Administrator',
    ['Video_Admin', 'Video_Agent'],
    'Salesforce Administrator',
    false,
  ),
  person(
    users.agent,
    'agent',
    'Maya',
    'Lindqvist',
    'Standard User',
    ['Video_Agent', 'Video_Automation'],
    'Support Agent',
    true,
  ),
  person(users.agent2, 'agent2', 'Tomas', 'Oyelaran', 'Standard User', ['Video_Agent'], 'Support Agent', true),
  person(
    users.restricted,
    'restricted',
    'Priya',
    'Raman',
    'Standard User',
    ['Video_Agent'],
    'Support Agent, trainee',
    false,
  ),
  person(users.nopermission, 'nopermission', 'Ben', 'Castell', 'Standard User', [], 'Sales Representative', true),
  person(
    users.supervisor,
    'supervisor',
    'Hana',
    'Okafor',
    'Standard User',
    ['Video_Agent', 'Video_Supervisor'],
    'Team Lead',
    true,
  ),
  person(
    users.integration,
    'integration',
    'Video',
    'Integration',
    'Minimum Access - API Only Integrations',
    ['Video_Integration', 'Video_Setup_Insight'],
    '',
    false,
  ),
];

function person(
  id: string,
  name: string,
  firstName: string,
  lastName: string,
  profile: SeedUser['profile'],
  permissionSets: readonly string[],
  title: string,
  inSupport: boolean,
): SeedUser {
  return { id, username: `${name}@northlake.example`, firstName, lastName, profile, permissionSets, title, inSupport };
}

export function emailOf({ firstName, lastName }: SeedUser): string {
  return `${firstName}.${lastName}@northlake.example`.toLowerCase();
}
