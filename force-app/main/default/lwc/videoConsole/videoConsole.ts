import { LightningElement, api } from 'lwc';
import type { Room } from 'c/middlewareClient';
import { consoleLabels, fillLabel } from 'c/startVideoLabels';

/**
 * A call that has its room: the agent console in the page or in a window, the time left, the guest link.
 *
 * @fires expire, startagain, openwindow, showwindow, openpage, leave
 */
export default class VideoConsole extends LightningElement {
  @api customerName = '';
  @api room?: Room;
  /** Where the console is; `blocked` if the browser did not let its window open. */
  @api place: 'page' | 'window' | 'blocked' = 'page';
  @api inDialog = false;
  @api hasExpired = false;
  /** The status with which the call ended, in the language of the user. */
  @api endedStatus?: string;

  readonly labels = consoleLabels;

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('.heading')?.focus();
  }

  get heading(): string {
    return fillLabel(consoleLabels.heading, this.customerName);
  }
  get invitationText(): string {
    const { room } = this;
    return room?.invitation === 'SMS' ? fillLabel(consoleLabels.smsSent, room.phoneNumber) : consoleLabels.linkGiven;
  }
  get ended(): string | undefined {
    return this.endedStatus === undefined ? undefined : fillLabel(consoleLabels.endedTitle, this.endedStatus);
  }
  get hasLink(): boolean {
    return this.isWaiting && this.room?.guestLink !== '';
  }
  get isWaiting(): boolean {
    return !this.hasExpired && this.ended === undefined;
  }
  get isInPage(): boolean {
    return this.place === 'page';
  }
  get isInWindow(): boolean {
    return this.place === 'window';
  }
  get isBlocked(): boolean {
    return this.place === 'blocked';
  }
  get canOpenPage(): boolean {
    return !this.inDialog && !this.isInPage;
  }

  handleExpire(): void {
    this.dispatchEvent(new CustomEvent('expire'));
  }

  handleStartAgain(): void {
    this.dispatchEvent(new CustomEvent('startagain'));
  }

  handleOpenWindow(): void {
    this.dispatchEvent(new CustomEvent('openwindow'));
  }

  handleShowWindow(): void {
    this.dispatchEvent(new CustomEvent('showwindow'));
  }

  handleOpenPage(): void {
    this.dispatchEvent(new CustomEvent('openpage'));
  }

  handleLeave(): void {
    this.dispatchEvent(new CustomEvent('leave'));
  }
}
