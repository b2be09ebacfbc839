import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import PROOF_OBJECT from '@salesforce/schema/Video_Proof__c';
import HASH_FIELD from '@salesforce/schema/Video_Proof__c.Hash__c';

/** What a proof is for: `room` hands out a video room, `setup` opens the setup page. */
export type ProofPurpose = 'room' | 'setup';

export interface Proof {
  /** Id of the row that carries the hash. */
  id: string;
  verifier: string;
}

const VERIFIER_BYTES = 32;

/**
 * Records a new proof: an empty row, then its hash by one update. Rules of the object refuse a row that is born with a
 * hash, for a New page takes values from a link, and let only the creator write it, once. So a row whose update failed
 * is left alone: the next try makes another one. The row is inserted at once, also while the origin is still read.
 *
 * Rejects with what Lightning Data Service says.
 */
export async function recordProof(purpose: ProofPurpose, middlewareOrigin: string | Promise<string>): Promise<Proof> {
  const verifier = createVerifier();
  const [{ id }, hash] = await Promise.all([
    createRecord({ apiName: PROOF_OBJECT.objectApiName, fields: {} }),
    Promise.resolve(middlewareOrigin).then((origin) => hashVerifier(purpose, origin, verifier)),
  ]);
  await updateRecord({ fields: { Id: id, [HASH_FIELD.fieldApiName]: hash } });
  return { id, verifier };
}

/** Draws the secret that only this page and the middleware get to know: 32 random bytes as base64url text. */
export function createVerifier(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(VERIFIER_BYTES)));
}

/**
 * Computes the hash to write into `Video_Proof__c`. The origin is part of it, so that a middleware under another
 * address cannot pass the verifier on; the purpose, so that a proof for a room opens nothing else.
 */
export async function hashVerifier(purpose: ProofPurpose, middlewareOrigin: string, verifier: string): Promise<string> {
  const text = ['start-video/v1', purpose, middlewareOrigin, verifier].join('|');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return toBase64Url(new Uint8Array(digest));
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
