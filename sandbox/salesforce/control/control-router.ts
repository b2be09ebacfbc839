import type { Request } from 'express';
import express, { Router } from 'express';
import { z } from 'zod';
import type { Org } from '../types.ts';
import { SESSION_COOKIE } from '../oauth/authenticate.ts';
import type { TokenStore } from '../oauth/token-store.ts';
import type { ApiAllowance } from '../rest/api-allowance.ts';
import type { QueryCursors } from '../rest/query-cursors.ts';
import { answerControlError } from './answer-control-error.ts';
import { createTroubleRouter } from './trouble-router.ts';
import { createFlowRouter } from './flow-router.ts';
import { createRecordRouter } from './record-router.ts';
import { createRuleRouter } from './rule-router.ts';

export interface ControlParts {
  readonly org: Org;
  readonly tokens: TokenStore;
  readonly allowance: ApiAllowance;
  readonly cursors: QueryCursors;
  /** What else a reset puts back: faults, the log of requests. */
  readonly onReset?: (() => void | Promise<void>) | undefined;
}

const tokenBody = z.strictObject({ user: z.string() });
const revokeBody = z.strictObject({ token: z.string().optional(), user: z.string().optional() });
const clockBody = z.strictObject({ advanceMs: z.number().int() });
const limitsBody = z.strictObject({ max: z.number().int().min(0) });

/** What no real org lets anyone do: move its time, put it back, plant rows, hand out tokens, set limits. */
export function createControlRouter({ org, tokens, allowance, cursors, onReset }: ControlParts): Router {
  const router = Router();
  router.use(express.json({ strict: false }));

  router.get('/state', (_request, response) => {
    response.json({
      now: new Date(org.clock.now()).toISOString(),
      apiCalls: { ...org.apiUsage(), max: allowance.max },
    });
  });

  router.post('/reset', async (_request, response) => {
    org.reset();
    tokens.revokeAll();
    allowance.reset();
    cursors.clear();
    await onReset?.();
    response.status(204).end();
  });

  router.post('/clock', (request, response) => {
    org.clock.advance(clockBody.parse(request.body).advanceMs);
    response.json({ now: new Date(org.clock.now()).toISOString() });
  });

  router.post('/tokens', (request, response) => {
    const { user } = tokenBody.parse(request.body);
    response.status(201).json({ accessToken: tokens.issue(org.user(user).id) });
  });

  router.post('/tokens/revoke', (request, response) => {
    const { token, user } = revokeBody.parse(request.body ?? {});
    if (token !== undefined) tokens.revoke(token);
    else if (user !== undefined) tokens.revokeOf(org.user(user).id);
    else tokens.revokeAll();
    response.status(204).end();
  });

  router.post('/limits', (request, response) => {
    allowance.max = limitsBody.parse(request.body).max;
    response.status(204).end();
  });

  router.get('/login', (request, response) => {
    const token = tokens.issue(org.user(textOf(request, 'user')).id);
    response.cookie(SESSION_COOKIE, token, { httpOnly: true, sameSite: 'lax', path: '/' });
    response.redirect(303, localPath(textOf(request, 'to')));
  });

  router.use('/records', createRecordRouter(org));
  router.use(createFlowRouter(org));
  router.use(createTroubleRouter(org));
  router.use(createRuleRouter(org));
  router.use(answerControlError);
  return router;
}

function textOf({ query }: Request, name: string): string {
  const value = query[name];
  return typeof value === 'string' ? value : '';
}

/** Never to another host: `//example.com` and `/\example.com` are hosts to a browser. */
function localPath(path: string): string {
  return /^\/(?![/\\])/u.test(path) ? path : '/';
}
