import { LightningElement, api } from 'lwc';
import { consoleLabels, fillLabel } from 'c/startVideoLabels';

const SECOND_MS = 1_000;
const SECONDS_PER_MINUTE = 60;

/** Minutes at which the rest is announced; each second would drown everything else a screen reader says. */
const ANNOUNCED_MINUTES = new Set([5, 1]);

/**
 * Counts down to the moment a room expires.
 *
 * @fires expire once, when it is reached
 */
export default class VideoCountdown extends LightningElement {
  /** Milliseconds since 1970. */
  @api
  get expiresAt(): number {
    return this.moment;
  }
  set expiresAt(value: number) {
    this.moment = value;
    this.hasExpired = false;
    this.tick();
  }

  readonly labels = consoleLabels;
  moment = 0;
  secondsLeft = 0;
  announcement = '';
  hasExpired = false;
  timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- ended in disconnectedCallback
    this.timer = setInterval(() => {
      this.tick();
    }, SECOND_MS);
    this.tick();
  }

  override disconnectedCallback(): void {
    clearInterval(this.timer);
  }

  get timeLeft(): string {
    const minutes = Math.floor(this.secondsLeft / SECONDS_PER_MINUTE);
    const seconds = this.secondsLeft % SECONDS_PER_MINUTE;
    return `${String(minutes)}:${String(seconds).padStart(2, '0')}`;
  }

  tick(): void {
    this.secondsLeft = Math.max(0, Math.ceil((this.moment - Date.now()) / SECOND_MS));
    const minutes = this.secondsLeft / SECONDS_PER_MINUTE;
    if (ANNOUNCED_MINUTES.has(minutes)) {
      this.announcement =
        minutes === 1 ? consoleLabels.minuteLeft : fillLabel(consoleLabels.minutesLeft, String(minutes));
    }
    if (this.secondsLeft === 0 && !this.hasExpired && this.isConnected) {
      this.hasExpired = true;
      this.dispatchEvent(new CustomEvent('expire'));
    }
  }
}
