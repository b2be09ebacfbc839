import { Router } from 'express';
import { maskPhone } from '../../domain/phone.ts';
import { gateKeyOf, type Gate } from '../gate-key.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { parseBody, parseParameter } from '../validate.ts';
import { handOutRoom, type HandedOutRoom, type HandOutParts } from './hand-out-room.ts';
import { createTurns } from './in-turn.ts';
import { roomRequestSchema, sessionIdSchema, type RoomAnswer } from './room-schemas.ts';
import { verifyDemand, type VerifyParts } from './verify-demand.ts';

export type RoomParts = VerifyParts & HandOutParts & { readonly gate: Gate };

const PATH = '/v1/video-sessions/:sessionId/room';

/** `POST /v1/video-sessions/{sessionId}/room`: gate key, body, proof, admission, room; in this order. */
export function createRoomRoute(parts: RoomParts): Router {
  const inTurn = createTurns();

  return Router()
    .post(PATH, async (req, res) => {
      const gateKey = gateKeyOf(req);
      await parts.gate(gateKey);
      const sessionId = parseParameter(sessionIdSchema, req, 'sessionId');
      const { proofId, verifier, contactId, caseId } = parseBody(roomRequestSchema, req);
      const demand = { sessionId, proofId, verifier, contactId, caseId: caseId ?? null, gateKey };
      const verified = await verifyDemand(parts, demand);
      // The second of two requests for one session finds the room of the first.
      const handedOut = await inTurn(sessionId, () => handOutRoom(parts, demand, verified));
      res
        .status(handedOut.isNew ? 201 : 200)
        .set('Cache-Control', 'no-store')
        .json(toAnswer(sessionId, handedOut));
    })
    .all(PATH, refuseOtherMethods('POST'));
}

function toAnswer(sessionId: string, { room, agentConsoleUrl }: HandedOutRoom): RoomAnswer {
  return {
    sessionId,
    callReference: room.callReference,
    guestLink: room.links.guestLink,
    agentConsoleUrl,
    invitation: room.invitation,
    phoneNumber: room.phoneNumber === null ? null : maskPhone(room.phoneNumber),
    expiresAt: new Date(room.expiresAt).toISOString(),
  };
}
