import { randomUUID } from 'node:crypto';
import { CredentialVault } from '../../callout/credential-vault.ts';
import { sendCallout, type CalloutParts } from '../../callout/send-callout.ts';
import { EmailOutbox } from '../../email/email-outbox.ts';
import { NotificationStore } from '../../notifications/notification-store.ts';
import { resourceNotFound } from '../../salesforce-error.ts';
import type { Store } from '../../store/store.ts';
import type { OrgMetadata } from '../../metadata/metadata-types.ts';
import type { OrgSession } from '../../session-types.ts';
import type { FlowDefinition, FlowTrigger } from '../definition.ts';
import { contextOf } from '../run/elements/call-subflow.ts';
import { FlowFault } from '../run/flow-fault.ts';
import type { FlowContext, FlowHost } from '../run/flow-host.ts';
import type { FlowValue } from '../run/flow-value.ts';
import { Interview } from '../run/interview.ts';
import { runInterview } from '../run/run-interview.ts';
import { startVariables } from '../run/start-variables.ts';
import { AfterCommitQueue } from './after-commit-queue.ts';
import { drive, type DriveParts } from './drive-flow.ts';
import { createInterview, RecordTriggers, type RecordChange } from './record-triggers.ts';
import { ScreenInterviews } from './screen-interviews.ts';
import { StatementCount } from './statement-count.ts';

export interface FlowEngineParts {
  readonly metadata: OrgMetadata;
  readonly store: Store;
  /** ISO 8601, to the second. */
  now(): string;
  sessionFor(userId: string, context: FlowContext): OrgSession;
  /** `Credential-Principal` of everything that a person's permission sets allow. */
  principalsOf(userId: string): ReadonlySet<string>;
  /** Flows that a person's permission sets name. */
  flowsOf(userId: string): ReadonlySet<string>;
}

/** A failed interview, as the flow error e-mail tells an administrator. */
export interface FlowErrorReport {
  readonly flow: string;
  readonly element: string | null;
  readonly message: string;
  readonly userId: string;
  readonly recordId: string | null;
  /** ISO 8601. */
  readonly at: string;
}

/** A path after a commit that changes what sets it off would go on for ever. */
const MAX_DEPTH = 16;

export type FlowInputs = Readonly<Record<string, FlowValue>>;

/** The flows of an org: which are active, what runs, what failed, and what they sent. */
export class FlowEngine {
  readonly #parts: FlowEngineParts;
  readonly #drive: DriveParts;
  readonly #active = new Map<string, boolean>();
  readonly #removed = new Set<string>();
  readonly #queue = new AfterCommitQueue();
  readonly #host: FlowHost;
  #errors: FlowErrorReport[] = [];
  /** How many paths after a commit led to the one that is running. */
  #depth = 0;
  readonly triggers: RecordTriggers;
  readonly screens: ScreenInterviews;
  readonly notifications: NotificationStore;
  readonly emails: EmailOutbox;
  readonly credentials: CredentialVault;
  readonly statements: StatementCount;

  constructor(parts: FlowEngineParts) {
    const { metadata, store, now } = parts;
    const afterCommit = (step: () => void): void => store.afterCommit(step);
    this.#parts = parts;
    this.credentials = new CredentialVault(metadata);
    this.emails = new EmailOutbox(now, afterCommit);
    this.notifications = new NotificationStore({
      now,
      afterCommit,
      typeOf: (id) => {
        const name = store.get('CustomNotificationType', id)?.['DeveloperName'];
        return typeof name === 'string' ? metadata.automation.notificationTypes.get(name) : undefined;
      },
      peopleOf: (id) => this.#peopleOf(id),
      exists: (id) => [...metadata.objects.values()].some(({ apiName }) => store.get(apiName, id) !== undefined),
    });
    this.statements = new StatementCount(() => store.transactionNumber);
    this.#host = {
      metadata,
      statements: this.statements,
      now,
      activeFlow: (name) => this.#activeFlow(name),
      mayRun: (userId, name) => this.mayRun(userId, name),
      sessionFor: (userId, context) => parts.sessionFor(userId, context),
      newGuid: () => randomUUID(),
      notify: (request) => this.notifications.send(request),
      sendEmail: (request) => this.emails.send(request),
      setupId: (name) => store.list('CustomNotificationType').find((row) => row['DeveloperName'] === name)?.Id,
    };
    const callouts: CalloutParts = {
      metadata,
      vault: this.credentials,
      principalsOf: (id) => parts.principalsOf(id),
      mayReadCredentials: (id) => parts.sessionFor(id, 'User').canRead('UserExternalCredential'),
    };
    this.#drive = {
      transaction: (work) => store.transaction(work),
      callOut: (callout) => sendCallout(callouts, callout),
    };
    this.triggers = new RecordTriggers({
      host: this.#host,
      metadata,
      triggered: (object, time) => this.#triggered(object, time),
      enqueue: (flow, change) => {
        const depth = this.#depth + 1;
        store.afterCommit(() => this.#queue.add(() => this.#runAfterCommit(flow, change, depth)));
      },
    });
    this.screens = new ScreenInterviews(this.#host, this.#drive, (interview, fault) => this.#report(interview, fault));
  }

  get errors(): readonly FlowErrorReport[] {
    return this.#errors.toReversed();
  }

  isActive(name: string): boolean {
    return this.#activeFlow(name) !== undefined;
  }

  /** False once its versions were deleted. */
  isThere(name: string): boolean {
    return this.#parts.metadata.automation.flows.has(name) && !this.#removed.has(name);
  }

  /** Deletes a flow that does not run. */
  remove(name: string): void {
    this.#removed.add(name);
    const row = this.#parts.store.list('FlowDefinitionView').find((one) => one['ApiName'] === name);
    if (row !== undefined) this.#parts.store.remove('FlowDefinitionView', row.Id);
  }

  /** As an administrator would in Setup. @throws SalesforceError NOT_FOUND */
  setActive(name: string, isActive: boolean): void {
    const row = this.#parts.store.list('FlowDefinitionView').find((one) => one['ApiName'] === name);
    if (!this.isThere(name)) throw resourceNotFound();
    this.#active.set(name, isActive);
    if (row !== undefined) this.#parts.store.put('FlowDefinitionView', { ...row, IsActive: isActive });
  }

  /**
   * Whether a person may run a flow: by access to this one, or by the permission to run all that are not restricted.
   * Source: Salesforce Help, "Limit User Access to Execute Flows".
   */
  mayRun(userId: string, name: string): boolean {
    if (this.#parts.flowsOf(userId).has(name)) return true;
    const isRestricted = this.#parts.metadata.automation.flows.get(name)?.isRestricted ?? false;
    return !isRestricted && this.#parts.sessionFor(userId, 'User').user.hasUserPermission('RunFlow');
  }

  /**
   * Runs an autolaunched flow for somebody and answers its outputs.
   * @throws FlowFault; SalesforceError NOT_FOUND if there is no active autolaunched flow of that name
   */
  async launch(name: string, userId: string, inputs: FlowInputs): Promise<FlowInputs> {
    const flow = this.#activeFlow(name);
    if (flow === undefined || flow.trigger !== undefined || flow.processType !== 'AutoLaunchedFlow')
      throw resourceNotFound();
    const interview = new Interview({
      flow,
      host: this.#host,
      userId,
      context: contextOf(flow, 'User'),
      transaction: { isInSave: false, mayCommit: false, hasUncommittedWork: false, steps: 0 },
    });
    startVariables(interview, inputs);
    await this.#driveReported(interview, flow.next);
    const outputs = [...flow.variables.values()].filter(({ isOutput }) => isOutput);
    return Object.fromEntries(outputs.map((one) => [one.name, interview.variables.get(one.name) ?? null]));
  }

  /** The active screen flow of a name. @throws SalesforceError NOT_FOUND */
  screenFlow(name: string): FlowDefinition {
    const flow = this.#activeFlow(name);
    if (flow?.processType !== 'Flow') throw resourceNotFound();
    return flow;
  }

  /** Resolves when every path after a commit has run. */
  settled(): Promise<void> {
    return this.#queue.settled();
  }

  reset(): void {
    this.#active.clear();
    this.#removed.clear();
    this.#queue.clear();
    this.#errors = [];
    this.screens.clear();
    this.notifications.clear();
    this.emails.clear();
    this.credentials.clear();
  }

  #activeFlow(name: string): FlowDefinition | undefined {
    const flow = this.#parts.metadata.automation.flows.get(name);
    return flow !== undefined && (this.#active.get(name) ?? flow.isActive) ? flow : undefined;
  }

  /** Flows without an order run after those with one. */
  #triggered(object: string, time: FlowTrigger['time']): readonly FlowDefinition[] {
    return [...this.#parts.metadata.automation.flows.values()]
      .filter(({ name, trigger }) => trigger?.object === object && trigger.time === time && this.isActive(name))
      .toSorted((one, other) => (one.triggerOrder ?? Infinity) - (other.triggerOrder ?? Infinity) || 0);
  }

  /** The path sees the record as it is by then; a record that is gone has no path any more. */
  async #runAfterCommit(flow: FlowDefinition, change: RecordChange, depth: number): Promise<void> {
    const row = this.#parts.store.get(change.object.apiName, change.row.Id);
    if (row === undefined) return;
    const interview = createInterview(this.#host, flow, { ...change, row }, { isInSave: false });
    if (depth > MAX_DEPTH) {
      this.#report(interview, new FlowFault('Maximum depth exceeded: the path sets itself off again and again'));
      return;
    }
    try {
      await this.#driveReported(interview, flow.trigger?.afterCommit?.next, depth);
    } catch (error) {
      if (!(error instanceof FlowFault)) throw error;
    }
  }

  async #driveReported(interview: Interview, first: string | undefined, depth = 0): Promise<void> {
    const transaction = <T>(work: () => T): T => {
      this.#depth = depth;
      try {
        return this.#drive.transaction(work);
      } finally {
        this.#depth = 0;
      }
    };
    try {
      const parts = { ...this.#drive, transaction };
      await drive(runInterview(interview, first), { kind: 'none' }, interview.transaction, parts);
    } catch (error) {
      if (error instanceof FlowFault) this.#report(interview, error);
      throw error;
    }
  }

  #report({ flow, userId, record }: Interview, { message, element }: FlowFault): void {
    const recordId = record?.current.fields['Id'];
    this.#errors.push({
      flow: flow.name,
      element: element ?? null,
      message,
      userId,
      recordId: typeof recordId === 'string' ? recordId : null,
      at: this.#parts.now(),
    });
  }

  #peopleOf(id: string): readonly string[] | undefined {
    const { store } = this.#parts;
    const user = store.get('User', id);
    if (user !== undefined) return user['IsActive'] === true ? [id] : [];
    if (store.get('Group', id) === undefined) return undefined;
    const members = store.list('GroupMember').filter((member) => member['GroupId'] === id);
    return members.flatMap((member) => {
      const memberId = member['UserOrGroupId'];
      return typeof memberId === 'string' ? (this.#peopleOf(memberId) ?? []) : [];
    });
  }
}
