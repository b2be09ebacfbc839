import type { ObjectSchema } from '../../schema/schema-types.ts';
import type { OrgSession, Row } from '../../session-types.ts';

/** A record or an Apex-defined value; replaced, never changed in place. */
export interface FlowObject {
  readonly kind: 'record' | 'apex';
  /** Object or class. */
  readonly type: string;
  readonly fields: Readonly<Record<string, FlowValue>>;
  /** Fields that the flow set itself: an update writes no others. */
  readonly changed: readonly string[];
}

export type FlowScalar = string | number | boolean | null;
export type FlowValue = FlowScalar | FlowObject | readonly FlowValue[];

export const isObject = (value: FlowValue | undefined): value is FlowObject =>
  typeof value === 'object' && value !== null && !isList(value);

export const isList = (value: FlowValue | undefined): value is readonly FlowValue[] => Array.isArray(value);

export const asScalar = (value: FlowValue | undefined): FlowScalar =>
  value === undefined || typeof value === 'object' ? null : value;

export const emptyRecord = (object: string): FlowObject => ({ kind: 'record', type: object, fields: {}, changed: [] });

/** A stored record as a flow sees it: fields that may not be read are left out, compounds have no meaning here. */
export function toFlowRecord(
  object: ObjectSchema,
  row: Row,
  session: OrgSession,
  only?: readonly string[],
): FlowObject {
  const wanted = only?.map((name) => object.field(name)?.name ?? name);
  const fields = [...object.fields.values()]
    .filter(({ name }) => name === 'Id' || wanted === undefined || wanted.includes(name))
    .filter(({ name }) => session.canReadField(object.apiName, name))
    .flatMap(({ name }): [string, FlowScalar][] => {
      const value = row[name] ?? null;
      return typeof value === 'object' && value !== null ? [] : [[name, value]];
    });
  return { kind: 'record', type: object.apiName, fields: Object.fromEntries(fields), changed: [] };
}

/** The field with Salesforce's indifference to case. */
export function fieldOf(value: FlowObject, name: string): FlowValue | undefined {
  const key = keyOf(value, name);
  return key === undefined ? undefined : value.fields[key];
}

export function withField(value: FlowObject, name: string, content: FlowValue): FlowObject {
  const key = keyOf(value, name) ?? name;
  return {
    ...value,
    fields: { ...value.fields, [key]: content },
    changed: value.changed.includes(key) ? value.changed : [...value.changed, key],
  };
}

function keyOf({ fields }: FlowObject, name: string): string | undefined {
  return Object.keys(fields).find((key) => key.toLowerCase() === name.toLowerCase());
}
