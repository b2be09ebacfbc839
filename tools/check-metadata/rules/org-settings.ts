import { fileNamed, filesOf } from '../../../sandbox/salesforce/deploy/deployment.ts';
import type { OwnRule } from '../project/project.ts';

/**
 * Trusted sites get the camera and microphone that they ask for only where the org's security settings hand them on.
 * Source: Metadata API Developer Guide, "SecuritySettings".
 */
export const orgSettings: OwnRule = {
  name: 'org-settings',
  check: (project, say) => {
    const { securitySettings, trustedSites } = project.metadata;
    const needing = [...trustedSites.values()].find((site) => site.canAccessCamera || site.canAccessMicrophone);
    if (needing === undefined) return;
    const file = fileNamed(project, 'settings', 'Security') ?? filesOf(project, 'cspTrustedSite')[0] ?? 'org-setup';
    for (const [name, access] of Object.entries({
      grantCameraAccess: securitySettings.cameraAccess,
      grantMicrophoneAccess: securitySettings.microphoneAccess,
    }))
      if (access !== 'TrustedUrls')
        say(
          file,
          `keeps ${name} from trusted sites`,
          `set ${name} to TrustedUrls in settings/Security.settings-meta.xml`,
        );
    if (!securitySettings.enablePermissionsPolicy)
      say(file, 'sends no Permissions-Policy', 'set enablePermissionsPolicy to true');
  },
};
