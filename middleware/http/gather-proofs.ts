import type { ProofRow } from '../domain/proof.ts';
import { AppError } from '../errors/app-error.ts';
import { MAX_GATHERED_PROOFS, type ProofsReader } from './proofs-port.ts';

export interface GatheredProof {
  readonly row: ProofRow | null;
  /** The time by the org's clock, milliseconds since 1970; null if the answer did not tell. */
  readonly orgNow: number | null;
}

/** @throws AppError of `ProofsReader`; OVERLOADED if more wait than can be kept in mind */
export type GatherProof = (proofId: string) => Promise<GatheredProof>;

interface Waiting {
  readonly proofId: string;
  readonly resolve: (proof: GatheredProof) => void;
  readonly reject: (error: unknown) => void;
}

/** Requests that wait: some kilobytes each. */
const MAX_WAITING = 5000;

/**
 * Reads proofs together, all that came since the last time in one API call, and at most one call in `intervalMs`: what
 * strangers make up costs the org no more than that, and whoever has a right one waits for it.
 */
export function createProofGatherer(reader: ProofsReader, intervalMs: number): GatherProof {
  const waiting: Waiting[] = [];
  let isScheduled = false;
  let lastAt = Number.NEGATIVE_INFINITY;

  function schedule(): void {
    if (isScheduled || waiting.length === 0) return;
    isScheduled = true;
    // From one beginning to the next: whoever comes first does not wait at all.
    const waitMs = Math.max(0, lastAt + intervalMs - performance.now());
    setTimeout(() => {
      lastAt = performance.now();
      void readAll().finally(() => {
        isScheduled = false;
        schedule();
      });
    }, waitMs);
  }

  async function readAll(): Promise<void> {
    const ids = new Set<string>();
    // In the order in which they came; the same proof counts once, however many ask for it.
    const rest = waiting.findIndex(({ proofId }) => ids.add(proofId).size > MAX_GATHERED_PROOFS);
    const batch = waiting.splice(0, rest === -1 ? waiting.length : rest);
    try {
      const { orgNow, rows } = await reader.read([...new Set(batch.map(({ proofId }) => proofId))]);
      for (const { proofId, resolve } of batch) resolve({ row: rows.get(proofId) ?? null, orgNow });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  return (proofId) => {
    if (waiting.length >= MAX_WAITING) {
      throw new AppError('OVERLOADED', 'The middleware is busy. Try again in a moment.', { retryAfterSeconds: 2 });
    }
    return new Promise((resolve, reject) => {
      waiting.push({ proofId, resolve, reject });
      schedule();
    });
  };
}
