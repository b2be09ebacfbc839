import type { ConversationEntry, Room, Side } from '../types.ts';
import type { ConversationView, RoomView, TimeView } from './protocol.ts';
import { phaseOf } from './room.ts';

export interface ViewOptions {
  readonly now: number;
  readonly guestLink: string;
  /** Turns the path of a snapshot into an address for this page. */
  readonly imageUrl: (path: string) => string;
}

export function viewRoom(room: Room, side: Side, { now, guestLink, imageUrl }: ViewOptions): RoomView {
  const { call } = room;
  return {
    side,
    phase: phaseOf(room, now),
    agentName: room.agent?.name ?? 'The agent',
    present: { ...room.present },
    epoch: room.epoch,
    ...(side === 'agent' ? { invitation: viewInvitation(room, guestLink) } : {}),
    conversation: (call?.conversation ?? []).map((entry): ConversationView => viewEntry(entry, room, side, imageUrl)),
    ...(call?.location === undefined ? {} : { location: call.location }),
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
  { origin, data }: ConversationEntry,
  { call }: Room,
  side: Side,
  imageUrl: ViewOptions['imageUrl'],
): ConversationView {
  const isSnapshot = call?.snapshots.has(data) === true;
  return { own: origin === side, ...(isSnapshot ? { image: imageUrl(data) } : { text: data }) };
}
