import type { FieldSchema, FieldValue, ObjectSchema, Row } from '../types.ts';
import type { SoqlContext } from './soql-context.ts';
import { invalidField, unknownField, unknownRelationship } from './soql-error.ts';

/** One parent on the way to a field. */
export interface PathStep {
  /** As Salesforce writes it in the answer, for instance `Contact__r`. */
  readonly relationship: string;
  readonly reference: FieldSchema;
}

/** A field of the queried object or of one of its parents. */
export interface FieldPath {
  readonly steps: readonly PathStep[];
  readonly field: FieldSchema;
  /** The field's value; null where a parent is missing or not visible to the person. */
  readonly read: (row: Row) => FieldValue;
}

const MAX_STEPS = 5;

/**
 * Finds `Contact__r.Account.Name` from an object, as the asking person may see it.
 * An invisible field is answered like one that does not exist, as Salesforce does.
 * @throws SalesforceError INVALID_FIELD
 */
export function resolveFieldPath(context: SoqlContext, from: ObjectSchema, path: string): FieldPath {
  const names = path.split('.');
  const fieldName = names.pop() ?? '';
  if (names.length > MAX_STEPS) {
    throw invalidField(`The maximum number of parent relationships in a field path is ${String(MAX_STEPS)}: ${path}`);
  }
  const steps: PathStep[] = [];
  let objects: readonly ObjectSchema[] = [from];
  for (const name of names) {
    const reference = findReference(context, objects, name);
    if (reference === undefined) throw unknownRelationship(path, name);
    steps.push({ relationship: reference.relationshipName ?? name, reference });
    objects = targetsOf(context, reference);
  }
  const field = findVisibleField(context, objects, fieldName);
  if (field === undefined) throw unknownField(path, fieldName, objects[0] ?? from);
  return { steps, field, read: (row) => parentOf(context, row, steps)?.[field.name] ?? null };
}

/** The record at the end of the steps, if there is one and the person may see it. */
export function parentOf(context: SoqlContext, row: Row, steps: readonly PathStep[]): Row | undefined {
  let current: Row | undefined = row;
  for (const { reference } of steps) {
    const id: FieldValue = current?.[reference.name] ?? null;
    const object = typeof id === 'string' ? context.org.objectOfId(id) : undefined;
    if (typeof id !== 'string' || object === undefined) return undefined;
    current = context.session.get(object, id);
  }
  return current;
}

function findReference(context: SoqlContext, objects: readonly ObjectSchema[], name: string): FieldSchema | undefined {
  for (const object of objects) {
    for (const field of object.fields.values()) {
      const isWanted = field.relationshipName?.toLowerCase() === name.toLowerCase();
      if (isWanted && context.session.canReadField(object.apiName, field.name)) return field;
    }
  }
  return undefined;
}

function findVisibleField(context: SoqlContext, objects: readonly ObjectSchema[], name: string) {
  for (const object of objects) {
    const field = object.field(name);
    if (field !== undefined && context.session.canReadField(object.apiName, field.name)) return field;
  }
  return undefined;
}

/** An owner may be a user or a group: every object it may point to that the person may read. */
function targetsOf({ org, session }: SoqlContext, reference: FieldSchema): readonly ObjectSchema[] {
  return (reference.referenceTo ?? []).flatMap((name) => {
    const object = org.metadata.object(name);
    return object !== undefined && session.canRead(name) ? [object] : [];
  });
}
