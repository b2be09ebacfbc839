import path from 'node:path';
import type { Client, Metadata, ServiceDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { z } from 'zod';

const PROTO = path.join(import.meta.dirname, 'pub-sub.proto');

const bytes = z.instanceof(Uint8Array);
const topicInfo = z.object({ can_subscribe: z.boolean() });
const schemaInfo = z.object({ schema_json: z.string() });
const fetchResponse = z.object({
  events: z.array(
    z.object({
      event: z.object({ id: z.string(), schema_id: z.string(), payload: bytes }).nullable(),
      replay_id: bytes,
    }),
  ),
  latest_replay_id: bytes,
});

export interface FetchRequest {
  readonly topic_name?: string;
  readonly replay_preset?: 'EARLIEST' | 'CUSTOM';
  readonly replay_id?: Uint8Array;
  readonly num_requested: number;
}
type FetchResponse = z.infer<typeof fetchResponse>;
export type ConsumerEvent = FetchResponse['events'][number];

/** An answer of the stream, whose reading end has no type. @throws ZodError for a message that is not of the contract */
export function readFetchResponse(message: unknown): FetchResponse {
  return fetchResponse.parse(message);
}

/** A method of the service: where it is, and how its messages are written and read. */
export interface Method<Request, Response> {
  readonly path: string;
  serialize(request: Request): Buffer;
  /** @throws ZodError for a message that is not of the contract */
  deserialize(message: Buffer): Response;
}

/** The methods of the Pub/Sub API that the service calls; answers are checked as they come in. */
export function loadWire() {
  const loaded = loadSync(PROTO, { keepCase: true, enums: String, defaults: true })['eventbus.v1.PubSub'];
  if (loaded === undefined || 'format' in loaded) throw new TypeError('pub-sub.proto has no service PubSub');
  const service: ServiceDefinition = loaded;

  function method<Request extends object, Response>(
    name: string,
    answer: z.ZodType<Response>,
  ): Method<Request, Response> {
    const definition = service[name];
    if (definition === undefined) throw new TypeError(`pub-sub.proto has no method ${name}`);
    return {
      path: definition.path,
      serialize: (request) => definition.requestSerialize(request),
      deserialize: (message) => answer.parse(definition.responseDeserialize(message)),
    };
  }
  return {
    getTopic: method<{ topic_name: string }, z.infer<typeof topicInfo>>('GetTopic', topicInfo),
    getSchema: method<{ schema_id: string }, z.infer<typeof schemaInfo>>('GetSchema', schemaInfo),
    subscribe: method<FetchRequest, unknown>('Subscribe', z.unknown()),
  };
}

/**
 * One question, one answer.
 *
 * @param deadlineMs milliseconds until it is given up
 * @throws what gRPC says, a ServiceError
 */
export function ask<Request, Response>(
  client: Client,
  { path: name, serialize, deserialize }: Method<Request, Response>,
  request: Request,
  headers: Metadata,
  deadlineMs: number,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const options = { deadline: Date.now() + deadlineMs };
    client.makeUnaryRequest(name, serialize, deserialize, request, headers, options, (error, answer) => {
      if (error !== null) reject(error);
      else if (answer === undefined) reject(new TypeError(`${name} was answered with nothing`));
      else resolve(answer);
    });
  });
}
