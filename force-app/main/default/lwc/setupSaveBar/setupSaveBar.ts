import { LightningElement, api } from 'lwc';
import { saveLabels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';
import type { VideoError } from 'c/videoErrors';

/**
 * What is changed and not saved yet.
 *
 * @fires save, discard, reload
 */
export default class SetupSaveBar extends LightningElement {
  /** Names of the settings that are changed, as people read them. */
  @api changedLabels: string[] = [];
  @api isSaving = false;
  /** What the changes would break is being looked at. */
  @api isChecking = false;
  /** The changes come from before the page was left. */
  @api isKept = false;
  @api error?: VideoError;
  /** Somebody else saved meanwhile. */
  @api conflict?: { savedBy: string };

  readonly labels = saveLabels;

  /** Moves the focus to what stands in the way of saving, or else to what is not saved yet. */
  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('.conflict-title, c-setup-error, .message')?.focus();
  }

  get conflictTitle(): string {
    const savedBy = this.conflict?.savedBy;
    return savedBy ? fillLabel(saveLabels.conflictTitle, savedBy) : saveLabels.conflictTitleUnknown;
  }
  get isBusy(): boolean {
    return this.isSaving || this.isChecking;
  }
  get message(): string {
    if (this.isChecking) {
      return saveLabels.checking;
    }
    if (this.isSaving) {
      return saveLabels.saving;
    }
    const names = new Intl.ListFormat(undefined, { type: 'conjunction' }).format([...this.changedLabels]);
    return fillLabel(saveLabels.unsaved, names);
  }

  handleSave(): void {
    this.dispatchEvent(new CustomEvent('save'));
  }

  handleDiscard(): void {
    this.dispatchEvent(new CustomEvent('discard'));
  }

  handleReload(): void {
    this.dispatchEvent(new CustomEvent('reload'));
  }
}
