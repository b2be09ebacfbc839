import type { Deliveries, SetupClient } from 'c/setupClient';
import { formatTime, formatTimesIn } from 'c/setupFormat';
import { deliveryLabels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';
import { ActingSetupPart } from 'c/setupPart';

type RecentState = Deliveries['recent'][number]['state'];

const FIGURES: Record<RecentState, { iconName: string; variant: string | undefined; stateText: string }> = {
  written: { iconName: 'utility:success', variant: 'success', stateText: deliveryLabels.written },
  waiting: { iconName: 'utility:clock', variant: undefined, stateText: deliveryLabels.waiting },
  parked: { iconName: 'utility:warning', variant: 'warning', stateText: deliveryLabels.parked },
};

/**
 * What the middleware writes back to Salesforce: what is parked and why, and the latest.
 *
 * @fires changed after something was tried again
 */
export default class SetupDeliveries extends ActingSetupPart<Deliveries> {
  override readonly results = ['c-setup-frame', '.summary'];
  readonly labels = deliveryLabels;
  /** Numbers of sessions by their id, as far as they are known. */
  names: Record<string, string> = {};

  get summary(): string {
    const { unwritten = 0, parkedCount = 0 } = this.answer ?? {};
    // The parked ones are among the unwritten.
    const waiting = Math.max(0, unwritten - parkedCount);
    return this.message || fillLabel(deliveryLabels.summary, String(waiting), String(parkedCount));
  }
  get pauseText(): string {
    const { pause } = this.answer ?? {};
    return pause ? fillLabel(deliveryLabels.pausedRemedy, formatTime(pause.since), formatTimesIn(pause.reason)) : '';
  }
  get hasParked(): boolean {
    return this.parked.length > 0;
  }
  get parked() {
    return (
      this.answer?.parked.map((item) => {
        const title = this.names[item.sessionId] ?? item.callReference ?? item.sessionId;
        const since = fillLabel(deliveryLabels.since, formatTime(item.since), String(item.attempts));
        const retryName = fillLabel(deliveryLabels.retryName, title);
        return { ...item, since, retryName, reason: formatTimesIn(item.reason) };
      }) ?? []
    );
  }
  get hasRecent(): boolean {
    return this.recent.length > 0;
  }
  get recent() {
    return (
      this.answer?.recent.map((item) => ({
        ...item,
        ...FIGURES[item.state],
        reason: item.reason && formatTimesIn(item.reason),
        note: fillLabel(deliveryLabels.note, item.status, formatTime(item.changedAt)),
      })) ?? []
    );
  }

  handleNamed({ detail: { id, title } }: CustomEvent<{ id: string; title: string }>): void {
    this.names = { ...this.names, [id]: title };
  }

  async handleRetry(event: Event): Promise<void> {
    const { id = '' } = (event.currentTarget as HTMLElement).dataset;
    await this.retry((client) => client.retryDelivery(id));
  }

  async handleRetryAll(): Promise<void> {
    await this.retry((client) => client.retryAllDeliveries());
  }

  async retry(run: (client: SetupClient) => Promise<{ retried: number }>): Promise<void> {
    const retry = async (client: SetupClient) => {
      const { retried } = await run(client);
      await this.load();
      return fillLabel(deliveryLabels.retried, String(retried));
    };
    await this.act(retry, '.summary');
  }

  async ask(client: SetupClient): Promise<Deliveries> {
    this.message = '';
    return client.deliveries();
  }
}
