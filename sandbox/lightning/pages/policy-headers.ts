import type { OrgMetadata, TrustedSite } from '../../salesforce/types.ts';

/** The place of 8x8 in trusted sites; the sandbox's own 8x8 answers for it, as an entry in the hosts file would have it. */
const VIDEO_AGENT = 'https://video-agent.8x8.com';

/** Contexts of trusted sites that Lightning pages obey. */
const CONTEXTS = new Set(['All', 'LEX']);

/**
 * The headers by which the org tells browsers what its pages may reach, from the trusted sites of the metadata.
 * Source: Salesforce Help, "Manage Trusted URLs", "Control Access to Browser Features".
 *
 * @param videoOrigin where the sandbox's 8x8 is
 */
export function policyHeaders(metadata: OrgMetadata, videoOrigin: string): Readonly<Record<string, string>> {
  const sites = [...metadata.trustedSites.values()].filter(
    ({ isActive, context }) => isActive && CONTEXTS.has(context),
  );
  const origins = (applies: (site: TrustedSite) => boolean): readonly string[] =>
    sites
      .filter(applies)
      .map(({ endpointUrl }) => (URL.parse(endpointUrl)?.origin === VIDEO_AGENT ? videoOrigin : endpointUrl));
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'", ...origins(({ styleSrc }) => styleSrc)],
    'img-src': ["'self'", 'data:', 'blob:', ...origins(({ imgSrc }) => imgSrc)],
    'font-src': ["'self'", 'data:', ...origins(({ fontSrc }) => fontSrc)],
    'media-src': ["'self'", 'blob:', ...origins(({ mediaSrc }) => mediaSrc)],
    'connect-src': ["'self'", ...origins(({ connectSrc }) => connectSrc)],
    'frame-src': ["'self'", ...origins(({ frameSrc }) => frameSrc)],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'"],
  };
  const policy = Object.entries(directives).map(([name, sources]) => `${name} ${sources.join(' ')}`);
  return {
    'Content-Security-Policy': policy.join('; '),
    'Referrer-Policy': 'origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    ...permissionsPolicy(metadata, origins),
  };
}

function permissionsPolicy(
  { securitySettings }: OrgMetadata,
  origins: (applies: (site: TrustedSite) => boolean) => readonly string[],
): Readonly<Record<string, string>> {
  if (!securitySettings.enablePermissionsPolicy) return {};
  const { cameraAccess, microphoneAccess } = securitySettings;
  const camera = allowList(cameraAccess, () => origins((site) => site.canAccessCamera));
  const microphone = allowList(microphoneAccess, () => origins((site) => site.canAccessMicrophone));
  return { 'Permissions-Policy': `camera=${camera}, microphone=${microphone}` };
}

/** `self` must be in the list: a page without the right itself cannot pass it on to a frame. Source: W3C, Permissions Policy 9.7. */
function allowList(access: OrgMetadata['securitySettings']['cameraAccess'], trusted: () => readonly string[]): string {
  if (access === 'Always') return '*';
  return access === 'None'
    ? '()'
    : `(self ${trusted()
        .map((origin) => `"${origin}"`)
        .join(' ')})`.replace(' )', ')');
}
