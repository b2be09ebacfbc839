import type { ObjectSchema } from '../../schema/schema-types.ts';
import type { OrgSession } from '../../session-types.ts';
import type { FlowDefinition } from '../definition.ts';
import type { FlowContext, FlowHost, FlowTransaction } from './flow-host.ts';
import type { FlowObject, FlowValue } from './flow-value.ts';

/** The record whose save triggered the flow. */
export interface TriggerRecord {
  readonly object: ObjectSchema;
  readonly prior: FlowObject | null;
  current: FlowObject;
}

export interface InterviewOptions {
  readonly flow: FlowDefinition;
  readonly host: FlowHost;
  readonly userId: string;
  readonly context: FlowContext;
  readonly transaction: FlowTransaction;
  readonly record?: TriggerRecord;
  /** What set it off, where {@link Interview.place} has to tell more than the running statement. */
  readonly cause?: string;
}

/** One run of a flow: what it knows and where it has been. */
export class Interview {
  readonly flow: FlowDefinition;
  readonly host: FlowHost;
  readonly userId: string;
  readonly context: FlowContext;
  readonly session: OrgSession;
  readonly transaction: FlowTransaction;
  readonly record: TriggerRecord | undefined;
  readonly guid: string;
  readonly startedAt: string;
  readonly variables = new Map<string, FlowValue>();
  /** What elements and screen fields left, by name. */
  readonly results = new Map<string, FlowValue>();
  readonly visited = new Set<string>();
  /** Where each loop stands. */
  readonly loops = new Map<string, { readonly items: readonly FlowValue[]; index: number }>();
  faultMessage: string | null = null;
  /** Shared by the interviews that Salesforce would run side by side: of one flow, set off by one statement. */
  readonly #place: string;
  readonly #executions = new Map<string, number>();

  constructor({ flow, host, userId, context, transaction, record, cause = host.statements.place }: InterviewOptions) {
    this.flow = flow;
    this.host = host;
    this.userId = userId;
    this.context = context;
    this.session = host.sessionFor(userId, context);
    this.transaction = transaction;
    this.record = record;
    this.guid = host.newGuid();
    this.startedAt = host.now();
    this.#place = `${cause}/${flow.name}`;
  }

  /** Names one more execution of an element: the same name for the same execution in all interviews at this place. */
  execute(element: string): string {
    const times = (this.#executions.get(element) ?? 0) + 1;
    this.#executions.set(element, times);
    return `${this.#place}.${element} ${String(times)}`;
  }
}
