import type { Request, Response } from 'express';
import express, { Router } from 'express';
import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import type { Call } from '../types.ts';
import type { Participant, Participants } from './participants.ts';
import { endCall, phaseOf } from './room.ts';
import { snapshotPath } from './snapshot-path.ts';

const signalBody = z.strictObject({
  epoch: z.number().int(),
  description: z.unknown().optional(),
  candidate: z.unknown().optional(),
});
const chatBody = z.strictObject({ text: z.string().trim().min(1).max(1000) });
const locationBody = z.strictObject({ lat: z.number().min(-90).max(90), long: z.number().min(-180).max(180) });
const ratingBody = z.strictObject({ stars: z.number().int().min(1).max(5) });

/** What the pages of agent and guest do in their room; mounted below `/session/{participant}`. */
export function createSessionRouter(participants: Participants, clock: Clock): Router {
  const router = Router();
  router.param('id', (request, response, next, id: string) => {
    const participant = participants.get(id);
    if (participant === undefined) {
      response.status(404).json({ message: 'Nobody is here by this name' });
      return;
    }
    response.locals['participant'] = participant;
    next();
  });
  router.use(express.json({ limit: '64kb' }));

  router.get('/:id/events', (_request, response) => participants.listen(participantOf(response), response));

  router.post('/:id/signal', (request, response) => {
    participants.signal(participantOf(response), signalBody.parse(request.body));
    response.status(204).end();
  });

  /** Answers 409 unless agent and guest are in a call, then does it and tells both. */
  const during = (act: (request: Request, participant: Participant, call: Call) => void) => {
    return (request: Request, response: Response): void => {
      const participant = participantOf(response);
      const { room } = participant;
      if (room.call === undefined || phaseOf(room, clock.now()) !== 'active') {
        response.status(409).json({ message: 'There is no call under way' });
        return;
      }
      act(request, participant, room.call);
      participants.tellAll(room);
      response.status(204).end();
    };
  };

  router.post(
    '/:id/chat',
    during((request, { side }, call) => {
      call.conversation.push({ origin: side, timestamp: clock.now(), data: chatBody.parse(request.body).text });
    }),
  );
  router.post(
    '/:id/snapshot',
    express.raw({ type: 'image/png', limit: '4mb' }),
    during((request, _participant, call) => {
      const path = snapshotPath(clock.now(), call);
      call.snapshots.set(path, z.instanceof(Buffer).parse(request.body));
      // 8x8's own example names the guest as the origin: it is the guest's picture.
      call.conversation.push({ origin: 'guest', timestamp: clock.now(), data: path });
    }),
  );
  router.post(
    '/:id/location',
    during((request, _participant, call) => {
      call.location = locationBody.parse(request.body);
    }),
  );
  router.post(
    '/:id/end',
    during((_request, { room }) => endCall(room, clock.now())),
  );

  router.post('/:id/rating', (request, response) => {
    const { room, side } = participantOf(response);
    if (room.call === undefined || phaseOf(room, clock.now()) !== 'ended') {
      response.status(409).json({ message: 'The call has not ended' });
      return;
    }
    room.call.ratings[side] = ratingBody.parse(request.body).stars;
    response.status(204).end();
  });

  router.get('/:id/snapshot', (request, response) => {
    const { path } = request.query;
    const image = typeof path === 'string' ? participantOf(response).room.call?.snapshots.get(path) : undefined;
    if (image) response.type('image/png').send(image);
    else response.status(404).end();
  });
  return router;
}

function participantOf(response: Response): Participant {
  return response.locals['participant'] as Participant;
}
