import { Client, credentials, Metadata, type ClientDuplexStream } from '@grpc/grpc-js';
import {
  EventStreamError,
  type EventBatch,
  type EventSource,
  type EventStreamOptions,
} from '../../domain/event-source.ts';
import { MINUTE_MS, SECOND_MS } from '../../time/clock.ts';
import type { SalesforceSession } from '../connection.ts';
import { toStreamError } from './classify-status.ts';
import type { EventSourceOptions } from './event-source-options.ts';
import { createEventReader, type SchemaLoader } from './read-event.ts';
import { ask, loadWire, readFetchResponse, type FetchRequest } from './wire.ts';

/** What a subscriber may have asked for at most. Source: Pub/Sub API documentation, "Subscribe RPC Method". */
const MAX_REQUESTED = 100;
// Few requests, and never none outstanding: a stream without is ended after a minute.
const TOP_UP_BELOW = 50;
const DEADLINE_MS = 15 * SECOND_MS;
// The bus speaks at least every 270 s: whoever is silent longer is gone, even if the connection looks open.
const IDLE_MS = 5 * MINUTE_MS;

type Stream = ClientDuplexStream<FetchRequest, unknown>;

/** Streams of events through Salesforce's Pub/Sub API: gRPC and Avro. */
export function createEventStreams(
  { endpoint, connection, idleMs = IDLE_MS }: EventSourceOptions,
  topic: string,
): Pick<EventSource, 'open'> {
  const wire = loadWire();
  const reader = createEventReader();

  /** A connection of its own each time: on one that has hung, trying again does not help. */
  function connect(): Client {
    const security = endpoint.isPlain ? credentials.createInsecure() : credentials.createSsl();
    return new Client(endpoint.address, security, {
      'grpc.use_local_subchannel_pool': 1,
      // Proxies of the environment lead out, not to this machine.
      'grpc.enable_http_proxy': endpoint.isPlain ? 0 : 1,
    });
  }

  /** Finds the topic with our token, or with a new one if it was refused. Returns the headers that worked. */
  async function enter(client: Client): Promise<Metadata> {
    const session = await connection.session();
    try {
      return await findTopic(client, session);
    } catch (error) {
      if (toStreamError(error).kind !== 'auth') throw error;
      return findTopic(client, await connection.renewSession(session.accessToken));
    }
  }

  async function findTopic(client: Client, session: SalesforceSession): Promise<Metadata> {
    const headers = toHeaders(session);
    const { can_subscribe } = await ask(client, wire.getTopic, { topic_name: topic }, headers, DEADLINE_MS);
    if (!can_subscribe) throw new EventStreamError('missing', 'CANNOT_SUBSCRIBE', `No right to read ${topic}`);
    return headers;
  }

  async function* receive(stream: Stream, load: SchemaLoader): AsyncGenerator<EventBatch> {
    const answers: AsyncIterator<unknown> = stream[Symbol.asyncIterator]();
    let outstanding = MAX_REQUESTED;
    for (;;) {
      const watchdog = setTimeout(() => {
        stream.destroy(new EventStreamError('retry', 'IDLE', `Nothing was heard for ${idleMs / SECOND_MS} s`));
      }, idleMs);
      const next: IteratorResult<unknown> = await answers.next().finally(() => clearTimeout(watchdog));
      if (next.done === true) throw new EventStreamError('retry', 'ENDED', 'The bus ended the stream');
      const { events, latest_replay_id } = readFetchResponse(next.value);
      const read = [];
      for (const event of events) read.push(await reader.read(event, load));
      const replayId = events.at(-1)?.replay_id ?? latest_replay_id;
      // No place is no place: it could not be gone on from.
      if (replayId.length > 0) yield { events: read, replayId };
      outstanding -= events.length;
      if (outstanding > TOP_UP_BELOW) continue;
      stream.write({ num_requested: MAX_REQUESTED - outstanding });
      outstanding = MAX_REQUESTED;
    }
  }

  async function* open({ after, signal, onConnected }: EventStreamOptions): AsyncGenerator<EventBatch> {
    const client = connect();
    let stream: Stream | undefined;
    const abort = (): void => {
      stream?.cancel();
      client.close();
    };
    signal.addEventListener('abort', abort);
    try {
      const headers = await enter(client);
      if (signal.aborted) return;
      const { path, serialize, deserialize } = wire.subscribe;
      stream = client.makeBidiStreamRequest(path, serialize, deserialize, headers);
      // Errors reach the reading loop; one that comes when nobody reads any more must not end the process.
      stream.on('error', () => undefined);
      stream.write(firstRequest(topic, after));
      onConnected();
      yield* receive(stream, async (schemaId) => {
        const answer = await ask(client, wire.getSchema, { schema_id: schemaId }, headers, DEADLINE_MS);
        return answer.schema_json;
      });
    } catch (error) {
      if (!signal.aborted) throw toStreamError(error);
    } finally {
      signal.removeEventListener('abort', abort);
      abort();
    }
  }

  return { open };
}

function firstRequest(topic: string, after: Uint8Array | null): FetchRequest {
  const request = { topic_name: topic, num_requested: MAX_REQUESTED };
  return after === null
    ? { ...request, replay_preset: 'EARLIEST' }
    : { ...request, replay_preset: 'CUSTOM', replay_id: after };
}

/** Source: Pub/Sub API documentation, "Authentication". */
function toHeaders({ accessToken, instanceUrl, orgId }: SalesforceSession): Metadata {
  const headers = new Metadata();
  headers.set('accesstoken', accessToken);
  headers.set('instanceurl', instanceUrl);
  headers.set('tenantid', orgId);
  return headers;
}
