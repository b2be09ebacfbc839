// Not the package's front door, which loads every API of it; and not connection.js, which must not be loaded first: then
// the front door has no Connection for whoever comes later.
import { Connection } from 'jsforce/lib/core.js';
import { z } from 'zod';
import type { ApiUsage } from '../domain/org-inspection.ts';
import { parseRetryAfter } from '../errors/retry-after.ts';
import { createCallLimit, type CallLimit } from '../load/limit-calls.ts';
import { SECOND_MS, type Clock } from '../time/clock.ts';
import { parseHttpDate } from '../time/http-date.ts';
import { createApiMeter } from './api-meter.ts';
import { parseAnswer, renewalFault, SalesforceCallError, toCallError, withRetryAfter } from './call-error.ts';
import { tokenRequest, type SalesforceCredentials } from './credentials.ts';
import { createRetryAfterGuard } from './heed-retry-after.ts';
import { logIn } from './log-in.ts';
import { createTransport, type SalesforceTransport, type TransportOptions } from './transport.ts';

/** The API version that the package is written for. */
export const API_VERSION = '66.0';

/** Lists the API versions: no call of the allowance. Source: REST API Developer Guide, "Versions". */
export const API_ROOT = '/services/data';

// A token that Salesforce just gave and does not take: jsforce would ask for the next one for ever.
const MAX_STRIKES = 2;
// After this pause a new token is tried again: somebody may have mended the org meanwhile.
const STRIKE_PAUSE_MS = 30_000;
// A page waits 25 seconds for everything, 8x8 included.
const LONGEST_WAIT_MS = 5 * SECOND_MS;
const NO_CONTENT = 204;
// A picture of some megabytes over a slow line.
const FILES: TransportOptions = { deadlineMs: 60 * SECOND_MS, connections: 2 };
// One for each kind of work, and some: each does one call at a time.
const BACKGROUND_CONNECTIONS = 8;

const emptiedSchema = z.array(z.object({ success: z.boolean() }));

export interface SalesforceOptions {
  readonly loginUrl: string;
  readonly credentials: SalesforceCredentials;
  /** `connections`: calls at a time for people who wait. */
  readonly transport: TransportOptions;
  readonly clock: Clock;
  /** Told the org's time with each answer that says it, milliseconds since 1970. */
  readonly onOrgTime?: (orgNow: number) => void;
}

export interface SalesforceAnswer {
  readonly body: unknown;
  /** The org's time when it answered, milliseconds since 1970; null if it did not tell, or not understandably. */
  readonly orgNow: number | null;
}

export interface SalesforceIdentity {
  readonly orgId: string;
  readonly userId: string;
}

/** What the Pub/Sub API wants to know of us. */
export interface SalesforceSession {
  readonly accessToken: string;
  readonly instanceUrl: string;
  readonly orgId: string;
}

/** The session itself, for what does not go through `SalesforceConnection`. */
export interface SalesforceSessions {
  /** @throws SalesforceCallError */
  session(): Promise<SalesforceSession>;
  /** The session after a token was refused: with a new one, unless somebody else renewed it. @throws SalesforceCallError */
  renewSession(refusedToken: string): Promise<SalesforceSession>;
}

export interface SalesforceConnection {
  identity(): Promise<SalesforceIdentity>;
  get(path: string): Promise<SalesforceAnswer>;
  post(path: string, body: object): Promise<SalesforceAnswer>;
  delete(path: string): Promise<SalesforceAnswer>;
}

export interface MeteredConnection extends SalesforceConnection {
  /** Null before the first answer of the org. */
  apiUsage(): ApiUsage | null;
}

export interface OrgConnection extends MeteredConnection, SalesforceSessions {
  /**
   * The same for people and servers who wait for an answer: whatever their number, they hold up nothing of what the
   * connection itself is asked for. Its calls throw AppError OVERLOADED too, where they would be waited for too long, and
   * are not made before the time that Salesforce has asked them to wait.
   */
  readonly forCallers: SalesforceConnection;
  /** Sends bytes, with sockets and a time of their own. @param contentType of the whole body, with its boundary if it has one */
  upload(path: string, contentType: string, body: Buffer): Promise<SalesforceAnswer>;
  /**
   * Takes records that this user deleted out of the recycle bin, for good: a call of the SOAP API, for REST has none. Source:
   * SOAP API Developer Guide, "emptyRecycleBin()".
   *
   * @param ids 200 at most, none of a record that went along with another
   * @returns how many are out of it
   */
  emptyRecycleBin(ids: readonly string[]): Promise<number>;
  close(): Promise<void>;
}

/** The one connection to the org: logs in by itself, renews its token, and never retries anything but that. */
export function createSalesforceConnection({
  loginUrl,
  credentials,
  transport,
  clock,
  onOrgTime = () => undefined,
}: SalesforceOptions): OrgConnection {
  const meter = createApiMeter(clock);
  // Sockets of its own: the write-back and a login never stand in line behind callers.
  const http = createTransport({ ...transport, connections: BACKGROUND_CONNECTIONS });
  const callersHttp = createTransport(transport);
  const filesHttp = createTransport(FILES);
  let strikes = 0;
  let struckAt = Number.NEGATIVE_INFINITY;
  let login: Promise<SalesforceIdentity> | undefined;
  let renewing: Promise<void> | undefined;

  const connection = new Connection({
    loginUrl,
    instanceUrl: loginUrl,
    version: API_VERSION,
    refreshFn: (_, callback) => {
      renew().then(
        () => void callback(null, connection.accessToken ?? undefined),
        // jsforce wraps whatever is given here into a text of its own; `call` takes the error apart again.
        (error: unknown) => void callback(new Error(JSON.stringify(toCallError(error).fault))),
      );
    },
  });
  connection._transport = http.transport;

  async function authorize(): Promise<SalesforceIdentity> {
    let retryAfterS: number | undefined;
    const observed = http.observed(({ headers }) => {
      retryAfterS = parseRetryAfter(headers['retry-after'], clock.now());
    });
    const answer = await logIn(observed, loginUrl, tokenRequest(credentials, loginUrl, clock.now())).catch(
      (error: unknown) => {
        throw withRetryAfter(toCallError(error), retryAfterS);
      },
    );
    connection.instanceUrl = answer.instanceUrl;
    connection.accessToken = answer.accessToken;
    return { orgId: answer.orgId, userId: answer.userId };
  }

  async function renew(): Promise<void> {
    if (clock.now() - struckAt > STRIKE_PAUSE_MS) strikes = 0;
    strikes += 1;
    if (strikes > MAX_STRIKES) {
      const message = 'Salesforce rejects the tokens it has just given';
      throw new SalesforceCallError({ kind: 'auth', code: 'TOKEN_REJECTED', message });
    }
    struckAt = clock.now();
    await authorize();
  }

  async function loggedIn(): Promise<SalesforceIdentity> {
    login ??= authorize();
    try {
      return await login;
    } catch (error) {
      login = undefined;
      throw toCallError(error);
    }
  }

  async function session(): Promise<SalesforceSession> {
    const { orgId } = await loggedIn();
    const { accessToken, instanceUrl } = connection;
    if (accessToken == null) {
      throw new SalesforceCallError({ kind: 'retry', code: 'NO_TOKEN', message: 'The session has just ended' });
    }
    return { accessToken, instanceUrl, orgId };
  }

  async function call(
    over: SalesforceTransport,
    request: { method: 'GET' | 'POST' | 'DELETE'; url: string; body?: string | Buffer },
    sentType = 'application/json',
  ): Promise<SalesforceAnswer> {
    await loggedIn();
    let orgNow: number | null = null;
    let contentType = '';
    let retryAfterS: number | undefined;
    let status: number | undefined;
    const observed = over.observed(({ statusCode, headers }) => {
      status = statusCode;
      if (statusCode !== 401) strikes = 0;
      meter.count(headers['sforce-limit-info']);
      orgNow = parseHttpDate(headers['date']);
      if (orgNow !== null) onOrgTime(orgNow);
      contentType = headers['content-type'] ?? '';
      retryAfterS = parseRetryAfter(headers['retry-after'], clock.now());
    });
    const headers = { 'content-type': sentType };
    const body = await connection
      .request({ ...request, ...(request.body === undefined ? {} : { headers }) }, { transport: observed })
      .catch((error: unknown) => {
        throw withRetryAfter(renewalFault(error) ?? toCallError(error, status), retryAfterS);
      });
    // A deletion is answered without anything.
    if (status === NO_CONTENT) return { body: null, orgNow };
    // A maintenance page or a proxy's login page comes with status 200.
    if (!contentType.startsWith('application/json') || typeof body === 'string') {
      throw new SalesforceCallError({ kind: 'retry', code: 'NOT_JSON', message: `Answer of type "${contentType}"` });
    }
    return { body, orgNow };
  }

  const guard = createRetryAfterGuard(clock);
  const limit = createCallLimit({ concurrency: transport.connections, longestWaitMs: LONGEST_WAIT_MS });

  function callsOver(over: SalesforceTransport, limit: CallLimit): SalesforceConnection {
    return {
      identity: () => limit(loggedIn),
      get: (path) => limit(() => call(over, { method: 'GET', url: path })),
      post: (path, body) => limit(() => call(over, { method: 'POST', url: path, body: JSON.stringify(body) })),
      delete: (path) => limit(() => call(over, { method: 'DELETE', url: path })),
    };
  }

  return {
    ...callsOver(http, (run) => run()),
    forCallers: callsOver(callersHttp, (run) => limit(() => guard(run))),
    upload: (path, contentType, body) => call(filesHttp, { method: 'POST', url: path, body }, contentType),
    emptyRecycleBin: async (ids) => {
      await loggedIn();
      // Once a day at most: loaded when it is used.
      const { SoapApi } = await import('jsforce/lib/api/soap.js');
      const results: unknown = await new SoapApi(connection).emptyRecycleBin([...ids]).catch((error: unknown) => {
        throw renewalFault(error) ?? toCallError(error);
      });
      return parseAnswer(emptiedSchema, results).filter(({ success }) => success).length;
    },
    session,
    renewSession: async (refusedToken) => {
      if (connection.accessToken !== refusedToken) return session();
      renewing ??= renew().finally(() => (renewing = undefined));
      await renewing.catch((error: unknown) => {
        throw toCallError(error);
      });
      return session();
    },
    apiUsage: () => meter.read(),
    close: async () => {
      await Promise.all([http.close(), callersHttp.close(), filesHttp.close()]);
    },
  };
}
