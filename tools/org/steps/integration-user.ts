import { z } from 'zod';
import { judgeUser, type ApiProfile, type UserFacts } from '../plan/judge-user.ts';
import { soqlText } from '../../../middleware/salesforce/soql.ts';
import type { Step, Tools } from './step.ts';

const LICENCE = 'Salesforce Integration';
const userSchema = z.object({ IsActive: z.boolean(), Profile: z.object({ PermissionsApiUserOnly: z.boolean() }) });
const localeSchema = z.object({
  Email: z.string(),
  TimeZoneSidKey: z.string(),
  LocaleSidKey: z.string(),
  LanguageLocaleKey: z.string(),
  EmailEncodingKey: z.string(),
});
const licenceSchema = z.object({ TotalLicenses: z.number(), UsedLicenses: z.number() });

/** The middleware logs in as this user. The client app names it, so it comes first. */
export const integrationUser: Step = {
  name: 'integration user',
  purpose: 'Looks for the user that the middleware logs in as, or makes it.',
  look: async (tools) => judgeUser(await readFacts(tools)),
  carryOut: async (tools) => {
    const { sf, org, settings } = tools;
    const { profiles } = await readFacts(tools);
    const [locale] = await sf.query(
      `SELECT Email, TimeZoneSidKey, LocaleSidKey, LanguageLocaleKey, EmailEncodingKey FROM User WHERE Username = ${soqlText(org.username)}`,
      localeSchema,
    );
    await sf.create('User', {
      ...locale,
      Username: settings.integrationUsername,
      LastName: 'Start Video Integration',
      Alias: 'video',
      ProfileId: profiles[0]?.id ?? '',
      IsActive: true,
    });
    return `${settings.integrationUsername} was made. Its mail goes to ${locale?.Email ?? 'you'}.`;
  },
  remedy: (refusal) =>
    refusal.includes('DUPLICATE_USERNAME')
      ? 'Another org has a user of this name. Choose another one: --integration-user'
      : 'Make the user by hand: Setup → Users → New User, licence Salesforce Integration, profile Minimum Access - API Only Integrations. Then run this again.',
};

async function readFacts({ sf, settings: { integrationUsername: username } }: Tools): Promise<UserFacts> {
  const [user] = await sf.query(
    `SELECT IsActive, Profile.PermissionsApiUserOnly FROM User WHERE Username = ${soqlText(username)}`,
    userSchema,
  );
  if (user !== undefined) {
    const isApiOnly = user.Profile.PermissionsApiUserOnly || (await hasApiOnlyBySet(sf, username));
    return { username, user: { isActive: user.IsActive, isApiOnly }, profiles: [], licencesLeft: 0 };
  }
  const profiles = await sf.query(
    `SELECT Id, Name FROM Profile WHERE PermissionsApiUserOnly = true AND UserLicense.Name = '${LICENCE}'`,
    z.object({ Id: z.string(), Name: z.string() }).transform(({ Id, Name }): ApiProfile => ({ id: Id, name: Name })),
  );
  const [licence] = await sf.query(
    `SELECT TotalLicenses, UsedLicenses FROM UserLicense WHERE Name = '${LICENCE}'`,
    licenceSchema,
  );
  const licencesLeft = licence === undefined ? 0 : licence.TotalLicenses - licence.UsedLicenses;
  return { username, user: undefined, profiles, licencesLeft };
}

async function hasApiOnlyBySet(sf: Tools['sf'], username: string): Promise<boolean> {
  const sets = await sf.query(
    `SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username = ${soqlText(username)} AND PermissionSet.PermissionsApiUserOnly = true`,
    z.object({ Id: z.string() }),
  );
  return sets.length > 0;
}
