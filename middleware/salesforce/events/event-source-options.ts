import type { SalesforceConnection, SalesforceSessions } from '../connection.ts';

export interface EventEndpoint {
  /** `host:port` */
  readonly address: string;
  /** Without TLS, which is for this machine only. */
  readonly isPlain: boolean;
}

export interface EventSourceOptions {
  readonly endpoint: EventEndpoint;
  readonly connection: Pick<SalesforceConnection, 'identity'> & SalesforceSessions;
  /** API name of the event. */
  readonly event: string;
  /** How long silence is believed, milliseconds. */
  readonly idleMs?: number;
}
