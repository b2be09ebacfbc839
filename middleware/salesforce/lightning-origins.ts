const MY_DOMAIN = '.my.salesforce.com';
const LIGHTNING = '.lightning.force.com';

/**
 * The origins that an org's Lightning pages have, derived from its My Domain: `acme.my.salesforce.com` serves pages at
 * `acme.lightning.force.com`, `acme--dev.sandbox.my.salesforce.com` at `acme--dev.sandbox.lightning.force.com`, and so
 * for `develop`, `scratch` and `trailblaze`. Source: Salesforce Help, "My Domain URL Formats".
 *
 * @param loginUrl the org's My Domain; one on this machine is its own Lightning origin
 */
export function lightningOrigins(loginUrl: string): string[] {
  const { hostname, origin } = new URL(loginUrl);
  if (!hostname.endsWith(MY_DOMAIN)) return [origin];
  return [`https://${hostname.slice(0, -MY_DOMAIN.length)}${LIGHTNING}`];
}
