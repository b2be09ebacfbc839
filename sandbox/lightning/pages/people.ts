import type { Org, OrgMetadata, OrgUser } from '../../salesforce/types.ts';
import type { Person } from './page-model.ts';

/** Everybody whom one may become in the sandbox: those who can open a page. */
export function peopleOf(org: Org): readonly Person[] {
  const { profiles } = org.metadata;
  return org
    .users()
    .filter(
      ({ isActive, profile }) => isActive && !(profiles.get(profile)?.userPermissions.has('ApiUserOnly') ?? false),
    )
    .map((user) => ({ username: user.username, name: user.name, role: roleOf(org, user) }));
}

function roleOf(org: Org, { id, profile, permissionSets }: OrgUser): string {
  const title = org.records.get('User', id)?.['Title'];
  if (typeof title === 'string' && title !== '') return title;
  const labels = permissionSets.map((name) => org.metadata.permissionSets.get(name)?.label ?? name);
  return [profile, ...labels].join(', ');
}

/** The permissions of the platform that somebody in the org was granted and this person has. */
export function userPermissionsOf({ profiles, permissionSets }: OrgMetadata, user: OrgUser): readonly string[] {
  const all = [...profiles.values(), ...permissionSets.values()].flatMap((set) => [...set.userPermissions]);
  return [...new Set(all)].filter((name) => user.hasUserPermission(name));
}
