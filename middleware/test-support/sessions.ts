import type { UsedProof } from '../domain/proof.ts';
import type { Room, SessionState } from '../domain/session-state.ts';
import type { Claim, Storage } from '../storage/storage.ts';

/** Milliseconds since 1970, where a movable clock begins. */
export const NOW = Date.UTC(2026, 10, 23, 10);
export const LEASE_MS = 60_000;

export const room: Room = {
  callReference: '00001026',
  links: {
    guestLink: 'https://video.example/guest/s3cretLink',
    authToken: 's3cretToken',
  },
  invitation: 'SMS',
  phoneNumber: '+6591234567',
  agentId: '005',
  createdAt: NOW,
  expiresAt: NOW + 900_000,
};

/** What makes a state one of a start that failed. */
export const failed = {
  status: 'Failed',
  room: null,
  failure: { code: 'PHONE_MISSING', message: 'none' },
} as const satisfies Partial<SessionState>;

/** A session that has its room; contact and case are its own, so that no other session gets in its way. */
export function stateOf(sessionId: string, changes: Partial<SessionState> = {}): SessionState {
  return {
    sessionId,
    contactId: `003-${sessionId}`,
    caseId: `500-${sessionId}`,
    revision: NOW,
    status: 'Ready',
    room,
    failure: null,
    updateCase: true,
    updateContact: true,
    ...changes,
  };
}

/** A proof and what it was used for; of the same use unless a test says otherwise. */
export function proofOf(id: string, use = 'room'): UsedProof {
  return { id, use };
}

/** A claim that no storage knows of. */
export function claimFor(state: SessionState, attempts = 0): Claim {
  return { token: 'none', attempts, state, waiting: [], related: { attempts: 0, since: 0 } };
}

/** Claims the write-back that is due first. @throws Error if none is */
export async function claimOne(storage: Storage, now = NOW): Promise<Claim> {
  const [claim] = await storage.claimDue(now, 1, LEASE_MS);
  if (claim === undefined) throw new Error('nothing was due');
  return claim;
}
