import type { Org, OrgSession } from '../types.ts';
import type { QueryCursors } from './query-cursors.ts';

/** What one call of the REST API runs with: who asks, in which version. */
export interface RestContext {
  readonly org: Org;
  readonly session: OrgSession;
  /** For instance `66.0`. */
  readonly version: string;
  readonly cursors: QueryCursors;
  /** The org's daily allowance of API calls. */
  readonly dailyApiRequests: number;
}

/** A call below `/services/data/vXX.0`, from the network or from inside a composite. */
export interface RestRequest {
  readonly method: string;
  /** Decoded. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  /** Keyed by lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Parsed JSON; undefined where none was sent. */
  readonly body: unknown;
}

export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
  /** In place of a body, for what is no JSON. */
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export type RestHandler = (context: RestContext, request: RestRequest, ...parameters: readonly string[]) => RestAnswer;
