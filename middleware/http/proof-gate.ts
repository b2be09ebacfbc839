import { AppError } from '../errors/app-error.ts';
import type { CallLimit } from '../load/limit-calls.ts';
import { PROOF_MAX_AGE_MS } from '../domain/proof.ts';
import type { FailureWatch } from './border/watch-failures.ts';
import type { GatheredProof, GatherProof } from './gather-proofs.ts';

export interface ProofGateParts {
  readonly failures: FailureWatch;
  readonly gather: GatherProof;
  /** Reads of single proofs at a time: as many as are under way when the first turn out to be wrong. */
  readonly limit: CallLimit;
}

export interface GatedRead<T> {
  readonly proofId: string;
  /** Counts the request as work. */
  readonly take: () => void;
  /** @throws AppError PROOF_INVALID */
  readonly check: (proof: GatheredProof) => Promise<void>;
  /** The API call for this request alone. */
  readonly read: () => Promise<T>;
}

export interface ProofGate {
  /**
   * Carries out the API call that a request costs. While wrong proofs are many, its proof is read together with all
   * others first, and only a right one gets the call of its own: nobody is refused unread, whoever else asks from the
   * same address. @throws AppError RATE_LIMITED for a right proof that comes again and again, and what `check` and `read` throw
   */
  admit<T>(wanted: GatedRead<T>): Promise<T>;
  /** Notes that a proof was right. */
  noteRight(proofId: string): void;
}

// A page that repeats a lost request comes nowhere near; without it one proof would buy any number of API calls.
const MAX_USES = 60;
const TOGETHER = Symbol('together');

export function createProofGate({ failures, gather, limit }: ProofGateParts): ProofGate {
  let uses = new Map<string, number>();
  let usesSince = performance.now();

  async function sift({ proofId, check }: Pick<GatedRead<unknown>, 'proofId' | 'check'>): Promise<void> {
    await check(await gather(proofId));
  }

  return {
    admit: async <T>({ proofId, take, check, read }: GatedRead<T>) => {
      if ((uses.get(proofId) ?? 0) >= MAX_USES) throw usedTooOften();
      const isSifted = failures.areMany('proof');
      // Those who wait to be sifted are not worked on yet: they take nobody's place.
      if (isSifted) await sift({ proofId, check });
      take();
      if (isSifted) return read();
      const alone = await limit<T | typeof TOGETHER>(() =>
        failures.areMany('proof') ? Promise.resolve(TOGETHER) : read(),
      );
      if (alone !== TOGETHER) return alone;
      await sift({ proofId, check });
      return read();
    },
    noteRight: (proofId) => {
      if (performance.now() - usesSince > PROOF_MAX_AGE_MS) {
        uses = new Map();
        usesSince = performance.now();
      }
      uses.set(proofId, (uses.get(proofId) ?? 0) + 1);
    },
  };
}

function usedTooOften(): AppError {
  return new AppError('RATE_LIMITED', 'This page asked for the same too often. Reload it and start again.', {
    retryAfterSeconds: PROOF_MAX_AGE_MS / 1000,
  });
}
