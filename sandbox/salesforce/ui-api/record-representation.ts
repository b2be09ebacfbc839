import { createHash } from 'node:crypto';
import type { FieldValue, ObjectSchema, Row } from '../types.ts';
import type { FieldPath } from '../soql/field-path.ts';
import { parentOf } from '../soql/field-path.ts';
import type { SoqlContext } from '../soql/soql-context.ts';
import { displayValueOf } from './display-value.ts';

/** The record type of objects that have none. */
export const MASTER_RECORD_TYPE_ID = '012000000000000AAA';

export interface FieldRepresentation {
  readonly displayValue: string | null;
  readonly value: FieldValue | RecordRepresentation;
}

export interface RecordRepresentation {
  readonly apiName: string;
  readonly childRelationships: Readonly<Record<string, never>>;
  readonly eTag: string;
  readonly fields: Readonly<Record<string, FieldRepresentation>>;
  readonly id: string;
  readonly lastModifiedById: string | null;
  readonly lastModifiedDate: string | null;
  readonly recordTypeId: string;
  readonly recordTypeInfo: null;
  readonly systemModstamp: string | null;
  readonly weakEtag: number;
}

/** A record as UI API answers it, with these fields. Source: User Interface API Developer Guide, "Record". */
export function representRecord(
  context: SoqlContext,
  object: ObjectSchema,
  row: Row,
  paths: readonly FieldPath[],
): RecordRepresentation {
  const fields: Record<string, FieldRepresentation> = {};
  for (const { steps, field } of paths) {
    const [step] = steps;
    if (step === undefined) {
      const value = row[field.name] ?? null;
      fields[field.name] = { displayValue: displayValueOf(field, value), value };
    } else {
      const below = pathsBelow(paths, step.relationship);
      fields[step.relationship] ??= representParent(context, parentOf(context, row, [step]), below);
    }
  }
  const sorted = Object.fromEntries(Object.entries(fields).sort(([left], [right]) => left.localeCompare(right)));
  return {
    apiName: object.apiName,
    childRelationships: {},
    eTag: createHash('md5').update(JSON.stringify(sorted)).digest('hex'),
    fields: sorted,
    id: row.Id,
    lastModifiedById: text(row['LastModifiedById']),
    lastModifiedDate: text(row['LastModifiedDate']),
    recordTypeId: MASTER_RECORD_TYPE_ID,
    recordTypeInfo: null,
    systemModstamp: text(row['SystemModstamp']),
    weakEtag: Date.parse(text(row['SystemModstamp']) ?? '') || 0,
  };
}

function representParent(
  context: SoqlContext,
  parent: Row | undefined,
  paths: readonly FieldPath[],
): FieldRepresentation {
  const object = parent && context.org.metadata.object(context.org.objectOfId(parent.Id) ?? '');
  if (parent === undefined || object === undefined) return { displayValue: null, value: null };
  const name = parent[object.nameField];
  return { displayValue: text(name), value: representRecord(context, object, parent, paths) };
}

function pathsBelow(paths: readonly FieldPath[], relationship: string): readonly FieldPath[] {
  return paths
    .filter(({ steps }) => steps[0]?.relationship === relationship)
    .map((path) => ({ ...path, steps: path.steps.slice(1) }));
}

function text(value: FieldValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
