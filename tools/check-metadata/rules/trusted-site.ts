import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../project/metadata-file.ts';
import { filesOf, type Project } from '../project/project.ts';
import { isTrue, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

/** Stands for the middleware's origin until deployment. */
const MIDDLEWARE = 'https://middleware.example.com';
const VIDEO_BASE_URL = /\bVIDEO_BASE_URL\b.*?['"](https:\/\/[^'"/]+)/u;
const CONSOLE_RIGHTS = ['isApplicableToFrameSrc', 'canAccessCamera', 'canAccessMicrophone'];

/** An origin that a component meets, and what the page must let it do. */
interface Use {
  readonly user: string;
  readonly origin: string | undefined;
  readonly rights: readonly string[];
}

/**
 * Every origin that a component frames or fetches is a trusted site with exactly the rights for that: without one the
 * page's Content-Security-Policy or Permissions-Policy refuses it.
 */
export const trustedSite: Rule = {
  name: 'trusted-site',
  check: (project) => {
    const sites = filesOf(project, 'cspTrustedSite');
    return [...sites.flatMap((site) => checkSite(site, sites)), ...checkUse(project, sites)];
  },
};

function checkSite({ path, root }: MetadataFile, sites: readonly MetadataFile[]): Problem[] {
  const url = textOf(root, 'endpointUrl');
  const problems: Problem[] = [];
  if (!URL.canParse(url) || new URL(url).origin !== url || !url.startsWith('https://'))
    problems.push({ file: path, problem: `trusts "${url}"`, remedy: 'name one https origin, without a path' });
  if (sites.filter((site) => textOf(site.root, 'endpointUrl') === url).length > 1)
    problems.push({ file: path, problem: `and another site trust ${url}`, remedy: 'keep one' });
  return problems;
}

function checkUse(project: Project, sites: readonly MetadataFile[]): Problem[] {
  const videoOrigin = project.middleware.map(([, text]) => VIDEO_BASE_URL.exec(text)?.[1]).find(Boolean);
  const framing = project.components.flatMap(({ templates }) => templates).find(([, text]) => text.includes('<iframe'));
  const fetching = project.components.flatMap(({ sources }) => sources).find(([, text]) => /\bfetch\(/u.test(text));
  const uses: Use[] = [];
  if (framing !== undefined) uses.push({ user: framing[0], origin: videoOrigin, rights: CONSOLE_RIGHTS });
  if (fetching !== undefined)
    uses.push({ user: fetching[0], origin: MIDDLEWARE, rights: ['isApplicableToConnectSrc'] });
  return [...uses.flatMap((use) => checkNeed(use, sites)), ...sites.flatMap((site) => checkExcess(site, uses))];
}

function checkNeed({ user, origin, rights }: Use, sites: readonly MetadataFile[]): Problem[] {
  const site = sites.find(({ root }) => textOf(root, 'endpointUrl') === origin);
  const missing = [...rights, 'isActive'].filter((right) => site === undefined || !isTrue(site.root, right));
  if (missing.length === 0) return [];
  return [
    {
      file: site?.path ?? user,
      problem: `${origin ?? 'the console'} is needed by ${user} but not trusted with ${missing.join(', ')}`,
      remedy: 'set these to true in its trusted site',
    },
  ];
}

function checkExcess({ path, root }: MetadataFile, uses: readonly Use[]): Problem[] {
  const needed = uses.filter(({ origin }) => origin === textOf(root, 'endpointUrl')).flatMap(({ rights }) => rights);
  return root.children
    .filter(
      ({ name, text }) => /^(?:canAccess|isApplicableTo)/u.test(name) && text === 'true' && !needed.includes(name),
    )
    .map(({ name }) => ({ file: path, problem: `grants ${name}, which nothing needs`, remedy: 'set it to false' }));
}
