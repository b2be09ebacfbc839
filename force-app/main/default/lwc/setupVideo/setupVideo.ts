import type { SetupClient, VideoKey } from 'c/setupClient';
import { confirm } from 'c/setupConfirm';
import { formatTime } from 'c/setupFormat';
import { videoLabels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';
import { ActingSetupPart } from 'c/setupPart';
import { guardUnsaved, type UnsavedGuard } from 'c/unsavedGuard';

type KeyElement = HTMLElement & { reportValidity(): boolean };

/**
 * The API key of 8x8: written once, never read again, known by its last characters.
 *
 * @fires changed after the key is another
 */
export default class SetupVideo extends ActingSetupPart<VideoKey> {
  override readonly results = ['c-setup-frame', '.facts'];
  readonly labels = videoLabels;
  apiKey = '';
  guard: UnsavedGuard | undefined;

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

  async ask(client: SetupClient): Promise<VideoKey> {
    return client.videoKey();
  }

  handleInput(event: CustomEvent<{ value: string }>): void {
    this.apiKey = event.detail.value.trim();
  }

  async handleSave(): Promise<void> {
    const input = this.template?.querySelector<KeyElement>('.api-key');
    if (input?.reportValidity() === false) {
      input.focus();
      return;
    }
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
}
