import type { Problem } from '../problem.ts';
import { filesOf, type Project } from '../project/project.ts';
import { childOf, isTrue, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

const GRANTS = ['grantCameraAccess', 'grantMicrophoneAccess'];

/**
 * Trusted sites get the camera and microphone that they ask for only where the org's security settings hand them on.
 * Source: Metadata API Developer Guide, "SecuritySettings".
 */
export const orgSettings: Rule = {
  name: 'org-settings',
  check: checkDevices,
};

function checkDevices(project: Project): Problem[] {
  const needing = filesOf(project, 'cspTrustedSite').find(
    ({ root }) => isTrue(root, 'canAccessCamera') || isTrue(root, 'canAccessMicrophone'),
  );
  if (needing === undefined) return [];
  const settings = filesOf(project, 'settings').find(({ name }) => name === 'Security');
  if (settings === undefined)
    return [
      { file: needing.path, problem: 'needs security settings', remedy: 'add settings/Security.settings-meta.xml' },
    ];
  const { path: file, root } = settings;
  const session = childOf(root, 'sessionSettings');
  const problems: Problem[] = GRANTS.filter(
    (name) => session === undefined || textOf(session, name) !== 'TrustedUrls',
  ).map((name) => ({
    file,
    problem: `keeps ${name} from trusted sites`,
    remedy: `set ${name} to TrustedUrls in sessionSettings`,
  }));
  if (!isTrue(root, 'enablePermissionsPolicy'))
    problems.push({ file, problem: 'sends no Permissions-Policy', remedy: 'set enablePermissionsPolicy to true' });
  return problems;
}
