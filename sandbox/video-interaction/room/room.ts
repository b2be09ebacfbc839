import type { Call, Room, Side } from '../types.ts';

/** "Once a room is created, the validity period is 15 minutes" (8x8 Video Interaction API, POST /api/v1/tokens). */
export const ROOM_LIFETIME_MS = 15 * 60_000;

/**
 * ```
 * waiting ──both present──▶ active ──somebody ends it──────────────▶ ended
 *    └──15 minutes──▶ expired  └──both gone, and 15 minutes over──▶ ended
 * ```
 * Whoever leaves an active room without ending it may come back; a call under way outlives the room's 15 minutes.
 */
export type RoomPhase = 'waiting' | 'active' | 'ended' | 'expired';

export function phaseOf(room: Room, now: number): RoomPhase {
  const { call } = room;
  if (call?.startedAt === undefined) return now >= room.expiresAt ? 'expired' : 'waiting';
  return call.finishedAt !== undefined || isAbandoned(room, now) ? 'ended' : 'active';
}

export function enter(room: Room, side: Side, now: number): void {
  room.present[side] = true;
  room.epoch += 1;
  const { call } = room;
  if (call === undefined || !room.present.agent || !room.present.guest) return;
  call.startedAt ??= now;
  call.connectedSince ??= now;
}

export function leave(room: Room, side: Side, now: number): void {
  room.present[side] = false;
  room.lastLeftAt = now;
  if (room.call) pause(room.call, now);
}

export function endCall(room: Room, now: number): void {
  if (phaseOf(room, now) !== 'active' || room.call === undefined) return;
  pause(room.call, now);
  room.call.finishedAt = now;
}

/** Writes down that a call was left by both and can no longer be taken up, or that nobody answered it while its room lasted. */
export function settle(room: Room, now: number): void {
  if (room.call && room.call.finishedAt === undefined && isAbandoned(room, now)) {
    room.call.finishedAt = room.lastLeftAt ?? now;
  }
  if (room.call && room.call.startedAt === undefined && now >= room.expiresAt) room.call.finishedAt ??= room.expiresAt;
}

function isAbandoned({ call, present, expiresAt }: Room, now: number): boolean {
  return call?.startedAt !== undefined && !present.agent && !present.guest && now >= expiresAt;
}

function pause(call: Call, now: number): void {
  if (call.connectedSince === undefined) return;
  call.talkMs += now - call.connectedSince;
  delete call.connectedSince;
}
