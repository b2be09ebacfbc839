import type { ConversationView, RoomView, TimeView } from './protocol.ts';
import { phaseOf } from './room.ts';
import type { ConversationEntry, Room, Side } from './types.ts';

export interface ViewOptions {
  readonly now: number;
  readonly guestLink: string;
  /** Turns the path of a snapshot into an address for this page. */
  readonly imageUrl: (path: string) => string;
}

export function viewRoom(room: Room, side: Side, { now, guestLink, imageUrl }: ViewOptions): RoomView {
  const { call } = room;
  const rating = call?.ratings[side];
  return {
    side,
    phase: phaseOf(room, now),
    agentName: room.agent?.name ?? 'The agent',
    present: { ...room.present },
    epoch: room.epoch,
    callReference: room.callReference,
    ...(side === 'agent' ? { invitation: viewInvitation(room, guestLink) } : {}),
    conversation: (call?.conversation ?? []).map((entry): ConversationView => viewEntry(entry, room, side, imageUrl)),
    ...(call?.location === undefined ? {} : { location: call.location }),
    ...(rating === undefined ? {} : { ownRating: rating }),
  };
}

export function viewTime({ expiresAt, call }: Room, now: number): TimeView {
  const runningMs = call?.connectedSince === undefined ? 0 : now - call.connectedSince;
  return {
    secondsLeft: Math.max(0, Math.ceil((expiresAt - now) / 1000)),
    talkSeconds: Math.floor(((call?.talkMs ?? 0) + runningMs) / 1000),
  };
}

function viewInvitation({ phoneNumber, smsSent }: Room, link: string): NonNullable<RoomView['invitation']> {
  return { link, ...(phoneNumber !== undefined && smsSent ? { sentTo: phoneNumber.slice(-4) } : {}) };
}

function viewEntry(
  { origin, timestamp, data }: ConversationEntry,
  { call }: Room,
  side: Side,
  imageUrl: ViewOptions['imageUrl'],
): ConversationView {
  const isSnapshot = call?.snapshots.has(data) === true;
  return { own: origin === side, timestamp, ...(isSnapshot ? { image: imageUrl(data) } : { text: data }) };
}
