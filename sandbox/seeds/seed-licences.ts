import type { Planter } from '../salesforce/org.ts';
import { recordIdOf } from '../salesforce/store/record-id.ts';

export const API_ONLY_PROFILE = 'Minimum Access - API Only Integrations';
/** Id of *Salesforce API Integration*, without which an API-only user is given no standard object. */
export const API_LICENCE = recordIdOf('0PL', 1, 'NL');

const LICENCES = { people: recordIdOf('100', 1, 'NL'), integrations: recordIdOf('100', 2, 'NL') };

/** The licences of a new Enterprise org, as far as they matter here, and the profiles that use them. */
export function seedLicences(
  plant: Planter['plant'],
  profiles: readonly string[],
  profileId: (name: string) => string,
): void {
  plant('UserLicense', { Id: LICENCES.people, Name: 'Salesforce', TotalLicenses: 20, UsedLicenses: 6 });
  plant('UserLicense', {
    Id: LICENCES.integrations,
    Name: 'Salesforce Integration',
    TotalLicenses: 5,
    UsedLicenses: 1,
  });
  plant('PermissionSetLicense', {
    Id: API_LICENCE,
    DeveloperName: 'SalesforceAPIIntegrationPsl',
    MasterLabel: 'Salesforce API Integration',
    TotalLicenses: 5,
    UsedLicenses: 1,
  });
  for (const name of profiles) {
    const isApiOnly = name === API_ONLY_PROFILE;
    plant('Profile', {
      Id: profileId(name),
      Name: name,
      PermissionsApiUserOnly: isApiOnly,
      UserLicenseId: isApiOnly ? LICENCES.integrations : LICENCES.people,
    });
  }
}
