import type { EventSource } from '../../domain/event-source.ts';
import { SalesforceCallError } from '../call-error.ts';
import type { EventSourceOptions } from './event-source-options.ts';
import { fromCallError } from './from-call-error.ts';

/**
 * Platform events through Salesforce's Pub/Sub API. gRPC and Avro are a sixth of all that the process would load at its
 * start: calls are taken before, and an instance that only stands by does without.
 */
export function createEventSource(options: EventSourceOptions): EventSource {
  const topic = `/event/${options.event}`;
  let streams: Promise<Pick<EventSource, 'open'>> | undefined;
  const load = (): Promise<Pick<EventSource, 'open'>> =>
    (streams ??= import('./event-streams.ts').then(({ createEventStreams }) => createEventStreams(options, topic)));
  return {
    topic,
    organizationId: async () => {
      try {
        return (await options.connection.identity()).orgId;
      } catch (error) {
        throw error instanceof SalesforceCallError ? fromCallError(error) : error;
      }
    },
    open: async function* (stream) {
      yield* (await load()).open(stream);
    },
  };
}
