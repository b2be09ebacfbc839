import { timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import express, { Router } from 'express';
import type { VideoStore } from '../video-store.ts';
import { errorBody } from './error-body.ts';
import { parseTokenRequest } from './token-request.ts';

/** POST /api/v1/tokens as 8x8 documents it, with the error bodies that it documents for its whole platform. */
export function createTokenRouter(store: VideoStore): Router {
  const router = Router();
  const path = '/api/v1/tokens';

  router.post(path, (request, response, next) => {
    if (isAuthorized(request, store.apiKeys())) next();
    else refuse(response, 401, 1200, 'The API key is missing or not valid');
  });
  router.post(path, (request, response, next) => {
    const type = request.headers['content-type'] ?? '';
    if (/^application\/json\s*(;\s*charset=utf-8\s*)?$/iu.test(type)) next();
    else refuse(response, 415, 1000, 'Content-Type must be application/json');
  });
  router.post(path, express.text({ type: '*/*', limit: '16kb' }), (request, response) => {
    let order;
    try {
      order = parseTokenRequest(typeof request.body === 'string' ? request.body : '');
    } catch (error) {
      const message = error instanceof Error ? error.message : 'Bad request';
      refuse(response, 400, message.includes('phone_number') ? 1002 : 1000, message);
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
    const { status = 200, call_reference, guest_link } = store.roomAnswers();
    // The media type of this answer is documented as */* only, so nobody may rely on JSON being announced.
    response
      .status(status)
      .type('text/plain')
      .send(
        JSON.stringify({
          ...(call_reference === null ? {} : { call_reference: call_reference ?? room.callReference }),
          ...(guest_link === null ? {} : { guest_link: guest_link ?? store.guestLink(room) }),
          auth_token: value,
        }),
      );
  });
  router.all(path, (_request, response) => {
    response.set('Allow', 'POST');
    refuse(response, 405, 1000, 'Use POST');
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

function refuse(response: Response, status: number, code: number, message: string): void {
  response.status(status).json(errorBody(code, message));
}
