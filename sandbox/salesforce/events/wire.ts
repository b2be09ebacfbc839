import path from 'node:path';
import type { ServiceDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { z } from 'zod';

const PROTO = path.join(import.meta.dirname, 'pub-sub.proto');

/** The service as gRPC serves it. */
export function loadPubSubService(): ServiceDefinition {
  const definition = loadSync(PROTO, { keepCase: true, enums: String, defaults: true })['eventbus.v1.PubSub'];
  if (definition === undefined || 'format' in definition) throw new TypeError('pub-sub.proto has no service PubSub');
  return definition;
}

export const topicRequest = z.object({ topic_name: z.string() });
export const schemaRequest = z.object({ schema_id: z.string() });
export const fetchRequest = z.object({
  topic_name: z.string(),
  replay_preset: z.enum(['LATEST', 'EARLIEST', 'CUSTOM']),
  replay_id: z.instanceof(Uint8Array),
  num_requested: z.int(),
});
export type FetchRequest = z.infer<typeof fetchRequest>;

export interface FetchResponse {
  readonly events: readonly {
    readonly event: { readonly id: string; readonly schema_id: string; readonly payload: Buffer };
    readonly replay_id: Buffer;
  }[];
  readonly latest_replay_id: Buffer;
  readonly rpc_id: string;
  readonly pending_num_requested: number;
}
