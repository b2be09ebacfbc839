import type { Finding } from '../steps/step.ts';

/** A profile that an integration user can have. */
export interface ApiProfile {
  readonly id: string;
  readonly name: string;
}

/** What the org says about the integration user and about making one. */
export interface UserFacts {
  readonly username: string;
  readonly user: { readonly isActive: boolean; readonly isApiOnly: boolean } | undefined;
  /** Profiles with *API Only* of the licence *Salesforce Integration*. */
  readonly profiles: readonly ApiProfile[];
  /** How many of that licence are left. */
  readonly licencesLeft: number;
}

/** Whether the integration user is there, can be made, or is a person's to mend. */
export function judgeUser({ username, user, profiles, licencesLeft }: UserFacts): Finding {
  if (user !== undefined) {
    if (!user.isActive)
      return { state: 'blocked', says: `${username} is not active. Activate the user: Setup → Users.` };
    if (!user.isApiOnly)
      return {
        state: 'blocked',
        says: `${username} has no API Only, which the client credentials flow demands. Give the user the profile Minimum Access - API Only Integrations, or name another user.`,
      };
    return { state: 'done', says: `${username} is there, active, with API Only.` };
  }
  const [profile] = profiles;
  if (profile === undefined)
    return {
      state: 'blocked',
      says: 'The org has no profile with API Only of the licence Salesforce Integration. Look at Setup → Company Information → User Licenses, or name a user that is there: --integration-user.',
    };
  if (licencesLeft < 1)
    return {
      state: 'blocked',
      says: 'All licences Salesforce Integration are used. Name a user that is there (--integration-user), or free one: Setup → Company Information → User Licenses.',
    };
  return { state: 'due', says: `${username} will be made, with the profile ${profile.name}.` };
}
