import { LightningElement, api } from 'lwc';
import { commonLabels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';

/** A value to paste somewhere else, with a button that copies it. */
export default class SetupCopyField extends LightningElement {
  @api label = '';
  @api value = '';

  message = '';

  get copyName(): string {
    return fillLabel(commonLabels.copy, this.label);
  }

  handleFocus(event: Event): void {
    (event.target as HTMLInputElement).select();
  }

  async handleCopy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.value);
      this.message = commonLabels.copied;
    } catch {
      // Not every page lets scripts use the clipboard: then the value is selected, ready for the keyboard.
      this.template?.querySelector('input')?.focus();
      this.message = commonLabels.copyFailed;
    }
  }
}
