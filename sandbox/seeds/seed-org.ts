import { ASSIGNMENT_QUEUE } from '../salesforce/save/save-record.ts';
import type { Planter } from '../salesforce/org.ts';
import { recordIdOf } from '../salesforce/store/record-id.ts';
import { seedCases, seedContacts } from './customers.ts';
import { emailOf, seedUsers, type SeedUser } from './people.ts';
import type { ProjectRecords } from './project-records.ts';
import { ORGANIZATION_ID, seedIds } from './seed-ids.ts';
import { API_LICENCE, API_ONLY_PROFILE, seedLicences } from './seed-licences.ts';

const HOUR_MS = 3_600_000;
const SUPPORT_GROUP = recordIdOf('00G', 1, 'NL');
const SUPPORT_QUEUE = recordIdOf('00G', 2, 'NL');
/** After those of the seeds. */
const FIRST_GROUP = 4;
const FIRST_CASE_NUMBER = 1017;
/** Before their first case. */
const NEWEST_CONTACT_HOURS = 1000;
/** Contacts and cases that a trainee sees: those of no group. */
const SEEN_BY_TRAINEE: readonly string[] = [seedIds.contacts.mobile, seedIds.contacts.noCase];

export interface SeedOptions {
  readonly now: () => number;
  /** Permission sets that were deployed, by name. */
  readonly permissionSets: readonly string[];
  readonly profiles: readonly string[];
  /** Permission sets of the project, by the person's name. */
  readonly assigned: Readonly<Record<string, readonly string[]>>;
  /** Public groups that were deployed, and by the person's name which they are in. */
  readonly groups: ReadonlyMap<string, { readonly label: string }>;
  readonly members: Readonly<Record<string, readonly string[]>>;
  readonly records: ProjectRecords;
  readonly isProduction: boolean;
}

/** Fills an empty org: people, their rights, customers, cases, and what the project adds. */
export function seedOrg({ plant, share }: Planter, options: SeedOptions): void {
  const roles = {
    lead: recordIdOf('00E', 1, 'NL'),
    agent: recordIdOf('00E', 2, 'NL'),
    trainee: recordIdOf('00E', 3, 'NL'),
  };
  const profileId = (name: string): string => recordIdOf('00e', options.profiles.indexOf(name) + 1, 'NL');
  const setId = (name: string): string => recordIdOf('0PS', options.permissionSets.indexOf(name) + 1, 'NL');

  const groupId = (name: string): string =>
    recordIdOf('00G', FIRST_GROUP + [...options.groups.keys()].indexOf(name), 'NL');

  seedLicences(plant, options.profiles, profileId);
  plant('UserRole', { Id: roles.lead, Name: 'Team Lead', DeveloperName: 'Team_Lead' });
  plant('UserRole', {
    Id: roles.agent,
    Name: 'Support Agent',
    DeveloperName: 'Support_Agent',
    ParentRoleId: roles.lead,
  });
  plant('UserRole', { Id: roles.trainee, Name: 'Trainee', DeveloperName: 'Trainee', ParentRoleId: roles.agent });
  plant('Organization', { Id: ORGANIZATION_ID, Name: 'Northlake Appliances', IsSandbox: !options.isProduction });
  plant('Group', { Id: SUPPORT_GROUP, Name: 'Support', DeveloperName: 'Support', Type: 'Regular' });
  plant('Group', {
    Id: SUPPORT_QUEUE,
    Name: 'Support Queue',
    DeveloperName: ASSIGNMENT_QUEUE,
    Type: 'Queue',
  });
  for (const [name, { label }] of options.groups)
    plant('Group', { Id: groupId(name), Name: label, DeveloperName: name, Type: 'Regular' });
  for (const name of options.permissionSets)
    plant('PermissionSet', { Id: setId(name), Name: name, Label: name.replaceAll('_', ' ') });

  const trainee = recordIdOf('00G', 3, 'NL');
  plant('Group', { Id: trainee, Name: 'Trainees', DeveloperName: 'Trainees', Type: 'Regular' });
  for (const user of seedUsers) {
    plant('User', { ...userValues(user), ProfileId: profileId(user.profile), UserRoleId: roleOf(user, roles) });
    if (user.profile === API_ONLY_PROFILE)
      plant('PermissionSetLicenseAssign', { PermissionSetLicenseId: API_LICENCE, AssigneeId: user.id });
    for (const name of options.assigned[user.name] ?? []) {
      if (options.permissionSets.includes(name))
        plant('PermissionSetAssignment', { PermissionSetId: setId(name), AssigneeId: user.id });
    }
    for (const name of options.members[user.name] ?? [])
      if (options.groups.has(name)) plant('GroupMember', { GroupId: groupId(name), UserOrGroupId: user.id });
    if (user.inSupport) plant('GroupMember', { GroupId: SUPPORT_GROUP, UserOrGroupId: user.id });
  }
  for (const id of [seedIds.users.agent, seedIds.users.agent2])
    plant('GroupMember', { GroupId: SUPPORT_QUEUE, UserOrGroupId: id });
  plant('GroupMember', { GroupId: trainee, UserOrGroupId: seedIds.users.restricted });

  const accountId = plant('Account', {
    Id: recordIdOf('001', 1, 'NL'),
    Name: 'Harborview Offices',
    OwnerId: seedIds.users.agent,
  }).Id;
  const timeOf = (hoursAgo: number): string =>
    new Date(Math.floor(options.now() / 1000) * 1000 - hoursAgo * HOUR_MS).toISOString();
  seedContacts.forEach(({ id, values, shared }, index) => {
    const CreatedDate = timeOf(NEWEST_CONTACT_HOURS + index);
    plant('Contact', { Id: id, AccountId: accountId, CreatedDate, ...values });
    if (shared) share({ recordId: id, groupId: SUPPORT_GROUP, level: 'Edit' });
    if (SEEN_BY_TRAINEE.includes(id)) share({ recordId: id, groupId: trainee, level: 'Read' });
  });
  seedCases.forEach(({ id, values, shared, hoursAgo }, index) => {
    const CaseNumber = String(FIRST_CASE_NUMBER + index).padStart(8, '0');
    plant('Case', { Id: id, AccountId: accountId, CaseNumber, CreatedDate: timeOf(hoursAgo), ...values });
    if (shared) share({ recordId: id, groupId: SUPPORT_GROUP, level: 'Edit' });
  });
  for (const [object, rows] of Object.entries(options.records)) for (const row of rows) plant(object, row);
}

function userValues(user: SeedUser): Record<string, unknown> {
  const { id, username, firstName, lastName, title } = user;
  const locale = {
    TimeZoneSidKey: 'America/Los_Angeles',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
  };
  const names = { FirstName: firstName, LastName: lastName, Alias: username.slice(0, 8), Title: title };
  return {
    Id: id,
    Username: username,
    Email: emailOf(user),
    IsActive: true,
    UserType: 'Standard',
    ...names,
    ...locale,
  };
}

function roleOf(user: SeedUser, roles: { lead: string; agent: string; trainee: string }): string | null {
  if (user.id === seedIds.users.supervisor) return roles.lead;
  if (user.id === seedIds.users.restricted) return roles.trainee;
  return user.inSupport ? roles.agent : null;
}
