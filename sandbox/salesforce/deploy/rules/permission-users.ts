import { elementsAt, isTrue, textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

/** User permissions as far as they are met here. Source: Metadata API Developer Guide, "PermissionSet". */
const KNOWN =
  'ActivitiesAccess ApiEnabled ApiUserOnly AssignPermissionSets BulkApiHardDelete ChatterInternalUser CreateAuditFields CustomizeApplication EditEvent EditTask EmailMass EmailSingle ExportReport FlowUFLRequired LightningConsoleAllowedForUser LightningExperienceUser ListEmailSend ManageCustomPermissions ManageFlow ManageNamedCredentials ManageUsers ModifyAllData ModifyMetadata PasswordNeverExpires QueryAllFiles RunFlow RunReports SendCustomNotifications TransferAnyCase TransferAnyEntity UpdateWithInactiveOwner ViewAllData ViewAllUsers ViewDeveloperName ViewEventLogFiles ViewGlobalHeader ViewHelpLink ViewPublicDashboards ViewPublicReports ViewRoles ViewSetup ViewUserPII'.split(
    ' ',
  );
/** What each cannot be granted without. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  CustomizeApplication: ['ViewSetup', 'ViewRoles'],
  ExportReport: ['RunReports'],
  ManageUsers: ['ViewSetup', 'ViewRoles', 'ViewAllUsers'],
  ModifyAllData: ['ViewAllData'],
  ViewPublicDashboards: ['RunReports'],
  ViewPublicReports: ['RunReports'],
  ViewSetup: ['ViewRoles'],
};

/** Permission sets grant user permissions that are there, with those that these need. */
export const permissionUsers: DeployRule = {
  name: 'permission-users',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'permissionset')) {
      const granted = elementsAt(file.root, 'userPermissions');
      const names = granted.filter((grant) => isTrue(grant, 'enabled')).map((grant) => textOf(grant, 'name'));
      for (const grant of granted)
        if (!KNOWN.includes(textOf(grant, 'name')))
          say(
            file,
            `Unknown user permission: ${textOf(grant, 'name')}`,
            'correct it, or teach it to permission-users.ts',
          );
      for (const name of names) {
        const missing = (NEEDS[name] ?? []).filter((one) => !names.includes(one));
        if (missing.length > 0)
          say(file, `Permission ${name} depends on permission(s): ${missing.join(', ')}`, 'add these');
      }
    }
  },
};
