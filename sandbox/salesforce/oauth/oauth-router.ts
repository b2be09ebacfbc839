import type { Request, Response } from 'express';
import express, { Router } from 'express';
import { SalesforceError } from '../salesforce-error.ts';
import { authenticateBearer } from './authenticate.ts';
import type { TokenIssuer } from './grant-token.ts';
import { grantToken } from './grant-token.ts';
import { OAuthError } from './oauth-error.ts';

const FORM = 'application/x-www-form-urlencoded';

/** Token, revoke and userinfo below `/services/oauth2`. `originOf` tells where a request came to. */
export function createOAuthRouter(issuer: TokenIssuer, originOf: (request: Request) => string): Router {
  const router = Router();
  router.use(express.text({ type: FORM, limit: '100kb' }));

  router.post('/token', (request, response) => {
    answer(response, () =>
      grantToken(issuer, {
        form: readForm(request),
        authorization: request.headers.authorization,
        origin: originOf(request),
      }),
    );
  });

  router.post('/revoke', (request, response) => {
    const token = readForm(request).get('token') ?? '';
    answer(response, () => {
      if (!issuer.tokens.revoke(token))
        throw new OAuthError('unsupported_token_type', 'this token type is not supported');
      return undefined;
    });
  });

  router.get('/userinfo', (request, response) => {
    try {
      const { user } = authenticateBearer(issuer.org, issuer.tokens, request);
      const sub = `${originOf(request)}/id/${issuer.org.organizationId}/${user.id}`;
      const { organizationId } = issuer.org;
      response.json({
        sub,
        user_id: user.id,
        organization_id: organizationId,
        preferred_username: user.username,
        name: user.name,
        email: user.email,
        email_verified: true,
        active: user.isActive,
      });
    } catch (error) {
      // This one endpoint answers in plain text: Salesforce Help, "The UserInfo Endpoint".
      if (!(error instanceof SalesforceError)) throw error;
      response.status(403).type('text/plain').send('Bad_OAuth_Token');
    }
  });

  return router;
}

function readForm(request: Request): URLSearchParams {
  return new URLSearchParams(typeof request.body === 'string' ? request.body : '');
}

function answer(response: Response, run: () => object | undefined): void {
  response.set('Cache-Control', 'no-cache, no-store');
  try {
    const body = run();
    if (body === undefined) response.status(200).end();
    else response.json(body);
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    response.status(error.status).json(error.body);
  }
}
