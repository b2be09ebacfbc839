import type { AutomationKey, NewAutomationKey, SetupClient } from 'c/setupClient';
import { confirm } from 'c/setupConfirm';
import { formatTime } from 'c/setupFormat';
import { deliveryLabels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';
import { ActingSetupPart } from 'c/setupPart';
import { dayAfter, endOfDay } from './keyEnd';

type DateElement = HTMLElement & { reportValidity(): boolean };

/**
 * The keys by which flows and servers call the middleware. A key is shown once, when it is made.
 *
 * @fires changed after a key was made or revoked
 */
export default class SetupAutomationKeys extends ActingSetupPart<{ keys: AutomationKey[] }> {
  readonly labels = deliveryLabels;
  newKey: NewAutomationKey | undefined;
  endDate = '';

  get hasKeys(): boolean {
    return this.items.length > 0;
  }
  get makeLabel(): string {
    return this.hasKeys ? deliveryLabels.rotate : deliveryLabels.make;
  }
  get previousText(): string {
    const until = this.newKey?.previousValidUntil;
    return until ? fillLabel(deliveryLabels.previousKey, formatTime(until)) : '';
  }
  get firstEnd(): string {
    return dayAfter(new Date());
  }
  get items() {
    return (
      this.answer?.keys.map((key) => {
        const title = fillLabel(deliveryLabels.keyEndsWith, key.lastFour);
        return {
          id: key.id,
          title,
          made: fillLabel(deliveryLabels.keyMade, formatTime(key.createdAt), key.createdBy.name),
          used: key.lastUsedAt
            ? fillLabel(deliveryLabels.keyUsed, formatTime(key.lastUsedAt))
            : deliveryLabels.keyNeverUsed,
          valid: key.validUntil ? fillLabel(deliveryLabels.keyValidUntil, formatTime(key.validUntil)) : '',
          revokeName: fillLabel(deliveryLabels.revokeName, title),
        };
      }) ?? []
    );
  }

  handleEnd({ detail }: CustomEvent<{ value: string | null }>): void {
    this.endDate = detail.value ?? '';
  }

  async handleMake(): Promise<void> {
    const { endDate } = this;
    const input = this.template?.querySelector<DateElement>('.end');
    // What is no date at all never comes as a value: only the input knows, and a key must not last for good by a typing error.
    if (input?.reportValidity() === false) {
      input.focus();
      return;
    }
    const { rotateTitle, rotateQuestion, rotate } = deliveryLabels;
    // The old one ends by it.
    if (this.hasKeys && !(await confirm(rotateTitle, rotateQuestion, rotate))) {
      return;
    }
    await this.change(async (client) => {
      this.newKey = await client.makeAutomationKey(endDate === '' ? undefined : endOfDay(endDate));
      this.endDate = '';
      return '';
    }, '.new-key-title');
  }

  async handleRevoke(event: Event): Promise<void> {
    const { id = '' } = (event.currentTarget as HTMLElement).dataset;
    if (await confirm(deliveryLabels.revokeTitle, deliveryLabels.revokeQuestion, deliveryLabels.revoke)) {
      await this.change(async (client) => {
        await client.revokeAutomationKey(id);
        if (this.newKey?.id === id) {
          this.newKey = undefined;
        }
        return deliveryLabels.revoked;
      });
    }
  }

  /** @param run gives the words that tell of it */
  async change(run: (client: SetupClient) => Promise<string>, result?: string): Promise<void> {
    const change = async (client: SetupClient) => {
      const message = await run(client);
      await this.load();
      return message;
    };
    await this.act(change, result);
  }

  async ask(client: SetupClient): Promise<{ keys: AutomationKey[] }> {
    return client.automationKeys();
  }
}
