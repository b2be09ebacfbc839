import { randomUUID } from 'node:crypto';
import { checkRequired } from '../save/check-row.ts';
import { newValues } from '../save/defaults.ts';
import type { Save } from '../save/save-record.ts';
import { recordIdOf } from '../store/record-id.ts';
import type { Store } from '../store/store.ts';
import type { EventBus } from './event-bus.ts';

/** Publishes an event with checked values: with its transaction or at once, as the event is defined. */
export function publishEvent(
  { store, events }: { readonly store: Store; readonly events: EventBus },
  { object, userId, values }: Pick<Save, 'object' | 'userId' | 'values'>,
): { readonly id: string; readonly eventUuid: string } {
  const filled = { ...newValues(object, store), ...values };
  checkRequired(object, filled);
  // What the bus stamps is no value of the event.
  const own = Object.fromEntries(Object.entries(filled).filter(([name]) => object.field(name)?.custom));
  const eventUuid = randomUUID();
  const publish = (): void => {
    events.publish({ event: object.apiName, eventUuid, values: own, createdById: userId });
  };
  if (object.publishBehavior === 'PublishAfterCommit') store.afterCommit(publish);
  else publish();
  // Salesforce answers an id that is the same for every event of a kind.
  return { id: recordIdOf(object.keyPrefix, 1, 'xx'), eventUuid };
}
