import express, { Router } from 'express';
import { z } from 'zod';
import { answerControlError } from '../control/answer-control-error.ts';
import type { EventBus } from './event-bus.ts';
import { toReplayId } from './event-bus.ts';
import type { PubSubServer } from './pub-sub-server.ts';

const cutBody = z.strictObject({ how: z.enum(['reset', 'half-close']).default('reset') });
const stallBody = z.strictObject({ isStalled: z.boolean() });
const downBody = z.strictObject({ isDown: z.boolean() });
const refuseBody = z.strictObject({ times: z.int().min(0) });
const expireBody = z.strictObject({ loseEvents: z.boolean().default(false) });

/** The bus and its streams on demand, below `/_sandbox/events`: look, cut, stall, lose, repeat. */
export function createEventControl(bus: EventBus, server: PubSubServer): Router {
  const router = Router();
  router.use(express.json());

  router.get('/', (_request, response) => {
    response.json({
      events: bus.list().map(({ sequence, createdAt, ...event }) => ({
        ...event,
        replayId: toReplayId(sequence).toString('hex'),
        createdDate: new Date(createdAt).toISOString(),
      })),
      subscriptions: server.subscriptions,
    });
  });

  router.post('/cut', (request, response) => {
    server.endStreams(cutBody.parse(request.body ?? {}).how);
    response.status(204).end();
  });

  router.post('/stall', (request, response) => {
    server.stall(stallBody.parse(request.body).isStalled);
    response.status(204).end();
  });

  router.post('/down', async (request, response) => {
    if (downBody.parse(request.body).isDown) server.stop();
    else await server.start();
    response.status(204).end();
  });

  router.post('/refuse', (request, response) => {
    server.refuseNext(refuseBody.parse(request.body).times);
    response.status(204).end();
  });

  router.post('/expire', (request, response) => {
    bus.expireReplayIds(expireBody.parse(request.body ?? {}));
    server.endStreams('reset');
    response.status(204).end();
  });

  router.post('/repeat', (_request, response) => {
    bus.repeatLast();
    response.status(204).end();
  });

  router.post('/keepalive', (_request, response) => {
    server.sendKeepalives();
    response.status(204).end();
  });

  router.use(answerControlError);
  return router;
}
