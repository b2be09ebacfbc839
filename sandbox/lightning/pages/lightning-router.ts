import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { Router } from 'express';
import type { Request, Response } from 'express';
import type { Org, OrgSession } from '../../salesforce/types.ts';
import { SESSION_COOKIE, readCookie } from '../../salesforce/oauth/authenticate.ts';
import type { TokenStore } from '../../salesforce/oauth/token-store.ts';
import { BROWSER, type BuiltPages } from '../build/build-pages.ts';
import { renderPage } from './page-html.ts';
import type { PageModel } from './page-model.ts';
import { pagePath } from './page-path.ts';
import { findRoute, navigationTabs } from './page-route.ts';
import { peopleOf, userPermissionsOf } from './people.ts';
import { policyHeaders } from './policy-headers.ts';

const require = createRequire(import.meta.url);
const DESIGN_SYSTEM = join(dirname(require.resolve('@salesforce-ux/design-system/package.json')), 'assets');
const DAY = '1d';

export interface LightningOptions {
  readonly org: Org;
  readonly tokens: TokenStore;
  readonly pages: BuiltPages;
  /** The name of the app whose pages are shown, for instance `Start_Video`. */
  readonly appName: string;
  /** Whose page it is for a browser without a session. */
  readonly defaultUsername: string;
  readonly videoOrigin: string;
  /** Where the customer's phone is; null without one. */
  readonly phoneUrl: string | null;
  /** Whether frames are sandboxed at this moment. */
  readonly framesSandboxed: () => boolean;
}

/** The org's pages at Salesforce's own addresses, their scripts, static resources and the design system. */
export function createLightningRouter(options: LightningOptions): Router {
  const { org, pages, videoOrigin } = options;
  const router = Router();
  router.get('/', (_request, response) => {
    response.redirect('/lightning/page/home');
  });
  router.get(/^\/lightning(?:\/.*)?$/u, (request, response) => {
    const session = openPageSession(options, request, response);
    const model = buildModel(options, session, request);
    response
      .set(policyHeaders(org.metadata, videoOrigin))
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(renderPage(model));
  });
  router.use('/slds', express.static(DESIGN_SYSTEM, { maxAge: DAY }));
  router.get('/lightning-scripts/page.css', (_request, response) => {
    response.sendFile(join(BROWSER, 'page.css'));
  });
  router.get('/lightning-scripts/:name', (request, response, next) => {
    const code = pages.get(request.params.name);
    if (code === undefined) next();
    else response.type('js').set('Cache-Control', 'no-cache').send(code);
  });
  router.get('/resource/:name', (request, response, next) => {
    const resource = org.metadata.staticResources.get(request.params.name);
    if (resource === undefined) next();
    else response.type(resource.contentType).sendFile(resource.contentPath);
  });
  return router;
}

/** The person of the cookie; without a valid one a session of the default person begins. */
function openPageSession(
  { org, tokens, defaultUsername }: LightningOptions,
  request: Request,
  response: Response,
): OrgSession {
  const token = readCookie(request.headers.cookie, SESSION_COOKIE);
  const userId = token === undefined ? undefined : tokens.use(token);
  if (userId !== undefined && org.user(userId).isActive) return org.asUser(userId);
  const { id } = org.user(defaultUsername);
  response.cookie(SESSION_COOKIE, tokens.issue(id), { httpOnly: true, sameSite: 'lax', path: '/' });
  return org.asUser(id);
}

function buildModel(options: LightningOptions, session: OrgSession, request: Request): PageModel {
  const { org, appName, framesSandboxed, phoneUrl } = options;
  const { metadata } = org;
  const app = metadata.applications.get(appName);
  const place = { org, session, app };
  const url = new URL(request.originalUrl, 'http://localhost');
  const path = pagePath(url.pathname);
  const { id, name, username } = session.user;
  return {
    route: findRoute(place, path, url.searchParams),
    app: { label: app?.label ?? appName, tabs: navigationTabs(place, path) },
    user: { Id: id, isGuest: false, name, username },
    people: peopleOf(org),
    customPermissions: [...metadata.customPermissions].filter((each) => session.user.hasCustomPermission(each)),
    userPermissions: userPermissionsOf(metadata, session.user),
    framesSandboxed: framesSandboxed(),
    phoneUrl,
  };
}
