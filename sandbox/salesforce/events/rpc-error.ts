import { randomUUID } from 'node:crypto';
import { Metadata, status, type StatusObject } from '@grpc/grpc-js';

const PREFIX = 'sfdc.platform.eventbus.grpc.';

/** A refusal of the Pub/Sub API: a gRPC status, with Salesforce's own code in the trailer `error-code`. */
export class RpcError extends Error implements StatusObject {
  override readonly name = 'RpcError';
  readonly code: status;
  readonly details: string;
  readonly metadata = new Metadata();

  /** @param errorCode without its common prefix; null for what the network does, which has no code of Salesforce's */
  constructor(code: status, errorCode: string | null, message: string) {
    const rpcId = randomUUID();
    const details = `${message} rpcId: ${rpcId}`;
    super(details);
    this.code = code;
    this.details = details;
    this.metadata.set('rpc-id', rpcId);
    if (errorCode !== null) this.metadata.set('error-code', PREFIX + errorCode);
  }
}

/** Codes and their statuses. Source: Pub/Sub API documentation, "Handle Errors". */
export const rpcErrors = {
  headersInvalid: (header: string) =>
    new RpcError(
      status.UNAUTHENTICATED,
      'service.auth.headers.invalid',
      `The header ${header} is missing, blank or not valid.`,
    ),
  authError: () =>
    new RpcError(
      status.UNAUTHENTICATED,
      'service.auth.error',
      'An authentication exception occurred. Provide valid authentication via metadata headers.',
    ),
  topicEmpty: () => new RpcError(status.INVALID_ARGUMENT, 'topic.validation.empty', 'The topic name is blank.'),
  topicNotFound: (topic: string, org: string) =>
    new RpcError(
      status.NOT_FOUND,
      'topic.not.found',
      `The topic information for org CORE/prod/${org} and topic ${topic} not found.`,
    ),
  topicForbidden: (topic: string) =>
    new RpcError(status.PERMISSION_DENIED, 'topic.meta.permission', `No access to the topic ${topic}.`),
  cannotSubscribe: (topic: string) =>
    new RpcError(
      status.PERMISSION_DENIED,
      'subscription.topic.cannot.subscribe',
      `No permission to subscribe to the topic ${topic}.`,
    ),
  topicMismatch: () =>
    new RpcError(
      status.INVALID_ARGUMENT,
      'subscription.fetch.topic.mismatch',
      'A stream keeps the topic of its first request.',
    ),
  requestedInvalid: () =>
    new RpcError(
      status.INVALID_ARGUMENT,
      'subscription.fetch.requested.events.invalid',
      'The number of requested events must be greater than 0.',
    ),
  replayIdMissing: () =>
    new RpcError(
      status.INVALID_ARGUMENT,
      'subscription.fetch.replayid.validation.failed',
      'The preset CUSTOM needs a replay ID.',
    ),
  replayIdCorrupted: () =>
    new RpcError(
      status.INVALID_ARGUMENT,
      'subscription.fetch.replayid.corrupted',
      'The Replay ID validation failed. Ensure that it is valid and within the retention window.',
    ),
  schemaEmpty: () => new RpcError(status.INVALID_ARGUMENT, 'schema.validation.failed', 'The schema ID is blank.'),
  schemaUnknown: (id: string) =>
    new RpcError(status.NOT_FOUND, 'schema.meta.permission', `No schema with the ID ${id} is there for you.`),
  unavailable: () =>
    new RpcError(status.UNAVAILABLE, 'service.unavailable', 'The service is unavailable. Try again later.'),
  streamReset: () => new RpcError(status.UNAVAILABLE, null, 'RST_STREAM closed stream.'),
} as const;
