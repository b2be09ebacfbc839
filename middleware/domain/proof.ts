import { createHash, timingSafeEqual } from 'node:crypto';
import { MINUTE_MS, SECOND_MS } from '../time/clock.ts';

export type ProofPurpose = 'room' | 'setup';

/** A row of Video_Proof__c as Salesforce stamped it. */
export interface ProofRow {
  readonly hash: string | null;
  readonly createdById: string;
  readonly lastModifiedById: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Milliseconds since 1970. */
  readonly systemModstamp: number;
}

export interface ProofClaim {
  readonly purpose: ProofPurpose;
  /** This middleware's own origin, from its configuration: never from the request, or a proof could be relayed. */
  readonly origin: string;
  readonly verifier: string;
  /** The time by the org's clock, milliseconds since 1970. */
  readonly orgNow: number;
  readonly integrationUserId: string;
}

export type ProofRefusal = 'missing' | 'hash' | 'modified' | 'stale' | 'future' | 'integration-user';

export const PROOF_MAX_AGE_MS = 2 * MINUTE_MS;
// The Date header counts whole seconds and is cut off, so a row of this very second can look newer than the answer.
const DATE_HEADER_TOLERANCE_MS = 5 * SECOND_MS;

/** The hash that a component writes into Video_Proof__c: base64url(SHA-256(scheme|purpose|origin|verifier)). */
export function proofHash(purpose: ProofPurpose, origin: string, verifier: string): string {
  return createHash('sha256').update(`start-video/v1|${purpose}|${origin}|${verifier}`).digest('base64url');
}

/**
 * Why a proof is not acceptable, or null if it is. The reason is for the log: the answer never tells it.
 * A row whose stamps show any edit is refused, because the editor might not be the author.
 */
export function refuseProof(row: ProofRow | null, claim: ProofClaim): ProofRefusal | null {
  if (row === null) return 'missing';
  if (!equalInConstantTime(row.hash ?? '', proofHash(claim.purpose, claim.origin, claim.verifier))) return 'hash';
  if (row.lastModifiedById !== row.createdById || row.systemModstamp !== row.createdAt) return 'modified';
  const ageMs = claim.orgNow - row.createdAt;
  if (ageMs > PROOF_MAX_AGE_MS) return 'stale';
  if (ageMs < -DATE_HEADER_TOLERANCE_MS) return 'future';
  // Our own user sees every record: a row of its making (by a flow, say) proves nothing about a person.
  if (row.createdById === claim.integrationUserId) return 'integration-user';
  return null;
}

/** Compares two texts in a time that depends only on their hashes' length, so that timing tells nothing of either. */
export function equalInConstantTime(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
