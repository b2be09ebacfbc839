import { LightningElement, api } from 'lwc';
import { consoleLabels } from 'c/startVideoLabels';

/** The guest link with a button that copies it. */
export default class VideoGuestLink extends LightningElement {
  @api link = '';

  readonly labels = consoleLabels;
  message = '';

  handleFocus(event: Event): void {
    (event.target as HTMLInputElement).select();
  }

  async handleCopy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.link);
      this.message = consoleLabels.copied;
    } catch {
      // Not every page lets scripts use the clipboard: then the link is selected, ready for the keyboard.
      this.template?.querySelector('input')?.focus();
      this.message = consoleLabels.copyFailed;
    }
  }
}
