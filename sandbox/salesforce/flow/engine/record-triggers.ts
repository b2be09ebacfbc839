import { prepareValues } from '../../save/prepare-values.ts';
import { SalesforceError, TransactionEnded, type SalesforceErrorDetail } from '../../salesforce-error.ts';
import type { OrgMetadata } from '../../metadata/metadata-types.ts';
import type { ObjectSchema } from '../../schema/schema-types.ts';
import type { FieldValue, Row } from '../../session-types.ts';
import type { FlowDefinition, FlowTrigger } from '../definition.ts';
import { evaluateFormula } from '../run/evaluate.ts';
import { createRowTest } from '../run/filter-rows.ts';
import { FlowCustomErrorRaised, FlowFault } from '../run/flow-fault.ts';
import type { FlowHost, FlowTransaction } from '../run/flow-host.ts';
import { asScalar, toFlowRecord, withField } from '../run/flow-value.ts';
import { Interview, type TriggerRecord } from '../run/interview.ts';
import { runInterview } from '../run/run-interview.ts';
import { startVariables } from '../run/start-variables.ts';
import { driveToEnd } from './drive-flow.ts';
import { GovernorLimitReached } from './statement-count.ts';

/** A save as flows see it. */
export interface RecordChange {
  readonly object: ObjectSchema;
  readonly userId: string;
  readonly row: Row;
  /** The record as it was; undefined for a new one. */
  readonly before: Row | undefined;
}

export interface TriggerParts {
  readonly host: FlowHost;
  readonly metadata: OrgMetadata;
  /** Active flows, in the order in which they run. */
  triggered(object: string, time: FlowTrigger['time']): readonly FlowDefinition[];
  /** Takes up the path that runs after the commit. */
  enqueue(flow: FlowDefinition, change: RecordChange): void;
}

/** Salesforce's own limit on triggers that set off triggers. */
const MAX_DEPTH = 16;

/** Runs the record-triggered flows of a save. They run in system context, stamped with the person who saved. */
export class RecordTriggers {
  readonly #parts: TriggerParts;
  /** Flow and record of every flow that is running now. */
  readonly #running: string[] = [];

  constructor(parts: TriggerParts) {
    this.#parts = parts;
  }

  /** The fields that flows set before the save. @throws SalesforceError if one of them fails */
  beforeSave(change: RecordChange): Readonly<Record<string, FieldValue>> {
    const { object, before } = change;
    let row = change.row;
    for (const flow of this.#parts.triggered(object.apiName, 'RecordBeforeSave')) {
      const interview = this.#run(flow, { ...change, row });
      const changed = interview?.record?.current;
      if (changed === undefined) continue;
      const values = Object.fromEntries(changed.changed.map((name) => [name, asScalar(changed.fields[name])]));
      row = { ...row, ...this.#checked(object, values, before === undefined) };
    }
    return Object.fromEntries(Object.entries(row).filter(([name, value]) => change.row[name] !== value));
  }

  /** @throws SalesforceError if a flow fails; whoever saves undoes everything */
  afterSave(change: RecordChange): void {
    for (const flow of this.#parts.triggered(change.object.apiName, 'RecordAfterSave')) this.#run(flow, change);
  }

  #run(flow: FlowDefinition, change: RecordChange): Interview | undefined {
    const key = `${flow.name}/${change.row.Id}`;
    // A flow that changes its own record does not set itself off again.
    if (this.#running.includes(key)) return undefined;
    if (this.#running.length >= MAX_DEPTH)
      throw new SalesforceError(400, cannotExecute(flow, 'Maximum trigger depth exceeded'));
    this.#running.push(key);
    try {
      const interview = createInterview(this.#parts.host, flow, change, { isInSave: true });
      if (!meetsEntry(interview, change)) return undefined;
      if (flow.trigger?.afterCommit !== undefined) this.#parts.enqueue(flow, change);
      driveToEnd(runInterview(interview, flow.next));
      return interview;
    } catch (error) {
      if (error instanceof FlowCustomErrorRaised) throw new SalesforceError(400, error.details);
      if (error instanceof FlowFault) throw new SalesforceError(400, cannotExecute(flow, error.message));
      // Within the statement of another flow it goes on to whoever began: no fault path on the way may catch it.
      if (error instanceof GovernorLimitReached && this.#parts.host.statements.place === '')
        throw new TransactionEnded(400, cannotExecute(flow, error.message));
      throw error;
    } finally {
      this.#running.pop();
    }
  }

  #checked(
    object: ObjectSchema,
    values: Readonly<Record<string, unknown>>,
    isNew: boolean,
  ): Record<string, FieldValue> {
    return prepareValues(values, {
      object,
      isNew,
      maySetAudit: false,
      permissions: (field) => ({ readable: true, editable: field.createable || field.updateable }),
      prefixOf: (name) => this.#parts.metadata.object(name)?.keyPrefix,
    });
  }
}

/** An interview about a saved record, with the rights of the system. */
export function createInterview(
  host: FlowHost,
  flow: FlowDefinition,
  { object, row, before, userId }: RecordChange,
  { isInSave }: Pick<FlowTransaction, 'isInSave'>,
): Interview {
  const context = flow.runInMode === 'SystemModeWithSharing' ? flow.runInMode : 'SystemModeWithoutSharing';
  const session = host.sessionFor(userId, context);
  const saved = toFlowRecord(object, row, session);
  const isNewBeforeSave = before === undefined && flow.trigger?.time === 'RecordBeforeSave';
  const record: TriggerRecord = {
    object,
    // A record that was never saved has no id yet.
    current: isNewBeforeSave ? { ...withField(saved, 'Id', null), changed: [] } : saved,
    prior: before === undefined ? null : toFlowRecord(object, before, session),
  };
  const transaction = { isInSave, mayCommit: false, hasUncommittedWork: false, steps: 0 };
  const cause = `${host.statements.place}/${before === undefined ? 'insert' : 'update'} ${object.apiName}`;
  const interview = new Interview({ flow, host, userId, context, transaction, record, cause });
  startVariables(interview);
  return interview;
}

/** Whether a save sets a flow off. */
function meetsEntry(interview: Interview, { row, before, object }: RecordChange): boolean {
  const { trigger } = interview.flow;
  if (trigger === undefined) return false;
  if (trigger.on !== 'CreateAndUpdate' && (trigger.on === 'Create') !== (before === undefined)) return false;
  if (!meets(interview, trigger, object, row, before)) return false;
  if (!trigger.onlyWhenChanged || before === undefined) return true;
  const { record } = interview;
  if (record === undefined || record.prior === null) return true;
  const { current } = record;
  record.current = record.prior;
  const metBefore = meets(interview, trigger, object, before, before);
  record.current = current;
  return !metBefore;
}

function meets(
  interview: Interview,
  trigger: FlowTrigger,
  object: ObjectSchema,
  row: Row,
  before: Row | undefined,
): boolean {
  if (trigger.formula !== undefined) return evaluateFormula(interview, trigger.formula) === true;
  return createRowTest(interview, object, trigger, before ?? null)(row);
}

/** In the words of the API. Source: SOAP API Developer Guide, "CANNOT_EXECUTE_FLOW_TRIGGER". */
function cannotExecute(flow: FlowDefinition, reason: string): readonly SalesforceErrorDetail[] {
  const message = `We can't save this record because the “${flow.label}” process failed. Give your Salesforce admin these details. ${reason}`;
  return [{ errorCode: 'CANNOT_EXECUTE_FLOW_TRIGGER', message, fields: [] }];
}
