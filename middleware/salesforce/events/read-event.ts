import avro from 'avsc';
import { z } from 'zod';
import type { SessionRequestedEvent } from '../../domain/event-source.ts';
import type { ConsumerEvent } from './wire.ts';

const text = z.string().nullish().catch(null);
const valuesSchema = z.object({ CreatedDate: z.number().nullish().catch(null), Session_Id__c: text, Org_Id__c: text });
const UNREADABLE = { sessionId: null, organizationId: null, publishedAt: null };

/** Asks for a schema by its id. */
export type SchemaLoader = (schemaId: string) => Promise<string>;

export interface EventReader {
  /**
   * What an event says. One that cannot be read stands for itself with nothing in it: it must not hold up those behind
   * it. @throws what the loader throws
   */
  read(event: ConsumerEvent, load: SchemaLoader): Promise<SessionRequestedEvent>;
}

/** Reads events by the Avro schemas they were written with, each asked for once. */
export function createEventReader(): EventReader {
  const types = new Map<string, avro.Type | null>();

  async function typeOf(schemaId: string, load: SchemaLoader): Promise<avro.Type | null> {
    const known = types.get(schemaId);
    if (known !== undefined) return known;
    const type = parseType(await load(schemaId));
    types.set(schemaId, type);
    return type;
  }

  return {
    read: async ({ event }, load) => {
      if (event === null) return { eventId: '', ...UNREADABLE };
      const type = await typeOf(event.schema_id, load);
      const values = valuesSchema.safeParse(type === null ? null : decode(type, event.payload));
      if (!values.success) return { eventId: event.id, ...UNREADABLE };
      return {
        eventId: event.id,
        sessionId: values.data.Session_Id__c ?? null,
        organizationId: values.data.Org_Id__c ?? null,
        publishedAt: values.data.CreatedDate ?? null,
      };
    },
  };
}

function parseType(json: string): avro.Type | null {
  try {
    return avro.Type.forSchema(JSON.parse(json) as avro.Schema);
  } catch {
    return null;
  }
}

function decode(type: avro.Type, payload: Uint8Array): unknown {
  try {
    return type.fromBuffer(Buffer.from(payload));
  } catch {
    return null;
  }
}
