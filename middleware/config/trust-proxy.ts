import { isIP } from 'node:net';
import { z } from 'zod';

/** What Express takes as "trust proxy": how many proxies stand before us, or which. */
export type TrustProxy = number | readonly string[];

const MAX_HOPS = 10;
// Names of Express for the private networks (Express, "Behind proxies").
const NAMES = new Set(['loopback', 'linklocal', 'uniquelocal']);
const ADVICE =
  'must be the number of proxies before the service (1 to 10), or their addresses or networks, separated by commas';

/** `TRUST_PROXY`. Not "true": then anybody could claim any address. Nothing, or 0, trusts nobody. */
export const trustProxy = z
  .string()
  .default('0')
  .transform((text, context): TrustProxy => {
    if (/^\d{1,4}$/u.test(text) && Number(text) <= MAX_HOPS) return Number(text);
    const entries = text.split(/[\s,]+/u).filter((entry) => entry !== '');
    if (entries.length > 0 && entries.every(isNetwork)) return entries;
    context.addIssue({ code: 'custom', message: ADVICE });
    return z.NEVER;
  });

function isNetwork(text: string): boolean {
  if (NAMES.has(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  // A network of no bits is everybody.
  return bits === undefined || (/^[1-9]\d{0,2}$/u.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
