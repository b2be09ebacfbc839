import avro from 'avsc';
import { describe, expect, it } from 'vitest';
import { createEventReader } from './read-event.ts';
import type { ConsumerEvent } from './wire.ts';

const nullable = (name: string) => ({ name, type: ['null', 'string'], default: null });
const schema = {
  name: 'Video_Session_Requested__e',
  type: 'record',
  fields: [{ name: 'CreatedDate', type: 'long' }, nullable('Session_Id__c'), nullable('Org_Id__c')],
} as unknown as avro.Schema;
const values = { CreatedDate: 1_795_000_000_000, Session_Id__c: 'a0q', Org_Id__c: null };

function eventOf(schema_id: string, payload: Uint8Array): ConsumerEvent {
  return { event: { id: 'e1', schema_id, payload: new Uint8Array(payload) }, replay_id: new Uint8Array() };
}
const encoded = (): Buffer => avro.Type.forSchema(schema).toBuffer(values);
const UNREADABLE = { eventId: 'e1', sessionId: null, organizationId: null, publishedAt: null };

describe('reading an event', () => {
  it('asks for each schema once', async () => {
    const reader = createEventReader();
    const asked: string[] = [];
    const load = (id: string): Promise<string> => {
      asked.push(id);
      return Promise.resolve(JSON.stringify(schema));
    };
    for (const id of ['s1', 's1', 's2']) {
      expect(await reader.read(eventOf(id, encoded()), load)).toEqual({
        eventId: 'e1',
        sessionId: 'a0q',
        organizationId: null,
        publishedAt: values.CreatedDate,
      });
    }
    expect(asked).toEqual(['s1', 's2']);
  });

  it.each([
    ['a payload that is cut off', JSON.stringify(schema), encoded().subarray(0, 3)],
    ['a schema that is none', '{"type":"nothing"}', encoded()],
    ['a schema that is no JSON', '<html>', encoded()],
  ])('stands for itself with %s', async (_, json, payload) => {
    const read = createEventReader().read(eventOf('s1', payload), () => Promise.resolve(json));
    expect(await read).toEqual(UNREADABLE);
  });

  it('asks again for a schema that did not come', async () => {
    const reader = createEventReader();
    const answers = [Promise.reject(new Error('down')), Promise.resolve(JSON.stringify(schema))];
    const load = (): Promise<string> => answers.shift() ?? Promise.reject(new Error('asked too often'));
    await expect(reader.read(eventOf('s1', encoded()), load)).rejects.toThrow('down');
    expect(await reader.read(eventOf('s1', encoded()), load)).toMatchObject({ sessionId: 'a0q' });
  });
});
