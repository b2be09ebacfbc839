import { timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import express, { Router } from 'express';
import type { VideoStore } from '../video-store.ts';
import { parseTokenRequest } from './token-request.ts';

/**
 * POST /api/v1/tokens as 8x8 documents it. Error bodies are not documented; these are plain ones.
 */
export function createTokenRouter(store: VideoStore): Router {
  const router = Router();
  const path = '/api/v1/tokens';

  router.post(path, (request, response, next) => {
    if (isAuthorized(request, store.apiKeys())) next();
    else refuse(response, 401, 'The API key is missing or not valid');
  });
  router.post(path, (request, response, next) => {
    const type = request.headers['content-type'] ?? '';
    if (/^application\/json\s*(;\s*charset=utf-8\s*)?$/iu.test(type)) next();
    else refuse(response, 415, 'Content-Type must be application/json');
  });
  router.post(path, express.text({ type: '*/*', limit: '16kb' }), (request, response) => {
    let order;
    try {
      order = parseTokenRequest(typeof request.body === 'string' ? request.body : '');
    } catch (error) {
      refuse(response, 400, error instanceof Error ? error.message : 'Bad request');
      return;
    }
    // The log of requests shows what was understood.
    request.body = order;
    const { value, room } = store.createToken(order);
    response.set('Cache-Control', 'no-store');
    if (room === undefined) {
      response.json({ auth_token: value });
      return;
    }
    // The media type of this answer is documented as */* only, so nobody may rely on JSON being announced.
    response.type('text/plain').send(
      JSON.stringify({
        call_reference: room.callReference,
        guest_link: store.guestLink(room),
        auth_token: value,
      }),
    );
  });
  router.all(path, (_request, response) => {
    response.set('Allow', 'POST');
    refuse(response, 405, 'Use POST');
  });
  return router;
}

function isAuthorized(request: Request, apiKeys: readonly string[]): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  return apiKeys.some((apiKey) => {
    const expected = Buffer.from(`Bearer ${apiKey}`);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function refuse(response: Response, status: number, message: string): void {
  response.status(status).json({ message });
}
