import { maskPhone } from '../../domain/phone.ts';
import type { SessionState } from '../../domain/session-state.ts';
import type { CallAnswer } from './call-schemas.ts';

/**
 * What a server is told of a session: never the console's token. A room that waits has its link, one that is over has not.
 *
 * @param state null for a session whose room is still being prepared
 * @param now milliseconds since 1970
 */
export function toCallAnswer(sessionId: string, state: SessionState | null, now: number): CallAnswer {
  const room = state?.room ?? null;
  const isOver = room !== null && room.expiresAt <= now;
  return {
    sessionId,
    status: state === null ? 'Requested' : state.status === 'Ready' && isOver ? 'Expired' : state.status,
    callReference: room?.callReference ?? null,
    guestLink: isOver ? null : (room?.links?.guestLink ?? null),
    invitation: room?.invitation ?? null,
    phoneNumber: room?.phoneNumber == null ? null : maskPhone(room.phoneNumber),
    expiresAt: room === null ? null : new Date(room.expiresAt).toISOString(),
    failureCode: state?.failure?.code ?? null,
    failureMessage: state?.failure?.message ?? null,
  };
}
