import express, { Router } from 'express';
import { z } from 'zod';
import type { Clock } from '../core/clock.ts';
import { reportingWays } from './api/reporting-ways.ts';
import { phaseOf } from './room/room.ts';
import type { Room } from './types.ts';
import type { VideoStore } from './video-store.ts';

export interface ControlParts {
  readonly store: VideoStore;
  readonly clock: Clock;
  readonly onReset: () => void;
}

const answersSchema = z.strictObject({
  status: z.int().min(200).max(299).optional(),
  guest_link: z.string().nullable().optional(),
  call_reference: z.string().nullable().optional(),
});
const inviteSchema = z.strictObject({
  phoneNumber: z
    .string()
    .regex(/^\+\d{6,15}$/u)
    .optional(),
});
const keysSchema = z.strictObject({ keys: z.array(z.string().min(1)) });

/**
 * What 8x8 lets nobody do: see the messages that it sent and its rooms, end their time, make other API keys valid, answer
 * in the other ways that its documentation leaves open, forget everything.
 */
export function createControlRouter({ store, clock, onReset }: ControlParts): Router {
  const router = Router();
  const view = (room: Room) => ({
    code: room.code,
    callReference: room.callReference,
    phoneNumber: room.phoneNumber ?? null,
    guestLink: store.guestLink(room),
    createdAt: toIso(room.createdAt),
    expiresAt: toIso(room.expiresAt),
    phase: phaseOf(room, clock.now()),
    agent: room.agent?.email ?? null,
    present: room.present,
    callId: room.call === undefined ? null : String(room.call.id),
  });

  router.get('/state', (_request, response) => {
    response.json({ now: toIso(clock.now()) });
  });
  router.get('/messages', (_request, response) => {
    response.json(store.messages().map((message) => ({ ...message, sentAt: toIso(message.sentAt) })));
  });
  router.get('/rooms', (_request, response) => {
    response.json(store.rooms().map(view));
  });
  router.post('/rooms/:code/expire', (request, response) => {
    const room = store.room(request.params.code);
    if (room === undefined) {
      response.status(404).json({ message: 'No such room' });
      return;
    }
    room.expiresAt = Math.min(room.expiresAt, clock.now());
    response.json(view(room));
  });
  /** What the console calls "Send invite again" and "Different number?". */
  router.post('/rooms/:code/invite-again', express.json(), (request, response) => {
    const room = store.room(request.params.code);
    const { phoneNumber } = inviteSchema.parse(request.body ?? {});
    if (room === undefined || !store.inviteAgain(room, phoneNumber)) {
      response.status(409).json({ message: 'No agent is in this room, or its guest has come' });
      return;
    }
    response.json(view(room));
  });
  router.post('/api-keys', express.json(), (request, response) => {
    store.setApiKeys(keysSchema.parse(request.body).keys);
    response.status(204).end();
  });
  /** How rooms are answered from now on: without a link, with another reference, with another status. */
  router.post('/room-answers', express.json({ limit: '1mb' }), (request, response) => {
    store.setRoomAnswers(answersSchema.parse(request.body));
    response.status(204).end();
  });
  /** How calls are reported from now on, in the ways that its documentation leaves open; what is left out is as at first. */
  router.post('/reporting', express.json(), (request, response) => {
    store.setReporting(reportingWays.parse(request.body));
    response.status(204).end();
  });
  router.post('/reset', (_request, response) => {
    onReset();
    response.status(204).end();
  });
  return router;
}

function toIso(time: number): string {
  return new Date(time).toISOString();
}
