import type { Org, OrgSession } from '../types.ts';

/** What a query is run against. */
export interface SoqlContext {
  readonly org: Org;
  /** The person who asks: sharing, object and field permissions are theirs. */
  readonly session: OrgSession;
  /** For instance `66.0`; it appears in the URLs of the rows. */
  readonly version: string;
}
