/** What a proof is for: `room` hands out a video room, `setup` opens the setup page. */
export type ProofPurpose = 'room' | 'setup';

const VERIFIER_BYTES = 32;

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
