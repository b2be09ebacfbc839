import { Router } from 'express';
import { maskPhone } from '../../domain/phone.ts';
import { addressOf } from '../border/address.ts';
import { gateKeyOf, requireGateKey, type Gate } from '../gate-key.ts';
import { readBody } from '../read-body.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { identify, logSecurity } from '../security-log.ts';
import { createTimings, type Timings } from '../server-timing.ts';
import { recogniseSetupPerson, type RequireTokenParts } from '../setup/setup-token.ts';
import type { Load } from '../shed-load.ts';
import { parseBody, parseParameter } from '../validate.ts';
import { handOutRoom, type HandedOutRoom, type HandOutParts } from './hand-out-room.ts';
import { createTurns } from './in-turn.ts';
import { createOrdersUnderWay } from './orders-under-way.ts';
import { roomRequestSchema, sessionIdSchema, type RoomAnswer } from './room-schemas.ts';
import { verifyDemand, type VerifyParts } from './verify-demand.ts';

export type RoomParts = VerifyParts &
  Omit<HandOutParts, 'orders'> &
  RequireTokenParts & { readonly gate: Gate; readonly load: Load };

const PATH = '/v1/video-sessions/:sessionId/room';

/** `POST /v1/video-sessions/{sessionId}/room`: gate key, body, proof, admission, room; in this order. */
export function createRoomRoute(parts: RoomParts): Router {
  const inTurn = createTurns();
  const orders = createOrdersUnderWay(parts.clock);

  return Router()
    .post(PATH, requireGateKey(parts.gate), readBody, async (req, res) => {
      const gateKey = gateKeyOf(req);
      const sessionId = parseParameter(sessionIdSchema, req, 'sessionId');
      const { proofId, verifier, contactId, caseId } = parseBody(roomRequestSchema, req);
      const demand = {
        sessionId,
        proofId,
        verifier,
        contactId,
        caseId: caseId ?? null,
        gateKey,
        address: addressOf(req),
      };
      identify(res, { sessionId });
      const timings = createTimings();
      const timed = timeParts(parts, timings);
      const verified = await verifyDemand(timed, demand, () => parts.load.take(res));
      identify(res, { personId: verified.facts.proof?.createdById ?? '' });
      // The second of two requests for one session finds the room of the first.
      const handedOut = await inTurn(sessionId, () => handOutRoom({ ...timed, orders }, demand, verified));
      logSecurity(parts.log, eventOf(handedOut), res);
      res
        .status(handedOut.isNew ? 201 : 200)
        .set({ 'Cache-Control': 'no-store', 'Server-Timing': timings.header() })
        .json(toAnswer(sessionId, handedOut));
    })
    .all(PATH, refuseOtherMethods('POST'))
    .use(PATH, recogniseSetupPerson(parts));
}

function eventOf({ isNew, isJoined }: HandedOutRoom): 'room.created' | 'room.joined' | 'room.handed-out-again' {
  if (isNew) return 'room.created';
  return isJoined ? 'room.joined' : 'room.handed-out-again';
}

/** The test call of the setup page shows what each hop took. */
function timeParts(parts: RoomParts, timings: Timings): RoomParts {
  return {
    ...parts,
    settings: timings.timed('salesforce', parts.settings),
    reader: timings.timed('salesforce', parts.reader),
    video: timings.timed('video', parts.video),
    storage: timings.timed('storage', parts.storage),
  };
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
