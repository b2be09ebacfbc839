import { createRecord } from 'lightning/uiRecordApi';
import SESSION_OBJECT from '@salesforce/schema/Video_Session__c';
import CONTACT_FIELD from '@salesforce/schema/Video_Session__c.Contact__c';
import CASE_FIELD from '@salesforce/schema/Video_Session__c.Case__c';
import INVITATION_FIELD from '@salesforce/schema/Video_Session__c.Invitation__c';
import PHONE_FIELD_FIELD from '@salesforce/schema/Video_Session__c.Phone_Field__c';
import DO_NOT_CALL_REASON_FIELD from '@salesforce/schema/Video_Session__c.Do_Not_Call_Reason__c';
import { requestRoom, type Room } from 'c/middlewareClient';
import { VideoError, fromLightning } from 'c/videoErrors';
import { recordProof, type Proof } from 'c/videoProof';
import type { Invitation, VideoSettings } from 'c/videoSettings';

/** The middleware takes a proof for 120 s; the rest covers the way there and a slow write. */
const PROOF_FRESH_MS = 100_000;

export type RoomStep = 'record' | 'room';

/** A new session to be recorded, or one that is there already. */
export type RoomOrder = { contactId: string; caseId: string | undefined } & (
  | { sessionId: string }
  | { invitation: Invitation; phoneField: string | undefined; doNotCallReason?: string | undefined }
);

export interface RoomRequest {
  /** Undefined until it is recorded. */
  readonly sessionId: string | undefined;
  /**
   * Gets the room with the settings as they are by now. May be called again after a failure: what was recorded is kept, and a proof is sent again while
   * it is fresh, so that an answer that got lost is given again instead of a second room.
   *
   * @throws {VideoError}
   */
  send(onStep: (step: RoomStep) => void, signal: AbortSignal): Promise<Room>;
}

interface DrawnProof extends Proof {
  drawnAt: number;
  /** Of the middleware that it is bound to. */
  origin: string;
}

/** Gives the settings as they are by now; undefined if they are not complete any more. */
export type ReadSettings = () => Promise<VideoSettings | undefined>;

/** Gives the setup token that goes with the request; undefined for none. @param middlewareUrl where it goes */
export type ReadSetupToken = (middlewareUrl: string) => Promise<string | undefined>;

/**
 * Prepares the request for one session: its record, its proof, and the call to the middleware.
 *
 * @param readSettings asked before each sending, for an administrator may have mended them meanwhile
 * @param readSetupToken of the setup page alone
 */
export function createRoomRequest(
  readSettings: ReadSettings,
  order: RoomOrder,
  readSetupToken: ReadSetupToken = () => Promise.resolve(undefined),
): RoomRequest {
  const { contactId, caseId } = order;
  let sessionId = 'sessionId' in order ? order.sessionId : undefined;
  let proof: DrawnProof | undefined;
  let recording: Promise<[string, DrawnProof, VideoSettings]> | undefined;

  async function readOrFail(): Promise<VideoSettings> {
    const settings = await readSettings();
    if (!settings) {
      throw new VideoError('NOT_CONFIGURED', { retryable: true });
    }
    return settings;
  }

  async function prove(reading: Promise<VideoSettings>): Promise<DrawnProof> {
    const isUsable = proof && isFresh(proof) && proof.origin === (await reading).middlewareOrigin;
    return proof && isUsable ? proof : drawProof(reading.then(({ middlewareOrigin }) => middlewareOrigin));
  }

  async function record(): Promise<[string, DrawnProof, VideoSettings]> {
    const reading = readOrFail();
    // Both at once, to save the agent a round trip; what one of them achieved is kept if the other fails.
    const [session, drawn] = await Promise.allSettled([sessionId ?? createSession(order), prove(reading)]);
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
      throw drawn.reason instanceof VideoError ? drawn.reason : fromLightning(drawn.reason);
    }
    return [session.value, drawn.value, await reading];
  }

  /** What is under way when somebody stops waiting is taken up by the next sending, or it would be recorded twice. */
  function recordOnce(): Promise<[string, DrawnProof, VideoSettings]> {
    recording ??= record().finally(() => {
      recording = undefined;
    });
    return recording;
  }

  async function call(
    [id, { id: proofId, verifier }, settings]: [string, DrawnProof, VideoSettings],
    signal: AbortSignal,
  ): Promise<Room> {
    const { middlewareUrl: url, gateKey } = settings;
    // Without it the call is made all the same.
    const setupToken = await readSetupToken(url).catch(() => undefined);
    const middleware = { url, gateKey, setupToken };
    const body = { sessionId: id, proofId, verifier, contactId, caseId };
    try {
      return await requestRoom(middleware, body, signal);
    } catch (error) {
      if (isLostAnswer(error)) {
        return await requestRoom(middleware, body, signal);
      }
      if (hasCode(error, 'PROOF_INVALID')) {
        proof = undefined;
      }
      throw error;
    }
  }

  return {
    get sessionId() {
      return sessionId;
    },
    async send(onStep, signal) {
      onStep('record');
      const recorded = await untilAborted(recordOnce(), signal);
      onStep('room');
      try {
        return await call(recorded, signal);
      } catch (error) {
        const [, , { gateKey }] = recorded;
        const renewed = hasCode(error, 'UNAUTHORIZED') ? await untilAborted(recordOnce(), signal) : undefined;
        // The gate key was replaced at this very moment.
        if (renewed && renewed[2].gateKey !== gateKey) {
          return await call(renewed, signal);
        }
        throw error;
      }
    },
  };
}

/** @throws {VideoError} CANCELLED as soon as the signal says so, although the work goes on */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(new VideoError('CANCELLED', { retryable: true }));
    };
    if (signal.aborted) {
      stop();
    }
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop);
    });
  });
}

function hasCode(error: unknown, code: VideoError['code']): boolean {
  return error instanceof VideoError && error.code === code;
}

/** Worth one more try without asking the agent: the connection broke, which keep-alive connections do now and then. */
function isLostAnswer(error: unknown): boolean {
  return hasCode(error, 'MIDDLEWARE_UNREACHABLE');
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
    if (order.doNotCallReason !== undefined) {
      fields[DO_NOT_CALL_REASON_FIELD.fieldApiName] = order.doNotCallReason;
    }
  }
  const { id } = await createRecord({ apiName: SESSION_OBJECT.objectApiName, fields });
  return id;
}

/** The row is inserted while the settings are still read: only the hash needs the origin. */
async function drawProof(reading: Promise<string>): Promise<DrawnProof> {
  const drawnAt = Date.now();
  return { ...(await recordProof('room', reading)), drawnAt, origin: await reading };
}

/** A proof of the future was drawn before the computer's time was set back: nobody knows how old it is. */
function isFresh({ drawnAt }: DrawnProof): boolean {
  const age = Date.now() - drawnAt;
  return age >= 0 && age <= PROOF_FRESH_MS;
}
