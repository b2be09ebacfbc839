import { LightningElement, api } from 'lwc';
import { focusResultOf } from 'c/focusResult';
import type { SetupClient, VideoKey } from 'c/setupClient';
import { confirm } from 'c/setupConfirm';
import { formatTime } from 'c/setupFormat';
import { videoLabels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';
import { actOn, loadPart } from 'c/setupPart';
import { guardUnsaved, type UnsavedGuard } from 'c/unsavedGuard';
import type { VideoError } from 'c/videoErrors';

/**
 * The API key of 8x8: written once, never read again, known by its last characters.
 *
 * @fires changed after the key is another
 */
export default class SetupVideo extends LightningElement {
  readonly labels = videoLabels;
  answer: VideoKey | undefined;
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

  get baseUrl(): string {
    return this.answer?.baseUrl ?? '';
  }
  get hasKey(): boolean {
    return this.answer !== undefined && this.answer.source !== 'none';
  }
  get keyText(): string {
    const { lastSix } = this.answer ?? {};
    return lastSix ? fillLabel(videoLabels.keyEndsWith, lastSix) : videoLabels.noKey;
  }
  get sourceText(): string {
    const { source, setBy, setAt } = this.answer ?? {};
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
    return this.answer?.source === 'setup';
  }

  async load(): Promise<void> {
    await loadPart(this, this.client?.videoKey());
  }

  async handleReload(): Promise<void> {
    await focusResultOf(this.template, () => this.load(), 'c-setup-frame', '.facts');
  }

  handleInput(event: CustomEvent<{ value: string }>): void {
    this.apiKey = event.detail.value.trim();
  }

  async handleSave(): Promise<void> {
    await this.act(async (client) => {
      this.answer = await client.setVideoKey(this.apiKey);
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
        this.answer = await client.removeVideoKey();
        return videoLabels.removed;
      });
    }
  }

  async act(run: (client: SetupClient) => Promise<string>): Promise<void> {
    const { client } = this;
    if (client) {
      await actOn(this, () => run(client), '.message');
    }
  }
}
