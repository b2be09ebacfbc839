import type { ServiceOperation } from '../../callout/callout-types.ts';
import type { OrgMetadata } from '../../metadata/metadata-types.ts';
import type { OrgSession } from '../../session-types.ts';
import type { StatementCount } from '../engine/statement-count.ts';
import type { FlowDefinition, FlowScreen } from '../definition.ts';
import type { FlowValue } from './flow-value.ts';

/** With whose rights a flow reads and writes. */
export type FlowContext = 'User' | 'SystemModeWithSharing' | 'SystemModeWithoutSharing';

/** A call to an external service, ready to be sent. */
export interface FlowCallout {
  readonly registration: string;
  readonly operation: ServiceOperation;
  readonly inputs: ReadonlyMap<string, FlowValue>;
  readonly userId: string;
}

export interface CalloutAnswer {
  readonly status: number;
  /** Parsed JSON where the answer is JSON, else its text. */
  readonly body: unknown;
}

/** What a flow cannot do by itself while it runs: whoever drives it does it and says what came of it. */
export type FlowEffect =
  | { readonly kind: 'callout'; readonly callout: FlowCallout }
  | { readonly kind: 'screen'; readonly screen: FlowScreen };

export type EffectAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'callout'; readonly answer: CalloutAnswer }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'screen'; readonly values: Readonly<Record<string, FlowValue>> };

export type FlowRun<T> = Generator<FlowEffect, T, EffectAnswer>;

/** What all interviews of one transaction share. */
export interface FlowTransaction {
  /** Inside a save: nothing may leave the org before it is committed. */
  readonly isInSave: boolean;
  /** The whole transaction is the flow's, which may commit halfway (only where somebody looks at screens). */
  readonly mayCommit: boolean;
  /** Something was written and is not committed. */
  hasUncommittedWork: boolean;
  /** Elements run so far, over all interviews. */
  steps: number;
}

export interface NotificationRequest {
  readonly typeId: string;
  readonly recipientIds: readonly string[];
  readonly title: string;
  readonly body: string;
  readonly targetId: string | null;
  readonly senderId: string;
}

export interface EmailRequest {
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly isRich: boolean;
  readonly sender: string;
  readonly relatedRecordId: string | null;
}

/** What flows need from the org. */
export interface FlowHost {
  readonly metadata: OrgMetadata;
  readonly statements: StatementCount;
  /** The active version, or undefined. */
  activeFlow(name: string): FlowDefinition | undefined;
  mayRun(userId: string, flowName: string): boolean;
  sessionFor(userId: string, context: FlowContext): OrgSession;
  /** ISO 8601, to the second. */
  now(): string;
  newGuid(): string;
  /** @throws SalesforceError */
  notify(request: NotificationRequest): void;
  /** @throws SalesforceError */
  sendEmail(request: EmailRequest): void;
  /** The id behind a name of Setup, for instance of a notification type. */
  setupId(name: string): string | undefined;
}
