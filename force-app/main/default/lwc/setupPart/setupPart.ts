import { LightningElement, api } from 'lwc';
import { focusResultOf } from 'c/focusResult';
import type { SetupClient } from 'c/setupClient';
import { toVideoError, type VideoError } from 'c/videoErrors';

/** A component that shows what the middleware says, as soon as it has a client to ask with. */
export abstract class SetupPart<Answer> extends LightningElement {
  answer: Answer | undefined;
  loadError: VideoError | undefined;
  currentClient: SetupClient | undefined;
  /** Selectors of what takes the focus once it was asked for again: the first that is shown. */
  readonly results: readonly string[] = ['c-setup-frame'];

  @api
  get client(): SetupClient | undefined {
    return this.currentClient;
  }
  set client(client: SetupClient | undefined) {
    this.currentClient = client;
    this.load().catch(reportError);
  }

  /** Asks anew, as after a change elsewhere. */
  @api
  async refresh(): Promise<void> {
    await this.load();
  }

  async handleReload(): Promise<void> {
    await focusResultOf(this.template, () => this.load(), ...this.results);
  }

  /** Shows what is asked for; what was there stays until then, and beside the reason if it cannot be had. */
  async load(): Promise<void> {
    this.loadError = undefined;
    try {
      this.answer = this.client && (await this.ask(this.client));
    } catch (error) {
      this.loadError = toVideoError(error);
    }
  }

  abstract ask(client: SetupClient): Promise<Answer>;
}

/**
 * A part with buttons that do something at the middleware.
 *
 * @fires changed after something was done
 */
export abstract class ActingSetupPart<Answer> extends SetupPart<Answer> {
  actionError: VideoError | undefined;
  /** How the last action came out. */
  message = '';
  isBusy = false;

  /**
   * Does what a person asked for, once at a time, tells how it came out, and moves the focus there.
   *
   * @param run gives the words that tell of it
   * @param result selector of what shows it, where it does not fail
   */
  async act(run: (client: SetupClient) => Promise<string>, result = '.message'): Promise<void> {
    const { client } = this;
    if (!client || this.isBusy) {
      return;
    }
    const report = async () => {
      this.isBusy = true;
      this.message = '';
      this.actionError = undefined;
      try {
        this.message = await run(client);
        this.dispatchEvent(new CustomEvent('changed'));
      } catch (error) {
        this.actionError = toVideoError(error);
      } finally {
        this.isBusy = false;
      }
    };
    await focusResultOf(this.template, report, 'c-setup-error', result);
  }
}
