export interface StandardOptions {
  /** State and country picklists are on: addresses have `…CountryCode` and `…StateCode`. Off by default, as in a new org. */
  readonly countryPicklists: boolean;
  /** Organization-wide defaults. */
  readonly contactSharing: 'Private' | 'Read' | 'ReadWrite';
  readonly caseSharing: 'Private' | 'Read' | 'ReadWrite';
}
