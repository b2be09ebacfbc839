import type { NextFunction, Request, Response } from 'express';
import express, { Router } from 'express';
import { descendantsOf, textsOf, type Element } from '../metadata/xml/element.ts';
import { parseXml } from '../metadata/xml/parse-xml.ts';
import { openSession } from '../oauth/authenticate.ts';
import type { TokenStore } from '../oauth/token-store.ts';
import type { ApiAllowance } from '../rest/api-allowance.ts';
import { apiDisabled, SalesforceError } from '../salesforce-error.ts';
import type { Org, OrgSession } from '../types.ts';
import { answerEnvelope, faultEnvelope, type EmptyResult } from './soap-envelope.ts';

export interface SoapParts {
  readonly org: Org;
  readonly tokens: TokenStore;
  readonly allowance: ApiAllowance;
}

/** Source: SOAP API Developer Guide, "emptyRecycleBin()". */
const MAX_IDS = 200;

/**
 * The one call of the SOAP API (partner) that has no counterpart in REST: `emptyRecycleBin`. The token comes in the
 * envelope, and each call with a valid one counts against the allowance.
 */
export function createSoapRouter({ org, tokens, allowance }: SoapParts): Router {
  const router = Router();
  router.post('/:version', express.text({ type: () => true, limit: '1mb' }), (request, response) => {
    const envelope = parseEnvelope(request.body);
    const [sessionId] = descendantsOf(envelope, 'sessionId');
    const session = openSession(org, sessionId === undefined ? undefined : tokens.use(sessionId.text));
    if (!session.user.hasUserPermission('ApiEnabled')) throw apiDisabled();
    response.locals['user'] = session.user.username;
    allowance.spend(session.user.id);
    const [call] = descendantsOf(envelope, 'emptyRecycleBin');
    if (call === undefined) throw fault('UNKNOWN_EXCEPTION', 'The sandbox knows emptyRecycleBin only');
    response.type('text/xml').send(answerEnvelope(emptyRecycleBin(session, textsOf(call, 'ids'))));
  });
  router.use(answerFault);
  return router;
}

function parseEnvelope(body: unknown): Element {
  try {
    return parseXml(typeof body === 'string' ? body : '');
  } catch {
    throw fault('UNKNOWN_EXCEPTION', 'The envelope is no XML');
  }
}

function emptyRecycleBin(session: OrgSession, ids: readonly string[]): readonly EmptyResult[] {
  if (ids.length > MAX_IDS)
    throw fault('EXCEEDED_ID_LIMIT', `record limit reached. cannot submit more than ${MAX_IDS}`);
  return ids.map((id) => {
    try {
      session.emptyFromBin(id);
      return { id, error: null };
    } catch (error) {
      const [first] = error instanceof SalesforceError ? error.errors : [];
      if (first === undefined) throw error;
      return { id, error: first };
    }
  });
}

function fault(errorCode: string, message: string): SalesforceError {
  return new SalesforceError(500, [{ errorCode, message }]);
}

/** Every refusal of a whole call is a fault with status 500, an expired session too. */
function answerFault(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  const [first] = error instanceof SalesforceError ? error.errors : [];
  if (first === undefined) next(error);
  else response.status(500).type('text/xml').send(faultEnvelope(first));
}
