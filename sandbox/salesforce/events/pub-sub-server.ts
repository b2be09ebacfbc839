import { randomUUID } from 'node:crypto';
import {
  Server,
  ServerCredentials,
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerUnaryCall,
} from '@grpc/grpc-js';
import type { TokenStore } from '../oauth/token-store.ts';
import type { ObjectSchema, Org, OrgSession } from '../types.ts';
import { authenticateCall } from './authenticate-call.ts';
import { createEventSchema, type EventSchema } from './event-schema.ts';
import { RpcError, rpcErrors } from './rpc-error.ts';
import { Subscription } from './subscription.ts';
import { loadPubSubService, schemaRequest, topicRequest, type FetchResponse } from './wire.ts';

export interface PubSubOptions {
  readonly org: Org;
  readonly tokens: TokenStore;
  /** The org's own address, which clients name as `instanceurl`. */
  orgUrl(): string;
  /** Default 270 s, as Salesforce. */
  readonly keepaliveMs?: number;
  /** Default 60 s, as Salesforce. */
  readonly idleRequestMs?: number;
}

export interface SubscriptionReport {
  readonly user: string;
  readonly topic: string;
  readonly pending: number;
  readonly delivered: number;
}

export interface PubSubServer {
  readonly port: number;
  readonly subscriptions: readonly SubscriptionReport[];
  /** Listens again after `stop`, on the same port. */
  start(): Promise<void>;
  /** Gone from the network, with every stream cut. */
  stop(): void;
  /** Ends every stream: by an error, or in good order. */
  endStreams(how: 'reset' | 'half-close'): void;
  /** Holds everything back, on streams that stay open. */
  stall(isStalled: boolean): void;
  /** Answers the next calls with "service unavailable". */
  refuseNext(times: number): void;
  sendKeepalives(): void;
  reset(): Promise<void>;
}

const SECOND_MS = 1000;
const TOPIC = /^\/event\/(\w+__e)$/u;

/** The org's Pub/Sub API, in plain text. @param port 0 takes a free one */
export async function startPubSubServer(options: PubSubOptions, port = 0): Promise<PubSubServer> {
  const { org, tokens, keepaliveMs = 270 * SECOND_MS, idleRequestMs = 60 * SECOND_MS } = options;
  const schemas = schemasOf(org);
  const streams = new Map<Subscription, OrgSession>();
  let isStalled = false;
  let refusals = 0;
  let server: Server | undefined;
  let boundPort = port;

  function refuse(): void {
    if (refusals === 0) return;
    refusals -= 1;
    throw rpcErrors.unavailable();
  }

  function eventOf(topic: string): ObjectSchema {
    if (topic === '') throw rpcErrors.topicEmpty();
    const event = org.metadata.object(TOPIC.exec(topic)?.[1] ?? '');
    if (event === undefined) throw rpcErrors.topicNotFound(topic, org.organizationId);
    return event;
  }

  const getTopic = answering((call: ServerUnaryCall<unknown, unknown>) => {
    refuse();
    const { session } = authenticateCall(options, call.metadata);
    const { topic_name } = topicRequest.parse(call.request);
    const event = eventOf(topic_name);
    const may = session.objectPermissions(event.apiName);
    if (!may.read) throw rpcErrors.topicForbidden(topic_name);
    return {
      topic_name,
      tenant_guid: `CORE/prod/${org.organizationId}`,
      can_publish: may.create,
      can_subscribe: may.read,
      schema_id: schemas.byEvent.get(event.apiName)?.id ?? '',
      rpc_id: randomUUID(),
    };
  });

  const getSchema = answering((call: ServerUnaryCall<unknown, unknown>) => {
    refuse();
    const { session } = authenticateCall(options, call.metadata);
    const { schema_id } = schemaRequest.parse(call.request);
    if (schema_id === '') throw rpcErrors.schemaEmpty();
    const [name, schema] = [...schemas.byEvent].find(([, { id }]) => id === schema_id) ?? [];
    if (name === undefined || schema === undefined || !session.canRead(name)) throw rpcErrors.schemaUnknown(schema_id);
    return { schema_json: schema.json, schema_id, rpc_id: randomUUID() };
  });

  function subscribe(call: ServerDuplexStream<unknown, FetchResponse>): void {
    try {
      refuse();
      const { token, session } = authenticateCall(options, call.metadata);
      const subscription = new Subscription(
        call,
        {
          bus: org.events,
          openTopic: (topic) => {
            const event = eventOf(topic);
            if (!session.canRead(event.apiName)) throw rpcErrors.cannotSubscribe(topic);
            return event;
          },
          encode: (event) => schemas.encode(event),
          isAuthentic: () => tokens.isValid(token),
          isStalled: () => isStalled,
          keepaliveMs,
          idleRequestMs,
        },
        () => streams.delete(subscription),
      );
      streams.set(subscription, session);
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      call.emit('error', error);
    }
  }

  async function start(): Promise<void> {
    if (server !== undefined) return;
    const starting = new Server();
    starting.addService(loadPubSubService(), { GetTopic: getTopic, GetSchema: getSchema, Subscribe: subscribe });
    boundPort = await new Promise<number>((resolve, reject) => {
      starting.bindAsync(`localhost:${boundPort}`, ServerCredentials.createInsecure(), (error, taken) => {
        if (error === null) resolve(taken);
        else reject(error);
      });
    });
    server = starting;
  }

  function stop(): void {
    server?.forceShutdown();
    server = undefined;
  }

  function endStreams(how: 'reset' | 'half-close'): void {
    for (const stream of [...streams.keys()]) {
      if (how === 'reset') stream.fail(rpcErrors.streamReset());
      else stream.halfClose();
    }
  }

  function stall(held: boolean): void {
    isStalled = held;
    if (!held) for (const stream of streams.keys()) stream.pumpSoon();
  }

  await start();
  return {
    get port() {
      return boundPort;
    },
    get subscriptions() {
      return [...streams].map(([stream, { user }]) => ({ user: user.username, ...stream.report }));
    },
    start,
    stop,
    endStreams,
    stall,
    refuseNext: (times) => {
      refusals = times;
    },
    sendKeepalives: () => {
      for (const stream of streams.keys()) stream.sendKeepalive();
    },
    reset: async () => {
      endStreams('reset');
      stall(false);
      refusals = 0;
      await start();
    },
  };
}

function answering(answer: (call: ServerUnaryCall<unknown, unknown>) => unknown) {
  return (call: ServerUnaryCall<unknown, unknown>, callback: sendUnaryData<unknown>): void => {
    try {
      callback(null, answer(call));
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      callback(error);
    }
  };
}

function schemasOf({ metadata }: Org) {
  const byEvent = new Map<string, EventSchema>();
  for (const object of metadata.objects.values())
    if (object.publishBehavior !== undefined) byEvent.set(object.apiName, createEventSchema(object));
  return {
    byEvent,
    encode: (event: Parameters<EventSchema['encode']>[0]) => {
      const schema = byEvent.get(event.event);
      return { schemaId: schema?.id ?? '', payload: schema?.encode(event) ?? Buffer.alloc(0) };
    },
  };
}
