import type { Logger } from 'pino';
import { refuseProof, type ProofClaim, type ProofRow } from '../domain/proof.ts';
import { AppError } from '../errors/app-error.ts';
import type { Storage } from '../storage/storage.ts';

export interface ProofParts {
  /** The origin that proofs are bound to. */
  readonly origin: string;
  readonly storage: Storage;
  readonly log: Logger;
}

export interface ProofDemand extends Omit<ProofClaim, 'origin'> {
  readonly proofId: string;
  /** What it may have been used for already: the very same demand. */
  readonly use: string;
}

/** @throws AppError PROOF_INVALID; the reason is for the log alone */
export async function assertProof(
  { origin, storage, log }: ProofParts,
  row: ProofRow | null,
  { proofId, use, ...claim }: ProofDemand,
): Promise<void> {
  const refusal = refuseProof(row, { ...claim, origin }) ?? ((await isUsed(storage, proofId, use)) ? 'used' : null);
  if (refusal === null) return;
  log.warn({ use, refusal }, 'proof refused');
  throw proofInvalid();
}

export function proofInvalid(): AppError {
  return new AppError('PROOF_INVALID', 'Salesforce did not confirm who you are. Reload the page and start again.');
}

async function isUsed(storage: Storage, proofId: string, use: string): Promise<boolean> {
  const usedFor = await storage.sessionOfProof(proofId);
  return usedFor !== null && usedFor !== use;
}
