import { hash, timingSafeEqual } from 'node:crypto';
import { MINUTE_MS, SECOND_MS } from '../time/clock.ts';

/** What a proof is good for; it stands in the hash, so that none is good for the others. */
export type ProofPurpose = 'room' | 'setup' | 'console';

/** A row of Video_Proof__c as Salesforce stamped it. Times are milliseconds since 1970, NaN where they cannot be read. */
export interface ProofRow {
  readonly hash: string | null;
  readonly ownerId: string;
  readonly createdById: string;
  readonly lastModifiedById: string;
  readonly createdAt: number;
  /** When the hash was written: rules of the object let nobody write anything else, or again. */
  readonly lastModifiedAt: number;
}

export interface ProofClaim {
  readonly purpose: ProofPurpose;
  /** This middleware's own origin, from its configuration: never from the request, or a proof could be relayed. */
  readonly origin: string;
  readonly verifier: string;
  /** The time by the org's clock, milliseconds since 1970; null if the answer did not tell. */
  readonly orgNow: number | null;
  readonly integrationUserId: string;
}

/** A proof and the one demand it was used for: verb, record and body. */
export interface UsedProof {
  readonly id: string;
  readonly use: string;
}

export type ProofRefusal =
  'missing' | 'hash' | 'foreign' | 'no-org-time' | 'no-stamps' | 'stale' | 'future' | 'integration-user';

/** How long a hash is good for after it was written. */
export const PROOF_MAX_AGE_MS = 2 * MINUTE_MS;
/** How long an empty row waits for its hash: a page writes it at once, somebody who collects rows does not. */
export const PROOF_ROW_MAX_AGE_MS = 15 * MINUTE_MS;
// The Date header counts whole seconds and is cut off, so a row of this very second can look newer than the answer.
const DATE_HEADER_TOLERANCE_MS = 5 * SECOND_MS;

/** The hash that a component writes into Video_Proof__c: base64url(SHA-256(scheme|purpose|origin|verifier)). */
export function proofHash(purpose: ProofPurpose, origin: string, verifier: string): string {
  return hash('sha256', `start-video/v1|${purpose}|${origin}|${verifier}`, 'base64url');
}

/** What a proof is used for, as one text: the verb, and the ids of record and body. */
export function proofUse(verb: string, ...ids: readonly (string | null)[]): string {
  return [verb, ...ids.map((id) => id ?? '')].join(' ');
}

/**
 * Why a proof is not acceptable, or null if it is. The reason is for the log: the answer never tells it.
 * Owner, creator and last editor must be one person. That the row was born empty is held by rules of the object, for
 * stamps cannot tell an insert from an update.
 */
export function refuseProof(row: ProofRow | null, claim: ProofClaim): ProofRefusal | null {
  if (row === null) return 'missing';
  if (!equalInConstantTime(row.hash ?? '', proofHash(claim.purpose, claim.origin, claim.verifier))) return 'hash';
  if (row.ownerId !== row.createdById || row.lastModifiedById !== row.createdById) return 'foreign';
  // Our own user sees every record: a row of its making (by a flow, say) proves nothing about a person.
  if (row.createdById === claim.integrationUserId) return 'integration-user';
  return refuseTimes(row, claim.orgNow);
}

/** Every comparison is asked so that a time that cannot be read fails it. */
function refuseTimes({ createdAt, lastModifiedAt }: ProofRow, orgNow: number | null): ProofRefusal | null {
  if (orgNow === null || !Number.isFinite(orgNow)) return 'no-org-time';
  if (!(createdAt <= lastModifiedAt)) return 'no-stamps';
  if (!(lastModifiedAt <= orgNow + DATE_HEADER_TOLERANCE_MS)) return 'future';
  const isFresh = orgNow - lastModifiedAt <= PROOF_MAX_AGE_MS && orgNow - createdAt <= PROOF_ROW_MAX_AGE_MS;
  return isFresh ? null : 'stale';
}

/** Compares two texts in a time that depends only on their hashes' length, so that timing tells nothing of either. */
export function equalInConstantTime(a: string, b: string): boolean {
  const digest = (text: string): Buffer => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(a), digest(b));
}
