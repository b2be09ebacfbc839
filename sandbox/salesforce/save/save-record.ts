import type { SaveTroubles } from './save-trouble.ts';
import type { RecordTriggers } from '../flow/engine/record-triggers.ts';
import {
  inactiveOwner,
  insufficientAccessOnCrossReference,
  invalidCrossReference,
  ownerBlank,
} from '../salesforce-error.ts';
import type { ObjectSchema } from '../schema/schema-types.ts';
import { recordIdOf } from '../store/record-id.ts';
import type { Store } from '../store/store.ts';
import type { FieldValue, OrgMetadata, Row } from '../types.ts';
import { checkRequired, checkRules, checkUnique } from './check-row.ts';
import { computeFields } from './compute-fields.ts';
import { newValues } from './defaults.ts';
import type { RuleSwitches } from './rule-switches.ts';

export interface SaveParts {
  readonly metadata: OrgMetadata;
  readonly store: Store;
  /** The org's time, to the second, ISO 8601. */
  now(): string;
  /** Updates that are refused on demand. */
  readonly troubles: SaveTroubles;
  /** What runs with every save. */
  readonly triggers: RecordTriggers;
  readonly rules: RuleSwitches;
}

export interface Save {
  readonly object: ObjectSchema;
  readonly userId: string;
  /** Checked values by field name. */
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly useAssignmentRules: boolean;
  /** Whether the person may see the record that a lookup is set to. */
  canSee(object: ObjectSchema, row: Row): boolean;
}

/** Who owns cases that the active assignment rule takes: the queue of the sandbox. */
export const ASSIGNMENT_QUEUE = 'Support_Queue';

/**
 * A new record, in the order of Salesforce's own save: defaults, lookups, flows before the save, required fields, rules,
 * uniqueness, stamps, flows after it. Runs in a transaction: what a failing flow leaves behind is undone with the record.
 */
export function insertRecord(parts: SaveParts, save: Save): Row {
  const { object, userId } = save;
  const now = parts.now();
  const stamps = { CreatedById: userId, CreatedDate: now };
  const fresh: Record<string, FieldValue> = { ...newValues(object, parts.store), ...stamps, ...save.values };
  if (object.field('OwnerId') !== undefined) fresh['OwnerId'] ??= userId;
  const id = recordIdOf(object.keyPrefix, parts.store.nextNumber(object.keyPrefix));
  return parts.store.transaction(() => finish(parts, save, { ...fresh, Id: id }, undefined, now));
}

export function updateRecord(parts: SaveParts, save: Save, before: Row): Row {
  parts.troubles.assertNone(save.object.apiName, before.Id);
  return parts.store.transaction(() => finish(parts, save, { ...before, ...save.values }, before, parts.now()));
}

function finish(
  parts: SaveParts,
  save: Save,
  values: Record<string, FieldValue> & { Id: string },
  before: Row | undefined,
  now: string,
): Row {
  const { object, userId } = save;
  checkLookups(parts, save);
  checkOwner(parts, object, values);
  computeFields(object, values, now);
  const changed = parts.triggers.beforeSave({ object, userId, before, row: values });
  if (Object.keys(changed).length > 0) {
    Object.assign(values, changed);
    computeFields(object, values, now);
  }
  checkRequired(object, values);
  checkRules(parts.rules, object, values, before, userId);
  if (object.apiName === 'Case' && save.useAssignmentRules)
    values['OwnerId'] = queueId(parts.store) ?? values['OwnerId'] ?? userId;
  // Of a new record they may be given, by whoever may set audit fields.
  const stamps = { LastModifiedById: userId, LastModifiedDate: now, ...(before === undefined ? given(save) : {}) };
  const row: Row = { ...values, ...stamps, SystemModstamp: now };
  checkUnique(object, row, parts.store);
  parts.store.put(object.apiName, row);
  parts.triggers.afterSave({ object, userId, before, row });
  return row;
}

function given({ values }: Save): Record<string, FieldValue> {
  const names = ['LastModifiedById', 'LastModifiedDate'];
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

function checkLookups({ metadata, store }: SaveParts, { object, values, canSee }: Save): void {
  for (const [name, value] of Object.entries(values)) {
    const field = object.field(name);
    if (field?.type !== 'reference' || typeof value !== 'string') continue;
    const target = (field.referenceTo ?? [])
      .flatMap((one) => metadata.object(one) ?? [])
      .find((one) => one.keyPrefix === value.slice(0, 3));
    const row = target === undefined ? undefined : store.get(target.apiName, value);
    if (target === undefined || row === undefined) throw invalidCrossReference([name]);
    if (!canSee(target, row)) throw insufficientAccessOnCrossReference([name]);
  }
}

function checkOwner({ store }: SaveParts, object: ObjectSchema, values: Readonly<Record<string, FieldValue>>): void {
  if (object.field('OwnerId') === undefined) return;
  const owner = values['OwnerId'];
  if (typeof owner !== 'string') throw ownerBlank();
  if (store.get('User', owner)?.['IsActive'] === false) throw inactiveOwner(owner, object.label);
}

function queueId(store: Store): string | undefined {
  return store.list('Group').find((group) => group['DeveloperName'] === ASSIGNMENT_QUEUE)?.Id;
}
