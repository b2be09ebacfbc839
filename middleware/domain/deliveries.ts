/** A delivery that waits for a person. Times are milliseconds since 1970. */
export interface ParkedDelivery {
  readonly sessionId: string;
  readonly callReference: string | null;
  readonly reason: string;
  readonly since: number;
  readonly attempts: number;
}

/** How far Salesforce knows of a session. */
export interface RecentDelivery {
  readonly sessionId: string;
  readonly callReference: string | null;
  readonly status: string;
  readonly state: 'written' | 'waiting' | 'parked';
  readonly changedAt: number;
  /** What Salesforce said at the last attempt that failed. */
  readonly reason: string | null;
}

export interface DeliveryPause {
  readonly reason: string;
  readonly since: number;
  readonly until: number;
}

export interface DeliveryOverview {
  /** Sessions of which something has not reached Salesforce, the parked ones among them. */
  readonly unwritten: number;
  readonly parkedCount: number;
  /** Why nothing is delivered at the moment, or null. */
  readonly pause: DeliveryPause | null;
  readonly parked: readonly ParkedDelivery[];
  /** The latest changed first. */
  readonly recent: readonly RecentDelivery[];
}

/** What is on its way to Salesforce, and the way to try again once somebody mended what was refused. */
export interface Deliveries {
  list(limit: number): Promise<readonly ParkedDelivery[]>;
  /** @param limit parked and recent ones each at most */
  overview(limit: number): Promise<DeliveryOverview>;
  /** Tries one delivery again, or all of them; a pause of deliveries ends too. Returns how many are tried. */
  retry(which: { readonly sessionId: string } | 'all'): Promise<number>;
}
