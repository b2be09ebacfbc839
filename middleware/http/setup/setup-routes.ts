import { Router, type RequestHandler } from 'express';
import { requireSetupToken } from './setup-token.ts';
import { createTokenRoute, type TokenParts } from './token-route.ts';
import { createVideoKeyRoutes, type VideoKeyParts } from './video-key-routes.ts';

export type SetupParts = TokenParts & VideoKeyParts;

/** Everything that the setup page calls. A token is bought first; whatever is mounted behind the check needs one. */
export function createSetupRoutes(parts: SetupParts): Router {
  return Router()
    .use('/v1/setup', neverStored)
    .use(createTokenRoute(parts))
    .use('/v1/setup', requireSetupToken(parts))
    .use(createVideoKeyRoutes(parts));
}

const neverStored: RequestHandler = (_, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};
