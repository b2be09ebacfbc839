import type { Logger } from 'pino';
import type { Claim, Storage } from '../storage/storage.ts';
import type { Clock } from '../time/clock.ts';
import type { LookupReader } from './lookups-port.ts';
import type { RefusalReasons } from './refusal-reasons.ts';
import type { WriteVerdict } from './session-writer-port.ts';

export interface SettleParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Logger;
  readonly reasons: RefusalReasons;
  readonly lookups: LookupReader;
}

/** A claim with what became of it. */
export interface Settled {
  readonly claim: Claim;
  readonly verdict: WriteVerdict;
}
