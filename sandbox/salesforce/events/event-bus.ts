import { randomBytes } from 'node:crypto';
import type { Clock } from '../../core/clock.ts';
import type { FieldValue } from '../session-types.ts';

/** Source: Platform Events Developer Guide, "Event Message Durability". */
const RETENTION_MS = 72 * 60 * 60 * 1000;
/** Ids are not contiguous: "Platform Event Fields", ReplayId. */
const LARGEST_GAP = 5;
// Beyond what a JavaScript number holds exactly: a client that counts with replay ids is found out.
const FIRST_SEQUENCE = 2n ** 60n;

export interface EventDraft {
  /** API name of the event. */
  readonly event: string;
  readonly eventUuid: string;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly createdById: string;
}

export interface BusEvent extends EventDraft {
  readonly sequence: bigint;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** A place in the stream, with the id that a subscriber keeps of it. */
export interface Position {
  readonly sequence: bigint;
  readonly replayId: Buffer;
}

type Listener = (event: BusEvent) => void;

/** The stream of published events, kept for 72 hours of the org's clock. */
export class EventBus {
  readonly #clock: Clock;
  readonly #listeners = new Set<Listener>();
  /** When each place was named to somebody, by its replay id; a place is valid as long as its event would be kept. */
  #issued = new Map<string, number>();
  #events: BusEvent[] = [];
  #sequence = FIRST_SEQUENCE + BigInt(randomBytes(4).readUInt32BE());

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  publish(draft: EventDraft): BusEvent {
    this.#forgetOld();
    const event = { ...draft, sequence: this.#next(), createdAt: this.#clock.now() };
    this.#events.push(event);
    for (const listener of this.#listeners) listener(event);
    return event;
  }

  /** Events of a name behind a place, the oldest first. */
  after(event: string, sequence: bigint, limit: number): readonly BusEvent[] {
    this.#forgetOld();
    const found: BusEvent[] = [];
    for (let index = this.#indexAfter(sequence); index < this.#events.length && found.length < limit; index += 1) {
      const one = this.#events[index];
      if (one?.event === event) found.push(one);
    }
    return found;
  }

  list(): readonly BusEvent[] {
    this.#forgetOld();
    return [...this.#events];
  }

  /** The end of the stream, under a fresh id: whoever hears of it today can come back within 72 hours. */
  tip(): Position {
    const sequence = this.#next();
    return { sequence, replayId: toReplayId(sequence) };
  }

  /** The place that a replay id stands for; undefined if this stream never gave it, or its time is over. */
  find(replayId: Uint8Array): bigint | undefined {
    this.#forgetOld();
    const bytes = Buffer.from(replayId);
    return this.#issued.has(bytes.toString('hex')) ? bytes.readBigUInt64BE() : undefined;
  }

  /** Calls for each event that is published from now on; returns how to stop it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** As after a move of the org to another instance: no id given so far is valid any more. */
  expireReplayIds({ loseEvents }: { readonly loseEvents: boolean }): void {
    const kept = loseEvents ? [] : this.#events;
    this.#issued = new Map();
    this.#sequence += 1_000_000n;
    this.#events = kept.map((event) => ({ ...event, sequence: this.#next() }));
  }

  /** The latest event once more, with a replay id of its own, as happens when the bus is not sure that it took it. */
  repeatLast(): BusEvent | undefined {
    const last = this.#events.at(-1);
    return last === undefined ? undefined : this.publish(last);
  }

  clear(): void {
    this.#events = [];
    this.#issued = new Map();
    this.#sequence += 1_000_000n;
  }

  #next(): bigint {
    this.#sequence += 1n + BigInt(randomBytes(1).readUInt8() % LARGEST_GAP);
    this.#issued.set(toReplayId(this.#sequence).toString('hex'), this.#clock.now());
    return this.#sequence;
  }

  #indexAfter(sequence: bigint): number {
    let [low, high] = [0, this.#events.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.#events[middle]?.sequence ?? 0n) > sequence) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #forgetOld(): void {
    const before = this.#clock.now() - RETENTION_MS;
    const kept = this.#events.findIndex(({ createdAt }) => createdAt >= before);
    if (kept !== 0) this.#events = kept === -1 ? [] : this.#events.slice(kept);
    for (const [replayId, at] of this.#issued) {
      if (at >= before) break;
      this.#issued.delete(replayId);
    }
  }
}

export function toReplayId(sequence: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(sequence);
  return bytes;
}
