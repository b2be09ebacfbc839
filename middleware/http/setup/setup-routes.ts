import { Router, type RequestHandler } from 'express';
import { answerToAdministrators } from '../../domain/to-administrators.ts';
import { readBody } from '../read-body.ts';
import { takeLoad } from '../shed-load.ts';
import { createAuditRoutes, type AuditParts } from './audit-routes.ts';
import { createCallLogRoutes, type CallLogParts } from './call-log-routes.ts';
import { createCheckRoutes, type CheckRouteParts } from './check-routes.ts';
import { createAutomationKeyRoutes, type AutomationKeyParts } from './automation-key-routes.ts';
import { createDeliveryRoutes, type DeliveryParts } from './deliveries-routes.ts';
import { createPreviewRoutes, type PreviewParts } from './previews-routes.ts';
import { createSettingsRoutes, type SettingsParts } from './settings-routes.ts';
import { requireSetupToken, type RequireTokenParts } from './setup-token.ts';
import { createTokenRoute, type TokenParts } from './token-route.ts';
import { createVideoKeyRoutes, type VideoKeyParts } from './video-key-routes.ts';

export type SetupParts = TokenParts &
  RequireTokenParts &
  VideoKeyParts &
  SettingsParts &
  PreviewParts &
  DeliveryParts &
  CallLogParts &
  AuditParts &
  AutomationKeyParts &
  CheckRouteParts;

/** Everything that the setup page calls. A token is bought first; whatever is mounted behind the check needs one. */
export function createSetupRoutes(parts: SetupParts): Router {
  return Router()
    .use('/v1/setup', neverStored, speaksToAdministrators)
    .use(createTokenRoute(parts))
    .use('/v1/setup', requireSetupToken(parts), readBody, takeLoad(parts.load))
    .use(createVideoKeyRoutes(parts))
    .use(createSettingsRoutes(parts))
    .use(createPreviewRoutes(parts))
    .use(createDeliveryRoutes(parts))
    .use(createCallLogRoutes(parts))
    .use(createAutomationKeyRoutes(parts))
    .use(createAuditRoutes(parts))
    .use(createCheckRoutes(parts));
}

const neverStored: RequestHandler = (_, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};

const speaksToAdministrators: RequestHandler = (_, res, next) => {
  const send = res.json.bind(res);
  res.json = (body: unknown) => send(answerToAdministrators(body));
  next();
};
