import type { Logger } from 'pino';
import { refuseProof, type ProofClaim, type ProofRow, type UsedProof } from '../domain/proof.ts';
import { AppError } from '../errors/app-error.ts';
import type { Storage } from '../storage/storage.ts';
import type { FailureWatch } from './border/watch-failures.ts';
import type { ProofGate } from './proof-gate.ts';

export interface ProofParts {
  /** The origin that proofs are bound to. */
  readonly origin: string;
  readonly storage: Storage;
  readonly failures: FailureWatch;
  readonly proofGate: ProofGate;
  readonly log: Logger;
}

export interface ProofDemand extends Omit<ProofClaim, 'origin'> {
  /** The proof, and what it may have been used for already: the very same demand. */
  readonly proof: UsedProof;
  /** Where the request comes from. */
  readonly address: string;
}

/** @throws AppError PROOF_INVALID; the reason is for the log alone */
export async function assertProof(
  { origin, storage, failures, proofGate, log }: ProofParts,
  row: ProofRow | null,
  { proof, address, ...claim }: ProofDemand,
): Promise<void> {
  const refusal = refuseProof(row, { ...claim, origin }) ?? ((await isUsed(storage, proof)) ? 'used' : null);
  if (refusal === null) {
    proofGate.noteRight(proof.id);
    return;
  }
  failures.note('proof', address);
  if (failures.isWorthALine(address))
    log.warn({ use: proof.use, refusal, remedy: REMEDIES[refusal], address }, 'proof refused');
  throw proofInvalid();
}

/** Where the reason is not the sender's. */
const REMEDIES: Readonly<Record<string, string>> = {
  'no-org-time': 'Salesforce’s answer has no Date header that can be read: let the proxy before it pass the header on.',
  'no-stamps': 'The stamps of the row cannot be read, or contradict one another.',
};

export function proofInvalid(): AppError {
  return new AppError('PROOF_INVALID', 'Salesforce did not confirm who you are. Reload the page and start again.');
}

async function isUsed(storage: Storage, { id, use }: UsedProof): Promise<boolean> {
  const usedFor = await storage.useOfProof(id);
  return usedFor !== null && usedFor !== use;
}
