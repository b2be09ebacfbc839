import type { Opened } from 'c/setupClient';
import { setupLabels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';

/** Whether the settings say that they were made in another org, as after the refresh of a sandbox. */
export function isOfAnotherOrg(opened: Opened | undefined): boolean {
  const { organizationId, settingsOrganizationId } = opened ?? {};
  return Boolean(settingsOrganizationId) && settingsOrganizationId !== organizationId;
}

/** Names both orgs. */
export function describeOrgs(opened: Opened | undefined): string {
  const { organizationId = '', settingsOrganizationId } = opened ?? {};
  return fillLabel(setupLabels.refreshedRemedy, settingsOrganizationId ?? '', organizationId);
}
