import { LightningElement, api } from 'lwc';
import type { Room } from 'c/middlewareClient';
import { formatClock } from 'c/callFormat';
import { consoleLabels, fillLabel, reasonLabels } from 'c/startVideoLabels';
import type { VideoSession } from 'c/videoSessions';

/**
 * A call that has its room: the agent console in the page or in a window, the time left, the guest link, and afterwards
 * what became of it.
 *
 * @fires expire, startagain, openwindow, showwindow, openpage, leave
 */
export default class VideoConsole extends LightningElement {
  @api customerName = '';
  @api room?: Room;
  /** Where the console is; `blocked` if the browser did not let its window open. */
  @api place: 'page' | 'window' | 'blocked' = 'page';
  @api inDialog = false;
  /** Of what the room component shows, those with a room. */
  @api state: 'starting' | 'error' | 'idle' | 'started' | 'active' | 'expired' | 'ended' = 'started';
  /** Whether the time of the room is over, also where a call goes on. */
  @api hasExpired = false;
  /** What the record says; undefined before it was read. */
  @api session?: VideoSession;

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
  /** Empty unless somebody is in the call. */
  get inCall(): string {
    const startedAt = this.session?.outcome.startedAt ?? '';
    if (this.state !== 'active') {
      return '';
    }
    return startedAt === '' ? consoleLabels.inCall : fillLabel(consoleLabels.inCallSince, formatClock(startedAt));
  }
  get ended(): string {
    return this.isEnded ? fillLabel(consoleLabels.endedTitle, this.session?.statusLabel ?? '') : '';
  }
  get isEnded(): boolean {
    return this.state === 'ended';
  }
  get isExpired(): boolean {
    return this.state === 'expired';
  }
  /** Why nothing came of it; empty before it is known. */
  get reason(): string {
    return this.session?.status === 'Expired' ? (reasonLabels[this.session.outcome.reason] ?? '') : '';
  }
  get hasLink(): boolean {
    return this.isWaiting && this.room?.guestLink !== '';
  }
  /** Also beside a call that goes on: 8x8 does not say who is in it, and it begins with the agent. */
  get isWaiting(): boolean {
    return !this.hasExpired && !this.isEnded;
  }
  /** Afterwards the receipt leads on, and nothing is left to do with a console. */
  get isGoingOn(): boolean {
    return !this.isEnded;
  }
  get isInPage(): boolean {
    return this.place === 'page';
  }
  get isInWindow(): boolean {
    return this.place === 'window' && this.isGoingOn;
  }
  get isBlocked(): boolean {
    return this.place === 'blocked' && this.isGoingOn;
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
