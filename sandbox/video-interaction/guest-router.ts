import { Router } from 'express';
import type { Clock } from '../core/clock.ts';
import { renderGuest } from './pages/guest-page.ts';
import type { Notice } from './pages/notice-page.ts';
import { renderNotice } from './pages/notice-page.ts';
import type { Participants } from './room/participants.ts';
import type { RoomPhase } from './room/room.ts';
import { phaseOf } from './room/room.ts';
import type { Room } from './types.ts';
import type { VideoStore } from './video-store.ts';

const refusals: Readonly<Partial<Record<RoomPhase | 'unknown', Notice>>> = {
  unknown: { title: 'This link does not work', text: 'Please check the link, or ask your agent for a new one.' },
  expired: { title: 'This link has expired', text: 'Please ask your agent for a new one.' },
  ended: { title: 'This call has ended', text: 'Thank you. You can close this page.' },
};

/** The customer's page. Looking at it changes nothing, for messengers fetch links to preview them. */
export function createGuestRouter(store: VideoStore, participants: Participants, clock: Clock): Router {
  const router = Router();
  const refusalOf = (room: Room | undefined) => refusals[room === undefined ? 'unknown' : phaseOf(room, clock.now())];

  router.get('/:code', (request, response) => {
    const room = store.room(request.params.code);
    const refusal = refusalOf(room);
    if (refusal) response.status(room === undefined ? 404 : 410).send(renderNotice(refusal));
    else if (room) response.send(renderGuest(room.code, room.agent?.name ?? 'Your agent'));
  });

  router.post('/:code/join', (request, response) => {
    const room = store.room(request.params.code);
    const refusal = refusalOf(room);
    if (refusal) response.status(room === undefined ? 404 : 410).json({ message: `${refusal.title}. ${refusal.text}` });
    else if (room) response.status(201).json({ session: participants.admit(room, 'guest') });
  });
  return router;
}
