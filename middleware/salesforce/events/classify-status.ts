import { Metadata, status } from '@grpc/grpc-js';
import { z } from 'zod';
import { EventStreamError, type EventFaultKind } from '../../domain/event-source.ts';
import { scrub } from '../../log/scrub.ts';
import { SalesforceCallError } from '../call-error.ts';
import { fromCallError } from './from-call-error.ts';

const PREFIX = 'sfdc.platform.eventbus.grpc.';
const serviceError = z.object({ code: z.enum(status), details: z.string(), metadata: z.instanceof(Metadata) });

/**
 * Why a call to the Pub/Sub API failed, by Salesforce's own code in the trailer `error-code`, else by the gRPC status.
 * Codes: Pub/Sub API documentation, "Handle Errors".
 */
export function toStreamError(thrown: unknown): EventStreamError {
  if (thrown instanceof EventStreamError) return thrown;
  if (thrown instanceof SalesforceCallError) return fromCallError(thrown);
  const parsed = serviceError.safeParse(thrown);
  if (!parsed.success) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new EventStreamError('retry', 'UNREADABLE', scrub(message), { cause: thrown });
  }
  const { code, details, metadata } = parsed.data;
  const [trailer] = metadata.get('error-code');
  const own = typeof trailer === 'string' ? trailer.replace(PREFIX, '') : null;
  return new EventStreamError(kindOf(own, code), own === null ? status[code] : scrub(own, 100), scrub(details), {
    cause: thrown,
  });
}

function kindOf(own: string | null, code: status): EventFaultKind {
  if (own?.includes('fetch.replayid.') === true) return 'lost-place';
  if (own?.startsWith('service.auth.') === true) return 'auth';
  if (own?.endsWith('limit.exceeded') === true) return 'limit';
  if (own !== null && /^(?:topic\.(?:not\.found|meta)|subscription\.topic|service\.tenant)/u.test(own))
    return 'missing';
  if (code === status.UNAUTHENTICATED) return 'auth';
  if (code === status.NOT_FOUND || code === status.PERMISSION_DENIED) return 'missing';
  return 'retry';
}
