import type { NotificationRequest } from '../flow/run/flow-host.ts';
import { SalesforceError } from '../salesforce-error.ts';
import type { NotificationType } from '../metadata/metadata-types.ts';

/** One person's notification, as the bell shows it. */
export interface StoredNotification {
  readonly id: string;
  readonly type: string;
  readonly recipientId: string;
  readonly senderId: string;
  readonly title: string;
  readonly body: string;
  readonly targetId: string | null;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly isRead: boolean;
}

export interface NotificationOrg {
  now(): string;
  /** The type behind an id. */
  typeOf(id: string): NotificationType | undefined;
  /** The active people behind an id: the user, or the members of a group or queue; undefined for other ids. */
  peopleOf(id: string): readonly string[] | undefined;
  exists(recordId: string): boolean;
  afterCommit(step: () => void): void;
}

const MAX_RECIPIENTS = 500;
const MAX_TITLE = 250;
const MAX_BODY = 750;

/** Custom notifications. Source: Actions Developer Guide, "Custom Notification Actions" (limits, recipients). */
export class NotificationStore {
  readonly #org: NotificationOrg;
  #all: StoredNotification[] = [];
  #count = 0;

  constructor(org: NotificationOrg) {
    this.#org = org;
  }

  /** Sends once the transaction is committed. @throws SalesforceError for what the action refuses */
  send(request: NotificationRequest): void {
    const type = this.#org.typeOf(request.typeId);
    if (type === undefined)
      throw refused('The notification type ID is invalid. Check that the notification type exists.');
    const { recipientIds, title, body, targetId } = request;
    if (recipientIds.length === 0 || recipientIds.length > MAX_RECIPIENTS)
      throw refused(`Specify between 1 and ${String(MAX_RECIPIENTS)} recipients.`);
    if (title.length > MAX_TITLE) throw refused(`The title is longer than ${String(MAX_TITLE)} characters.`);
    if (body === '' || body.length > MAX_BODY)
      throw refused(`The body has between 1 and ${String(MAX_BODY)} characters.`);
    if (targetId === null) throw refused('Specify either targetId or targetPageRef.');
    if (!this.#org.exists(targetId)) throw refused(`The target ${targetId} does not exist.`);
    const people = recipientIds.map((id) => {
      const found = this.#org.peopleOf(id);
      if (found === undefined) throw refused(`The recipient ${id} is neither a user nor a group or queue.`);
      return found;
    });
    this.#org.afterCommit(() => {
      for (const recipientId of new Set(people.flat())) this.#add(request, type, recipientId);
    });
  }

  #add({ senderId, title, body, targetId }: NotificationRequest, type: NotificationType, recipientId: string): void {
    this.#count += 1;
    this.#all.push({
      id: `notification-${String(this.#count)}`,
      type: type.name,
      recipientId,
      senderId,
      title: title === '' ? type.typeName : title,
      body,
      targetId,
      createdAt: this.#org.now(),
      isRead: false,
    });
  }

  /** The newest first. */
  list(recipientId?: string): readonly StoredNotification[] {
    return this.#all.filter((one) => recipientId === undefined || one.recipientId === recipientId).toReversed();
  }

  markRead(recipientId: string, ids?: readonly string[]): void {
    this.#all = this.#all.map((one) =>
      one.recipientId === recipientId && (ids?.includes(one.id) ?? true) ? { ...one, isRead: true } : one,
    );
  }

  clear(): void {
    this.#all = [];
  }
}

function refused(message: string): SalesforceError {
  return new SalesforceError(400, [{ errorCode: 'INVALID_INPUT', message }]);
}
