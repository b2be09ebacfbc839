import { createHash } from 'node:crypto';
import avro from 'avsc';
import type { FieldSchema, FieldType, ObjectSchema } from '../types.ts';
import type { BusEvent } from './event-bus.ts';

export interface EventSchema {
  readonly id: string;
  readonly json: string;
  encode(event: BusEvent): Buffer;
}

const AVRO_TYPES: Partial<Record<FieldType, string>> = {
  double: 'double',
  boolean: 'boolean',
  date: 'long',
  datetime: 'long',
};
const DOC_TYPES: Partial<Record<FieldType, string>> = {
  double: 'Number',
  boolean: 'CheckBox',
  date: 'Date',
  datetime: 'DateTime',
};

/**
 * The Avro schema of a platform event in the shape that Salesforce gives: the bus's own stamps first, the event's fields
 * as unions with null, times as milliseconds. Source: Pub/Sub API documentation, "GetSchema RPC Method".
 */
export function createEventSchema(object: ObjectSchema): EventSchema {
  const fields = [...object.fields.values()].filter(({ custom }) => custom);
  const record = {
    name: object.apiName,
    namespace: 'com.sforce.eventbus',
    type: 'record',
    fields: [
      { name: 'CreatedDate', type: 'long', doc: 'CreatedDate:DateTime' },
      { name: 'CreatedById', type: 'string', doc: 'CreatedBy:EntityId' },
      ...fields.map(toAvroField),
    ],
  } as const;
  const id = createHash('md5').update(JSON.stringify(record)).digest('base64url');
  const json = JSON.stringify({ ...record, uuid: id });
  const type = avro.Type.forSchema(record as unknown as avro.Schema);
  return {
    id,
    json,
    encode: ({ createdAt, createdById, values }) =>
      type.toBuffer({
        CreatedDate: createdAt,
        CreatedById: createdById,
        ...Object.fromEntries(fields.map((field) => [field.name, toAvroValue(field, values[field.name])])),
      }),
  };
}

function toAvroField({ name, type }: FieldSchema) {
  const doc = `Data:${DOC_TYPES[type] ?? 'Text'}`;
  return { name, type: ['null', AVRO_TYPES[type] ?? 'string'], doc, default: null };
}

function toAvroValue({ type }: FieldSchema, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  return (type === 'date' || type === 'datetime') && typeof value === 'string' ? Date.parse(value) : value;
}
