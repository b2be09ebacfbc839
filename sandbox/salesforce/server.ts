import type { Express, Request, RequestHandler } from 'express';
import express from 'express';
import type { Org } from './types.ts';
import { createConnectRouter } from './connect/connect-router.ts';
import { createControlRouter } from './control/control-router.ts';
import type { OAuthClient } from './oauth/oauth-client.ts';
import { createOAuthRouter } from './oauth/oauth-router.ts';
import { TokenStore } from './oauth/token-store.ts';
import { ApiAllowance } from './rest/api-allowance.ts';
import { QueryCursors } from './rest/query-cursors.ts';
import { createRestRouter } from './rest/rest-router.ts';
import { createSoapRouter } from './soap/soap-router.ts';
import { createUiApiRouter } from './ui-api/ui-router.ts';

export interface OrgServerOptions {
  readonly clients: readonly OAuthClient[];
  /** How long a token lives without being used, in milliseconds. Default two hours. */
  readonly tokenLifetimeMs?: number;
  /** Run before every call but those of the control plane: faults, the log of requests. */
  readonly before?: readonly RequestHandler[];
  /** Part of the control plane's reset. */
  readonly onReset?: () => void | Promise<void>;
}

export interface OrgServer {
  /** Not listening; pages are mounted on it. */
  readonly app: Express;
  /** Sessions of pages are made here, and tokens revoked. */
  readonly tokens: TokenStore;
  readonly allowance: ApiAllowance;
}

/** The org's protocols over HTTP: OAuth, REST API, UI API and the control plane. */
export function createOrgServer(org: Org, options: OrgServerOptions): OrgServer {
  const tokens = new TokenStore(org.clock, org.organizationId, options.tokenLifetimeMs);
  const allowance = new ApiAllowance(org);
  const parts = { org, tokens, allowance, cursors: new QueryCursors() };
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use((_request, response, next) => {
    // The age of a record is judged by this header, so it must tell the org's time.
    response.set('Date', new Date(org.clock.now()).toUTCString());
    next();
  });
  app.use('/_sandbox', createControlRouter({ ...parts, onReset: options.onReset }));
  for (const handler of options.before ?? []) app.use(handler);
  app.use('/services/oauth2', createOAuthRouter({ org, tokens, clients: options.clients }, originOf));
  app.use('/services/Soap/u', createSoapRouter(parts));
  const pages = { ...parts, originOf };
  app.use('/services/data', createUiApiRouter(pages), createConnectRouter(pages), createRestRouter(parts));
  return { app, tokens, allowance };
}

function originOf(request: Request): string {
  return `${request.protocol}://${request.headers.host ?? 'localhost'}`;
}
