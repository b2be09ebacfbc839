import { LightningElement, api } from 'lwc';
import { focusResultOf } from 'c/focusResult';
import type { SetupClient, VideoKey } from 'c/setupClient';
import { confirm } from 'c/setupConfirm';
import { formatTime } from 'c/setupFormat';
import { videoLabels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';
import { guardUnsaved, type UnsavedGuard } from 'c/unsavedGuard';
import { toVideoError, type VideoError } from 'c/videoErrors';

/**
 * The API key of 8x8: written once, never read again, known by its last characters.
 *
 * @fires changed after the key is another
 */
export default class SetupVideo extends LightningElement {
  readonly labels = videoLabels;
  videoKey: VideoKey | undefined;
  loadError: VideoError | undefined;
  actionError: VideoError | undefined;
  apiKey = '';
  message = '';
  isBusy = false;
  guard: UnsavedGuard | undefined;
  currentClient: SetupClient | undefined;

  @api
  get client(): SetupClient | undefined {
    return this.currentClient;
  }
  set client(client: SetupClient | undefined) {
    this.currentClient = client;
    this.load().catch(reportError);
  }

  override connectedCallback(): void {
    this.guard = guardUnsaved(() => this.apiKey !== '');
  }

  override disconnectedCallback(): void {
    this.guard?.stop();
  }

  get isLoadingState(): boolean {
    return !this.videoKey && !this.loadError;
  }
  get isErrorState(): boolean {
    return this.loadError !== undefined;
  }
  get hasKey(): boolean {
    return this.videoKey !== undefined && this.videoKey.source !== 'none';
  }
  get keyText(): string {
    const { lastSix } = this.videoKey ?? {};
    return lastSix ? fillLabel(videoLabels.keyEndsWith, lastSix) : videoLabels.noKey;
  }
  get sourceText(): string {
    const { source, setBy, setAt } = this.videoKey ?? {};
    if (source === 'setup') {
      return fillLabel(videoLabels.sourceSetup, setBy?.name ?? '', formatTime(setAt));
    }
    return source === 'environment' ? videoLabels.sourceEnvironment : videoLabels.sourceNone;
  }
  get inputLabel(): string {
    return this.hasKey ? videoLabels.newKey : videoLabels.firstKey;
  }
  get saveLabel(): string {
    return this.hasKey ? videoLabels.replace : videoLabels.save;
  }
  get cannotSave(): boolean {
    return this.isBusy || this.apiKey === '';
  }
  get canTest(): boolean {
    return this.hasKey;
  }
  get canRemove(): boolean {
    return this.videoKey?.source === 'setup';
  }

  async load(): Promise<void> {
    const { client } = this;
    this.loadError = undefined;
    try {
      this.videoKey = await client?.videoKey();
    } catch (error) {
      this.loadError = toVideoError(error);
    }
  }

  async handleReload(): Promise<void> {
    await focusResultOf(this.template, () => this.load(), 'c-setup-error', '.facts');
  }

  handleInput(event: CustomEvent<{ value: string }>): void {
    this.apiKey = event.detail.value.trim();
  }

  async handleSave(): Promise<void> {
    await this.act(async (client) => {
      this.videoKey = await client.setVideoKey(this.apiKey);
      // Only what was refused stays in the field, to be corrected.
      this.apiKey = '';
      return videoLabels.saved;
    });
  }

  async handleTest(): Promise<void> {
    await this.act(async (client) => {
      const { durationMs } = await client.testVideo();
      return fillLabel(videoLabels.tested, String(Math.round(durationMs)));
    });
  }

  async handleRemove(): Promise<void> {
    if (await confirm(videoLabels.removeTitle, videoLabels.removeQuestion, videoLabels.remove)) {
      await this.act(async (client) => {
        this.videoKey = await client.removeVideoKey();
        return videoLabels.removed;
      });
    }
  }

  async act(run: (client: SetupClient) => Promise<string>): Promise<void> {
    const { client } = this;
    if (client && !this.isBusy) {
      await focusResultOf(this.template, () => this.report(client, run), 'c-setup-error', '.message');
    }
  }

  async report(client: SetupClient, run: (client: SetupClient) => Promise<string>): Promise<void> {
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
  }
}
