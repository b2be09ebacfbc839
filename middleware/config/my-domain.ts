import { address } from './service-address.ts';

/** Hosts that belong to an org, with what their My Domain is called; `$1` is all before it, a sandbox included. */
const OTHER_HOSTS: readonly (readonly [host: RegExp, kind: string])[] = [
  [/^(.+)\.lightning\.force\.com$/u, 'the address of Lightning pages'],
  [/^(.+)\.my\.salesforce-setup\.com$/u, 'the address of Setup'],
  [/^(.+?)--\w+((?:\.\w+)*)\.vf\.force\.com$/u, 'an address of Visualforce pages'],
  [/^(.+?)--\w+((?:\.\w+)*)\.visual(?:\.force|force)\.com$/u, 'an address of Visualforce pages'],
  [/^(.+)\.(?:my\.site|my\.salesforce-sites|file\.force|documentforce)\.com$/u, 'an address for customers or files'],
];
const MY_DOMAIN = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.my\.(?:salesforce\.com|salesforce\.mil|sfcrmproducts\.cn)$/u;
const SHARED = new Set(['login.salesforce.com', 'test.salesforce.com', 'www.salesforce.com', 'salesforce.com']);
const INSTANCE = /^[a-z]{2,6}\d+(?:-api)?\.salesforce\.com$/u;
const LOOKS_LIKE_SALESFORCE = /(?:^|\.)(?:force\.com|s[a-z]{2,7}force\.[a-z.]+)$/u;
const NEEDED = 'must be the org’s My Domain (https://….my.salesforce.com, Setup → My Domain)';

/** The org's My Domain: what else looks like Salesforce would take no login of ours, or send us on. */
export const myDomain = address().superRefine((origin, context) => {
  const { hostname } = new URL(origin);
  const problem = problemOf(hostname);
  if (problem !== null) context.addIssue({ code: 'custom', message: problem });
});

function problemOf(host: string): string | null {
  if (MY_DOMAIN.test(host)) return null;
  if (SHARED.has(host))
    return `${NEEDED}: ${host} is shared by all orgs, and the client credentials flow does not work there`;
  if (INSTANCE.test(host)) return `${NEEDED}: ${host} is an instance, which an org may leave`;
  for (const [pattern, kind] of OTHER_HOSTS) {
    const [, domain, rest = ''] = pattern.exec(host) ?? [];
    if (domain !== undefined) return `${NEEDED}, and this is ${kind}: enter https://${domain}${rest}.my.salesforce.com`;
  }
  // A typing error would send the secret to whoever owns that name.
  return LOOKS_LIKE_SALESFORCE.test(host) ? NEEDED : null;
}
