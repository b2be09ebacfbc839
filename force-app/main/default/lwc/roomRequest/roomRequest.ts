import { createRecord } from 'lightning/uiRecordApi';
import SESSION_OBJECT from '@salesforce/schema/Video_Session__c';
import CONTACT_FIELD from '@salesforce/schema/Video_Session__c.Contact__c';
import CASE_FIELD from '@salesforce/schema/Video_Session__c.Case__c';
import INVITATION_FIELD from '@salesforce/schema/Video_Session__c.Invitation__c';
import PHONE_FIELD_FIELD from '@salesforce/schema/Video_Session__c.Phone_Field__c';
import { requestRoom, type Room } from 'c/middlewareClient';
import { VideoError, fromLightning } from 'c/videoErrors';
import { recordProof, type Proof } from 'c/videoProof';
import type { Invitation, VideoSettings } from 'c/videoSettings';

/** The middleware takes a proof for 120 s; the rest covers the way there and a slow write. */
const PROOF_FRESH_MS = 100_000;

export type RoomStep = 'record' | 'room';

/** A new session to be recorded, or one that is there already. */
export type RoomOrder = { contactId: string; caseId: string | undefined } & (
  { sessionId: string } | { invitation: Invitation; phoneField: string | undefined }
);

export interface RoomRequest {
  /**
   * Gets the room. May be called again after a failure: what was recorded is kept, and a proof is sent again while
   * it is fresh, so that an answer that got lost is given again instead of a second room.
   *
   * @throws {VideoError}
   */
  send(onStep: (step: RoomStep) => void, signal: AbortSignal): Promise<Room>;
}

interface DrawnProof extends Proof {
  drawnAt: number;
}

/** Prepares the request for one session: its record, its proof, and the call to the middleware. */
export function createRoomRequest(settings: VideoSettings, order: RoomOrder): RoomRequest {
  const { contactId, caseId } = order;
  let sessionId = 'sessionId' in order ? order.sessionId : undefined;
  let proof: DrawnProof | undefined;

  async function record(): Promise<[string, DrawnProof]> {
    if (proof && !isFresh(proof)) {
      proof = undefined;
    }
    // Both at once, to save the agent the round trips; what one of them achieved is kept if the other fails.
    const [session, drawn] = await Promise.allSettled([
      sessionId ?? createSession(order),
      proof ?? drawProof(settings.middlewareOrigin),
    ]);
    if (session.status === 'fulfilled') {
      sessionId = session.value;
    }
    if (drawn.status === 'fulfilled') {
      proof = drawn.value;
    }
    if (session.status === 'rejected') {
      throw fromLightning(session.reason);
    }
    if (drawn.status === 'rejected') {
      throw fromLightning(drawn.reason);
    }
    return [session.value, drawn.value];
  }

  return {
    async send(onStep, signal) {
      onStep('record');
      const [id, { id: proofId, verifier }] = await record();
      onStep('room');
      const middleware = { url: settings.middlewareUrl, gateKey: settings.gateKey };
      const call = { sessionId: id, proofId, verifier, contactId, caseId };
      try {
        return await requestRoom(middleware, call, signal);
      } catch (error) {
        if (isLostAnswer(error)) {
          return await requestRoom(middleware, call, signal);
        }
        if (error instanceof VideoError && error.code === 'PROOF_INVALID') {
          proof = undefined;
        }
        throw error;
      }
    },
  };
}

/** Worth one more try without asking the agent: the connection broke, which keep-alive connections do now and then. */
function isLostAnswer(error: unknown): boolean {
  return error instanceof VideoError && error.code === 'MIDDLEWARE_UNREACHABLE';
}

async function createSession(order: RoomOrder): Promise<string> {
  const fields: Record<string, string> = { [CONTACT_FIELD.fieldApiName]: order.contactId };
  const { caseId } = order;
  if (caseId !== undefined) {
    fields[CASE_FIELD.fieldApiName] = caseId;
  }
  if ('invitation' in order) {
    fields[INVITATION_FIELD.fieldApiName] = order.invitation;
    if (order.phoneField !== undefined) {
      fields[PHONE_FIELD_FIELD.fieldApiName] = order.phoneField;
    }
  }
  const { id } = await createRecord({ apiName: SESSION_OBJECT.objectApiName, fields });
  return id;
}

async function drawProof(middlewareOrigin: string): Promise<DrawnProof> {
  const drawnAt = Date.now();
  return { ...(await recordProof('room', middlewareOrigin)), drawnAt };
}

/** A proof of the future was drawn before the computer's time was set back: nobody knows how old it is. */
function isFresh({ drawnAt }: DrawnProof): boolean {
  const age = Date.now() - drawnAt;
  return age >= 0 && age <= PROOF_FRESH_MS;
}
