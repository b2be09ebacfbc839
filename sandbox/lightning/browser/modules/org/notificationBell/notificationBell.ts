import { LightningElement } from 'lwc';
import { recordUrl } from '../../../navigation/page-urls.ts';
import { callConnect } from '../../../data/ui-api.ts';

interface Notification {
  readonly id: string;
  readonly messageTitle: string;
  readonly messageBody: string;
  readonly target: string | null;
  readonly read: boolean;
  readonly mostRecentActivityDate: string;
}

interface Item {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly time: string;
  readonly url: string;
  readonly isUnread: boolean;
  readonly itemClass: string;
}

/** Lightning is told by the server; this page asks. */
const POLL_MS = 2000;

/** The bell of the global header: a person's notifications, each of which opens its record. */
export default class NotificationBell extends LightningElement {
  notifications: readonly Notification[] = [];
  isOpen = false;
  announcement = '';
  hasFailed = false;

  #timer = 0;
  #wantsFocus = false;

  override connectedCallback(): void {
    void this.load();
    this.#timer = window.setInterval(() => void this.load(), POLL_MS);
  }

  override disconnectedCallback(): void {
    window.clearInterval(this.#timer);
  }

  override renderedCallback(): void {
    if (!this.#wantsFocus) return;
    this.#wantsFocus = false;
    this.template?.querySelector<HTMLElement>(this.isOpen ? 'section' : 'button')?.focus();
  }

  get unread(): number {
    return this.notifications.filter(({ read }) => !read).length;
  }
  get label(): string {
    return this.unread === 0 ? 'Notifications' : `Notifications, ${String(this.unread)} unread`;
  }
  get expanded(): string {
    return String(this.isOpen);
  }
  get emptyText(): string {
    return this.hasFailed ? 'Notifications cannot be read at the moment.' : 'No notifications yet.';
  }
  get items(): Item[] {
    return this.notifications.map((one) => ({
      id: one.id,
      title: one.messageTitle,
      body: one.messageBody,
      time: new Date(one.mostRecentActivityDate).toLocaleTimeString('en-US', { timeStyle: 'short' }),
      url: one.target === null ? '#' : recordUrl(one.target),
      isUnread: !one.read,
      itemClass: one.read ? 'slds-border_bottom' : 'slds-border_bottom unread',
    }));
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
    this.#wantsFocus = true;
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.isOpen) this.handleToggle();
  }

  async handleOpen(event: Event): Promise<void> {
    event.preventDefault();
    const link = event.currentTarget as HTMLAnchorElement;
    await callConnect('PATCH', '/notifications', { read: true, notificationIds: [link.dataset['id']] }).catch(
      () => null,
    );
    window.location.assign(link.href);
  }

  async load(): Promise<void> {
    try {
      const { notifications } = await callConnect<{ notifications: Notification[] }>('GET', '/notifications');
      const known = new Set(this.notifications.map(({ id }) => id));
      const [fresh] = notifications.filter(({ id, read }) => !read && !known.has(id));
      this.notifications = notifications;
      this.hasFailed = false;
      if (fresh !== undefined) this.announcement = `${fresh.messageTitle}. ${fresh.messageBody}`;
    } catch {
      // What is shown stays; the next round asks again.
      this.hasFailed = true;
    }
  }
}
