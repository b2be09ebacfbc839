import type { UsedProof } from '../../domain/proof.ts';
import { AppError } from '../../errors/app-error.ts';
import { MINUTE_MS, type Clock } from '../../time/clock.ts';
import { proofInvalid } from '../assert-proof.ts';

/** Longer than a request takes from the look at its proof to its order. */
const REMEMBERED_MS = MINUTE_MS;

/** A start whose room is ordered, and of which the storage knows nothing before it is kept. */
export interface Order {
  readonly personId: string;
  readonly proof: UsedProof;
  /** How many more the person may start, by what is kept. */
  readonly left: number;
}

/**
 * Carries out an order of a room. What counts is looked at where the room is kept; but by then it is made, and one person
 * could have any number made at once.
 *
 * @throws AppError RATE_LIMITED, PROOF_INVALID while the same proof orders for something else or just did, and what the order
 * throws
 */
export type OrdersUnderWay = <T>(order: Order, carryOut: () => Promise<T>) => Promise<T>;

export function createOrdersUnderWay(clock: Clock): OrdersUnderWay {
  const ofPersons = new Map<string, number>();
  const uses = new Map<string, { readonly use: string; readonly orders: number }>();
  // Who looked at the proof before it was kept as used would not know of it. The oldest stand first.
  const spent = new Map<string, { readonly use: string; readonly until: number }>();

  function forgetSpent(): void {
    for (const [id, { until }] of spent) {
      if (until > clock.now()) return;
      spent.delete(id);
    }
  }

  function begin({ personId, proof, left }: Order): void {
    forgetSpent();
    const known = uses.get(proof.id);
    const use = known?.use ?? spent.get(proof.id)?.use ?? proof.use;
    if (use !== proof.use) throw proofInvalid();
    const running = ofPersons.get(personId) ?? 0;
    if (running >= left) throw tooManyStarts();
    ofPersons.set(personId, running + 1);
    uses.set(proof.id, { use: proof.use, orders: (known?.orders ?? 0) + 1 });
  }

  function end({ personId, proof }: Order): void {
    const running = (ofPersons.get(personId) ?? 1) - 1;
    if (running > 0) ofPersons.set(personId, running);
    else ofPersons.delete(personId);
    const orders = (uses.get(proof.id)?.orders ?? 1) - 1;
    if (orders > 0) uses.set(proof.id, { use: proof.use, orders });
    else uses.delete(proof.id);
  }

  return async (order, carryOut) => {
    begin(order);
    try {
      const carriedOut = await carryOut();
      spent.delete(order.proof.id);
      spent.set(order.proof.id, { use: order.proof.use, until: clock.now() + REMEMBERED_MS });
      return carriedOut;
    } finally {
      end(order);
    }
  };
}

export function tooManyStarts(): AppError {
  return new AppError(
    'RATE_LIMITED',
    'You started as many calls within the last hour as the settings allow. Wait a little, or ask an administrator.',
    { retryAfterSeconds: 300 },
  );
}
