import { seedIds } from './seed-ids.ts';

export interface SeedUser {
  readonly id: string;
  /** As `sandbox-project.json` calls them. */
  readonly name: string;
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly profile: 'Standard User' | 'System Administrator' | 'Minimum Access - API Only Integrations';
  readonly title: string;
  /** Member of the group that contacts and cases are shared with. */
  readonly inSupport: boolean;
}

const { users } = seedIds;

/**
 * The people of the sandbox; the first is the system's own hand on seeded records. What permission sets they have is the
 * project's to say.
 */
export const seedUsers: readonly SeedUser[] = [
  person('admin', 'Ines', 'Carvalho', 'Salesforce Administrator', { profile: 'System Administrator' }),
  person('agent', 'Maya', 'Lindqvist', 'Support Agent', { inSupport: true }),
  person('agent2', 'Tomas', 'Oyelaran', 'Support Agent', { inSupport: true }),
  person('restricted', 'Priya', 'Raman', 'Support Agent, trainee'),
  person('nopermission', 'Ben', 'Castell', 'Sales Representative', { inSupport: true }),
  person('supervisor', 'Hana', 'Okafor', 'Team Lead', { inSupport: true }),
  person('integration', 'Video', 'Integration', '', { profile: 'Minimum Access - API Only Integrations' }),
];

function person(
  name: keyof typeof users,
  firstName: string,
  lastName: string,
  title: string,
  { profile = 'Standard User', inSupport = false }: Partial<Pick<SeedUser, 'profile' | 'inSupport'>> = {},
): SeedUser {
  return {
    id: users[name],
    name,
    username: `${name}@northlake.example`,
    firstName,
    lastName,
    profile,
    title,
    inSupport,
  };
}

export function emailOf({ firstName, lastName }: SeedUser): string {
  return `${firstName}.${lastName}@northlake.example`.toLowerCase();
}
