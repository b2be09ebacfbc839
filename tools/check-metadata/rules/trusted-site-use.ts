import { fileNamed } from '../../../sandbox/salesforce/deploy/deployment.ts';
import type { TrustedSite } from '../../../sandbox/salesforce/metadata/metadata-types.ts';
import type { OwnRule, Project } from '../project/project.ts';

/** Stands for the middleware's origin until deployment. */
const MIDDLEWARE = 'https://middleware.example.com';
const VIDEO_BASE_URL = /\bVIDEO_BASE_URL\b.*?['"](https:\/\/[^'"/]+)/u;
/** What a site can be granted, by what the page lets it do. */
const RIGHTS = [
  'canAccessCamera',
  'canAccessMicrophone',
  'connectSrc',
  'fontSrc',
  'frameSrc',
  'imgSrc',
  'mediaSrc',
  'styleSrc',
] as const;

/** An origin that a component meets, and what the page must let it do. */
interface Use {
  readonly user: string;
  readonly origin: string | undefined;
  readonly rights: readonly (typeof RIGHTS)[number][];
}

/**
 * Every origin that a component frames or fetches is a trusted site with exactly the rights for that: without one the
 * page's Content-Security-Policy or Permissions-Policy refuses it.
 */
export const trustedSiteUse: OwnRule = {
  name: 'trusted-site-use',
  check: (project, say) => {
    const sites = [...project.metadata.trustedSites.values()];
    const fileOf = ({ name }: TrustedSite) => fileNamed(project, 'cspTrustedSite', name) ?? name;
    const uses = usesOf(project);
    for (const { user, origin, rights } of uses) {
      const site = sites.find(({ endpointUrl }) => endpointUrl === origin);
      const missing = rights.filter((right) => site?.[right] !== true);
      if (missing.length > 0 || site?.isActive !== true)
        say(
          site === undefined ? user : fileOf(site),
          `${origin ?? 'the console'} is needed by ${user} but not trusted with ${['isActive', ...missing].join(', ')}`,
          'set these to true in its trusted site',
        );
    }
    for (const site of sites) {
      const needed = uses.filter(({ origin }) => origin === site.endpointUrl).flatMap(({ rights }) => rights);
      for (const right of RIGHTS)
        if (site[right] && !needed.includes(right))
          say(fileOf(site), `grants ${right}, which nothing needs`, 'set it to false');
    }
  },
};

function usesOf({ components, middleware }: Project): Use[] {
  const videoOrigin = middleware.map(([, text]) => VIDEO_BASE_URL.exec(text)?.[1]).find(Boolean);
  const framing = components.flatMap(({ templates }) => templates).find(([, text]) => text.includes('<iframe'));
  const fetching = components.flatMap(({ sources }) => sources).find(([, text]) => /\bfetch\(/u.test(text));
  const uses: Use[] = [];
  if (framing !== undefined)
    uses.push({
      user: framing[0],
      origin: videoOrigin,
      rights: ['frameSrc', 'canAccessCamera', 'canAccessMicrophone'],
    });
  if (fetching !== undefined) uses.push({ user: fetching[0], origin: MIDDLEWARE, rights: ['connectSrc'] });
  return uses;
}
