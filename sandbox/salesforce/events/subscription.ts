import { randomUUID } from 'node:crypto';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { ObjectSchema } from '../types.ts';
import type { BusEvent, EventBus } from './event-bus.ts';
import { toReplayId } from './event-bus.ts';
import { RpcError, rpcErrors } from './rpc-error.ts';
import type { FetchRequest, FetchResponse } from './wire.ts';
import { fetchRequest } from './wire.ts';

const MAX_REQUESTED = 100;

export interface SubscriptionParts {
  readonly bus: EventBus;
  /** The event behind a topic that this person may read. @throws RpcError */
  openTopic(topic: string): ObjectSchema;
  encode(event: BusEvent): { readonly schemaId: string; readonly payload: Buffer };
  /** Whether the token of the stream is still good. */
  isAuthentic(): boolean;
  /** Whether everything is held back, keepalives included. */
  isStalled(): boolean;
  /** After how much silence an empty answer goes out; Salesforce: within 270 s. */
  readonly keepaliveMs: number;
  /** How long a stream with nothing requested is kept; Salesforce: 60 s. */
  readonly idleRequestMs: number;
}

type Call = ServerDuplexStream<unknown, FetchResponse>;

/**
 * One Subscribe stream: as many events as were requested, in the order of the bus, from where the first request says.
 * Source: Pub/Sub API documentation, "Subscribe RPC Method".
 */
export class Subscription {
  readonly #call: Call;
  readonly #parts: SubscriptionParts;
  readonly #stopListening: () => void;
  #topic = '';
  #event: ObjectSchema | undefined;
  #sequence = 0n;
  #pending = 0;
  #delivered = 0;
  #isPumpDue = false;
  #isOver = false;
  #keepalive: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(call: Call, parts: SubscriptionParts, onEnd: () => void) {
    this.#call = call;
    this.#parts = parts;
    this.#stopListening = parts.bus.listen(() => {
      this.pumpSoon();
    });
    const end = (): void => {
      this.#finish();
      onEnd();
    };
    call.on('data', (message: unknown) => {
      this.#guard(() => {
        this.#take(fetchRequest.parse(message));
      });
    });
    call.on('end', () => {
      end();
      call.end();
    });
    call.on('cancelled', end).on('error', end).on('close', end);
  }

  get report() {
    return { topic: this.#topic, pending: this.#pending, delivered: this.#delivered };
  }

  /** Several events of one moment go out together. */
  pumpSoon(): void {
    if (this.#isPumpDue) return;
    this.#isPumpDue = true;
    setImmediate(() => {
      this.#isPumpDue = false;
      this.#guard(() => {
        this.#pump();
      });
    });
  }

  /** An empty answer with the place up to which there is nothing more. */
  sendKeepalive(): void {
    this.#guard(() => {
      if (this.#event === undefined || this.#parts.isStalled()) return;
      this.#assertAuthentic();
      const { bus } = this.#parts;
      if (bus.after(this.#event.apiName, this.#sequence, 1).length === 0) this.#sequence = bus.tip().sequence;
      this.#send([]);
    });
  }

  /** Ends the stream as a server does that goes away in good order. */
  halfClose(): void {
    this.#finish();
    this.#call.end();
  }

  fail(error: RpcError): void {
    if (this.#isOver) return;
    this.#finish();
    this.#call.emit('error', error);
  }

  #take({ topic_name, replay_preset, replay_id, num_requested }: FetchRequest): void {
    this.#assertAuthentic();
    if (this.#event === undefined) {
      this.#event = this.#parts.openTopic(topic_name);
      this.#topic = topic_name;
      this.#sequence = this.#startOf(replay_preset, replay_id);
      this.#restartKeepalive();
    } else if (topic_name !== '' && topic_name !== this.#topic) throw rpcErrors.topicMismatch();
    if (num_requested <= 0) throw rpcErrors.requestedInvalid();
    this.#pending += Math.min(num_requested, MAX_REQUESTED);
    clearTimeout(this.#idle);
    this.#pump();
  }

  #startOf(preset: FetchRequest['replay_preset'], replayId: Uint8Array): bigint {
    const { bus } = this.#parts;
    if (preset === 'LATEST') return bus.tip().sequence;
    if (preset === 'EARLIEST') return 0n;
    if (replayId.length === 0) throw rpcErrors.replayIdMissing();
    const sequence = bus.find(replayId);
    if (sequence === undefined) throw rpcErrors.replayIdCorrupted();
    return sequence;
  }

  #pump(): void {
    while (!this.#isOver && this.#event !== undefined && this.#pending > 0 && !this.#parts.isStalled()) {
      const limit = Math.min(this.#pending, MAX_REQUESTED);
      const events = this.#parts.bus.after(this.#event.apiName, this.#sequence, limit);
      const last = events.at(-1);
      if (last === undefined) return;
      this.#assertAuthentic();
      this.#sequence = last.sequence;
      this.#pending -= events.length;
      this.#delivered += events.length;
      this.#send(events);
      if (this.#pending === 0) this.#awaitRequest();
    }
  }

  #send(events: readonly BusEvent[]): void {
    this.#call.write({
      events: events.map((event) => {
        const { schemaId, payload } = this.#parts.encode(event);
        return {
          event: { id: event.eventUuid, schema_id: schemaId, payload },
          replay_id: toReplayId(event.sequence),
        };
      }),
      latest_replay_id: toReplayId(this.#sequence),
      rpc_id: randomUUID(),
      pending_num_requested: this.#pending,
    });
    this.#restartKeepalive();
  }

  #assertAuthentic(): void {
    if (!this.#parts.isAuthentic()) throw rpcErrors.authError();
  }

  #guard(work: () => void): void {
    if (this.#isOver) return;
    try {
      work();
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      this.fail(error);
    }
  }

  #restartKeepalive(): void {
    clearTimeout(this.#keepalive);
    this.#keepalive = setTimeout(() => {
      this.sendKeepalive();
      if (!this.#isOver) this.#restartKeepalive();
    }, this.#parts.keepaliveMs);
    this.#keepalive.unref();
  }

  #awaitRequest(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.halfClose();
    }, this.#parts.idleRequestMs);
    this.#idle.unref();
  }

  #finish(): void {
    this.#isOver = true;
    this.#stopListening();
    clearTimeout(this.#keepalive);
    clearTimeout(this.#idle);
  }
}
