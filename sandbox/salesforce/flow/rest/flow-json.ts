import { isList, isObject, type FlowValue } from '../run/flow-value.ts';

/** A JSON value as a flow's input; objects with `attributes.type` are records. */
export function toFlowValue(value: unknown): FlowValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toFlowValue);
  if (typeof value !== 'object' || value === null) return null;
  const type = 'attributes' in value ? typeOf(value.attributes) : undefined;
  const entries = Object.entries(value).filter(([name]) => name !== 'attributes');
  const fields = Object.fromEntries(entries.map(([name, one]) => [name, toFlowValue(one)]));
  return { kind: type === undefined ? 'apex' : 'record', type: type ?? '', fields, changed: Object.keys(fields) };
}

function typeOf(attributes: unknown): string | undefined {
  if (typeof attributes !== 'object' || attributes === null || !('type' in attributes)) return undefined;
  return typeof attributes.type === 'string' ? attributes.type : undefined;
}

export function toFlowInputs(inputs: Readonly<Record<string, unknown>>): Readonly<Record<string, FlowValue>> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, toFlowValue(value)]));
}

export function fromFlowValue(value: FlowValue): unknown {
  if (isList(value)) return value.map(fromFlowValue);
  if (!isObject(value)) return value;
  const fields = fromFlowValues(value.fields);
  return value.kind === 'record' ? { attributes: { type: value.type }, ...fields } : fields;
}

export function fromFlowValues(values: Readonly<Record<string, FlowValue>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).map(([name, one]) => [name, fromFlowValue(one)]));
}
